'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { CopyButton } from '@/components/ui/CopyButton';
import styles from './prose.module.css';

/** A block of code with a button that copies it. */
export function CodeFrame({ children }: { readonly children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  useEffect(() => setText(frame.current?.querySelector('code')?.textContent?.trimEnd() ?? ''), []);
  return (
    <div className={styles.code} ref={frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable) */}
      <pre tabIndex={0}>{children}</pre>
      <span className={styles.copy}>
        <CopyButton value={text} label="Copy the code" />
      </span>
    </div>
  );
}

'use client';

import { Button } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { CopyButton } from '@/components/ui/CopyButton';
import styles from './second-factor.module.css';

/** Recovery codes that were just made: copied, downloaded or printed now, and never shown again. */
export function RecoveryCodes({
  codes,
  done,
  onDone,
}: {
  readonly codes: readonly string[];
  /** "Continue". */
  readonly done: string;
  readonly onDone: () => void;
}) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = codes.join('\n');
  const download = () => {
    const address = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = 'fairlead-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <section className={styles.setup} aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1} style={{ outline: 'none', fontSize: '1rem', fontWeight: 600 }}>
        Keep these recovery codes
      </h3>
      <p>
        Each signs you in once when your app is not at hand. They are shown now and never again: keep them
        where you keep passwords, and not on the phone with the app.
      </p>
      <ul className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={`${styles.secret} ${styles.unprinted}`}>
        <CopyButton value={text} label="Copy recovery codes" />
        <Button variant="default" size="compact-sm" onClick={download}>
          Download
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <div className={styles.unprinted}>
        <Button onClick={onDone}>{done}</Button>
      </div>
    </section>
  );
}

'use client';

import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from '../Link';
import styles from './QuickLook.module.css';

/** A row beside the list that it is in. The keys stay with the list: the next row is looked at as the cursor moves. */
export function QuickLook({
  name,
  href,
  onClose,
  children,
}: {
  readonly name: ReactNode;
  readonly href: string | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <aside className={styles.panel} aria-label="Quick look">
      <header className={styles.head}>
        <h2 className={styles.name} aria-live="polite">
          {href === null ? name : <Link href={href}>{name}</Link>}
        </h2>
        <button type="button" className={styles.close} aria-label="Close quick look" onClick={onClose}>
          <IconX size={16} aria-hidden />
        </button>
      </header>
      {children}
      <p className={styles.keys}>
        <kbd>j</kbd> <kbd>k</kbd> the next or the one before · <kbd>enter</kbd> its page · <kbd>space</kbd>{' '}
        close
      </p>
    </aside>
  );
}

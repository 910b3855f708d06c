import type { ReactNode } from 'react';
import styles from './Optional.module.css';

/** What few want to see: a line that opens it. */
export function Optional({
  summary,
  children,
}: {
  readonly summary: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <details className={styles.optional}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

import type { ReactNode } from 'react';
import styles from './PlainTable.module.css';
import { ScrollRegion } from './ScrollRegion';

/**
 * A short table that is read, not searched: scrolls sideways where it must. `children` are thead and tbody. Cells with
 * `data-label` make a table that a phone shows row under row, each value behind its label.
 */
export function PlainTable({
  label,
  minWidth,
  children,
}: {
  readonly label: string;
  /** Pixels below which it scrolls. */
  readonly minWidth?: number;
  readonly children: ReactNode;
}) {
  return (
    <ScrollRegion className={styles.scroll} label={label}>
      <table className={styles.table} style={{ minWidth }}>
        {children}
      </table>
    </ScrollRegion>
  );
}

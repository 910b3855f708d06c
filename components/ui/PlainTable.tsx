import type { ReactNode } from 'react';
import styles from './PlainTable.module.css';

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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.table} style={{ minWidth }}>
        {children}
      </table>
    </section>
  );
}

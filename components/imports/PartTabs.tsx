'use client';

import { formatCount } from '@/components/ui/format-number';
import styles from './review.module.css';

export interface Part {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** Of `count`, how many are chosen; absent where nothing is chosen. */
  readonly chosen?: number;
}

/** The parts of an import, each with its count; the address says which is open. */
export function PartTabs({ parts, open }: { readonly parts: readonly Part[]; readonly open: string }) {
  return (
    <nav aria-label="Parts of the import" className={styles.tabs}>
      {parts.map(({ id, label, count, chosen }) => (
        <a
          key={id}
          href={`?part=${id}`}
          className={styles.tab}
          aria-current={id === open ? 'page' : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            window.history.replaceState(null, '', `?part=${id}`);
          }}
        >
          {label}{' '}
          <span className={styles.tabCount}>
            {chosen !== undefined && chosen !== count && `${formatCount(chosen)} of `}
            {formatCount(count)}
          </span>
        </a>
      ))}
    </nav>
  );
}

'use client';

import Link from 'next/link';
import { formatCount } from '@/components/ui/format-number';
import styles from './review.module.css';

export interface Part {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** A page of its own, where it is one. */
  readonly href?: string;
  /** Of `count`, how many are chosen; absent where nothing is chosen. */
  readonly chosen?: number;
}

/** The parts of a page, each with its count; the address says which is open. */
export function PartTabs({
  label,
  parts,
  open,
  onOpen,
}: {
  /** What they are parts of, for a screen reader. */
  readonly label: string;
  readonly parts: readonly Part[];
  readonly open: string;
  /** Opens one without asking the server; without it, the address does. */
  readonly onOpen?: (id: string) => void;
}) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {parts.map(({ id, label: name, count, chosen, href }) => (
        <Link
          key={id}
          href={href ?? `?part=${id}`}
          className={styles.tab}
          aria-current={id === open ? 'page' : undefined}
          onClick={(event) => {
            if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen(id);
          }}
        >
          {name}{' '}
          <span className={styles.tabCount}>
            {chosen !== undefined && chosen !== count && `${formatCount(chosen)} of `}
            {formatCount(count)}
          </span>
        </Link>
      ))}
    </nav>
  );
}

'use client';

import { formatCount } from '@/components/ui/format-number';
import { PageTabs } from '@/components/ui/PageTabs';
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

const hrefOf = ({ id, href }: Pick<Part, 'id' | 'href'>) => href ?? `?part=${id}`;

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
  /** Opens one without asking the server, by its address; without it, the address does. */
  readonly onOpen?: (href: string) => void;
}) {
  const tabs = parts.map(({ label: name, count, chosen, ...part }) => {
    const of = chosen === undefined || chosen === count ? '' : `${formatCount(chosen)} of `;
    return { href: hrefOf(part), label: name, count: of + formatCount(count) };
  });
  const shown = parts.find(({ id }) => id === open);
  return (
    <div className={styles.parts}>
      <PageTabs label={label} tabs={tabs} open={shown && hrefOf(shown)} {...(onOpen && { onOpen })} />
    </div>
  );
}

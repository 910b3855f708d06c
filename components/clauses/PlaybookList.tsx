'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { Link } from '@/components/ui/Link';
import { positionHref } from '@/components/ui/links/contracts';
import { CLAUSE_GROUPS } from '@/lib/contracts/clause-type';
import styles from './playbook.module.css';

/** A type in the list, with what the playbook has on it. */
export interface ListedType {
  readonly key: string;
  readonly number: number | null;
  readonly name: string;
  readonly group: string;
  readonly state: 'none' | 'words' | 'checked';
}

const STATES = { none: '', words: 'Words', checked: 'Checked' } as const;

/** Every type with whether there is a position on it. `j` and `k` go to the next and the one before. */
export function PlaybookList({
  types,
  open,
}: {
  readonly types: readonly ListedType[];
  readonly open: string | null;
}) {
  const router = useRouter();
  const list = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is open
  useEffect(() => {
    const shown = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (!list.current || !shown) return;
    const { clientHeight } = list.current;
    list.current.scrollTop =
      shown.offsetTop - list.current.offsetTop - (clientHeight - shown.offsetHeight) / 2;
  }, [open]);
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      const by = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      const target = event.target as HTMLElement;
      const typing = target.closest('input, textarea, select, [contenteditable], [role="listbox"]') !== null;
      if (by === 0 || typing || event.metaKey || event.ctrlKey || event.altKey) return;
      const at = types.findIndex(({ key }) => key === open);
      const next = types[at === -1 ? 0 : Math.min(Math.max(at + by, 0), types.length - 1)];
      if (next) router.push(positionHref(next.key), { scroll: false });
    };
    document.addEventListener('keydown', step);
    return () => document.removeEventListener('keydown', step);
  }, [types, open, router]);

  return (
    <nav
      ref={list}
      aria-label="Types of clauses"
      className={styles.nav}
      data-open={open !== null || undefined}
    >
      {Object.entries(CLAUSE_GROUPS).map(([group, groupName]) => (
        <section key={group} aria-label={groupName}>
          <h2 className={styles.group}>{groupName}</h2>
          <ul className={styles.types}>
            {types
              .filter((type) => type.group === group)
              .map(({ key, number, name, state }) => (
                <li key={key}>
                  <Link
                    href={positionHref(key)}
                    scroll={false}
                    className={styles.type}
                    aria-current={key === open ? 'page' : undefined}
                  >
                    <span className={styles.number}>{number ?? '–'}</span>
                    <span>{name}</span>
                    <span className={styles.state}>{STATES[state]}</span>
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

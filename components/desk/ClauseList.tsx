'use client';

import { IconUser } from '@tabler/icons-react';
import { CLAUSE_GROUPS } from '@/lib/contracts/clause-type';
import styles from './desk.module.css';
import type { DeskEntry } from './entries';
import { entryName } from './entry-name';
import { StandingSign } from './StandingSign';

/** The clauses by group, each with how it stands. */
export function ClauseList({
  entries,
  selected,
  onSelect,
}: {
  readonly entries: readonly DeskEntry[];
  readonly selected: string | undefined;
  readonly onSelect: (entry: DeskEntry) => void;
}) {
  if (entries.length === 0)
    return <p className={styles.none}>No clause of that kind. Clear the filter to see all.</p>;
  return (
    <nav aria-label="Clauses" className={styles.list}>
      {Object.entries(CLAUSE_GROUPS).map(([group, name]) => {
        const own = entries.filter(({ type }) => type.group === group);
        if (own.length === 0) return null;
        return (
          <section key={group} aria-label={name}>
            <h2 className={styles.group}>
              {name}{' '}
              <span className="numeric">
                {own.filter(({ clause }) => clause?.inForce).length}/{own.length}
              </span>
            </h2>
            <ul>
              {own.map((entry) => (
                <li key={entry.id}>
                  <button
                    type="button"
                    id={entry.id}
                    data-desk-row
                    className={styles.entry}
                    aria-current={entry.id === selected || undefined}
                    onClick={() => onSelect(entry)}
                  >
                    <span className={styles.number}>{entry.type.number ?? '+'}</span>
                    <span className={styles.name}>{entryName(entry)}</span>
                    {entry.clause?.assignee && (
                      <IconUser
                        size={14}
                        role="img"
                        aria-label={`Assigned to ${entry.clause.assignee.name}`}
                      />
                    )}
                    <StandingSign brief standing={entry.standing} />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}

'use client';

import { IconSearch, IconX } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type RefObject, useEffect, useOptimistic, useRef, useState, useTransition } from 'react';
import { auditHref } from '@/components/ui/links/audit';
import { FacetFilter } from '@/components/ui/table/FacetFilter';
import toolbar from '@/components/ui/table/toolbar.module.css';
import { ACTION_AREAS } from '@/lib/audit/action-words';
import { type AuditFilter, filterSearch, NO_FILTER, narrows, VIAS } from '@/lib/audit/filter';
import { subjectNoun } from '@/lib/audit/subject-link';
import styles from './audit.module.css';
import { capital } from './entry-words';
import { TimeFilter } from './TimeFilter';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

const ACTIONS: readonly Choice[] = ACTION_AREAS.flatMap(({ area, words }) => [
  { value: `@${area}`, label: `Everything in ${area.toLowerCase()}` },
  ...Object.entries(words).map(([value, label]) => ({ value, label: capital(label) })),
]);
const WAYS: readonly Choice[] = Object.entries(VIAS).map(([value, label]) => ({ value, label }));
/** Ms after the last key before what was typed is looked for. */
const TYPING_MS = 350;

/** What narrows the trail. All of it is in the address. */
export function AuditFilters({
  filter: asked,
  recordTitle,
  people,
  environments,
  searchRef,
}: {
  readonly filter: AuditFilter;
  /** What the record of the filter is called. */
  readonly recordTitle: string | null;
  readonly people: readonly Choice[];
  readonly environments: readonly Choice[];
  readonly searchRef: RefObject<HTMLInputElement | null>;
}) {
  const router = useRouter();
  const [, start] = useTransition();
  // What was just chosen stands at once; the list follows.
  const [filter, choose] = useOptimistic(asked, (now, next: Partial<AuditFilter>) => ({ ...now, ...next }));
  const { text, type, set } = useTyped(filter.q, (q) => go({ q }));
  // What was typed a moment ago goes along.
  const go = (chosen: Partial<AuditFilter>) => {
    const next = { q: text.trim(), ...chosen };
    set(next.q);
    start(() => {
      choose(next);
      router.push(auditHref(filterSearch({ ...filter, ...next })), { scroll: false });
    });
  };
  const recordName =
    filter.record && `${capital(subjectNoun(filter.record.type))} ${recordTitle ?? filter.record.id}`;
  const one = (chosen: string | null) => (chosen === null ? [] : [chosen]);
  return (
    <search className={toolbar.toolbar} aria-label="Filter the audit trail">
      <div className={toolbar.search}>
        <IconSearch size={15} aria-hidden className={toolbar.searchIcon} />
        <input
          ref={searchRef}
          type="search"
          className={toolbar.searchInput}
          placeholder="Id or name"
          title="The id of a record, an entry, a session, a token or a request, or what a record is called"
          aria-label="Id or name"
          aria-keyshortcuts="/"
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
        />
        {text === '' && <kbd className={toolbar.key}>/</kbd>}
      </div>
      <div className={toolbar.filters}>
        {filter.record && (
          <button
            type="button"
            className={styles.record}
            aria-label={`${recordName}: show all records`}
            onClick={() => go({ record: null })}
          >
            {recordName}
            <IconX size={14} aria-hidden />
          </button>
        )}
        <FacetFilter
          filter={{ label: 'Person', single: true }}
          values={people}
          chosen={one(filter.person)}
          onChange={([person = null]) => go({ person })}
        />
        <FacetFilter
          filter={{ label: 'Action' }}
          values={ACTIONS}
          chosen={filter.action}
          onChange={(action) => go({ action })}
        />
        <FacetFilter
          filter={{ label: 'Environment', single: true }}
          values={environments}
          chosen={one(filter.environment)}
          onChange={([environment = null]) => go({ environment })}
        />
        <TimeFilter span={filter} onChange={go} />
        <FacetFilter
          filter={{ label: 'Via', single: true }}
          values={WAYS}
          chosen={one(filter.via)}
          onChange={([via = null]) => go({ via: via as AuditFilter['via'] })}
        />
        {narrows(filter) && (
          <button type="button" className={toolbar.clearAll} onClick={() => go(NO_FILTER)}>
            Clear all
          </button>
        )}
      </div>
    </search>
  );
}

/**
 * A text that is looked for a moment after the last key; it follows the address when that changes otherwise. `set` puts
 * another in its place, and nothing is looked for.
 */
function useTyped(q: string, look: (q: string) => void) {
  const [text, setText] = useState(q);
  const [shown, setShown] = useState(q);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // By then something else may have been chosen: what is looked for is looked for under that.
  const latest = useRef({ q, look });
  useEffect(() => {
    latest.current = { q, look };
  });
  if (q !== shown) {
    setShown(q);
    // The blank that one has just typed stays where it is.
    if (q !== text.trim()) setText(q);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = (next: string) => {
    clearTimeout(timer.current);
    setText((now) => (now.trim() === next ? now : next));
  };
  const type = (next: string) => {
    clearTimeout(timer.current);
    setText(next);
    timer.current = setTimeout(() => {
      if (next.trim() !== latest.current.q) latest.current.look(next.trim());
    }, TYPING_MS);
  };
  return { text, type, set };
}

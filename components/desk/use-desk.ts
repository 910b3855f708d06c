'use client';

import { useEffect, useMemo, useState } from 'react';
import { contentOf, type Desk } from '@/lib/contracts/clause-desk';
import { type Deviation, deviation } from '@/lib/contracts/playbook';
import { clauseEntry, type DeskEntry, entriesOf, type Filter, isNamed, passes } from './entries';

/** How far an entry is from the playbook. */
export function deviationOf({ clause, type }: DeskEntry, { positions, regionGroups }: Desk): Deviation {
  const content = clause && contentOf(clause);
  return deviation(content, positions[type.key] ?? null, type.parameters, regionGroups);
}

/** Which clause of the list is open, and which of them are listed. */
export function useDesk(desk: Desk, first: string | null) {
  // Links name a clause by its id alone.
  const wanted = first !== null && !first.includes(':') ? clauseEntry(first) : first;
  const [selected, setSelected] = useState({ id: wanted, before: wanted, opened: 0 });
  const [filter, setFilter] = useState<Filter>('all');
  const [query, setQuery] = useState('');
  const [another, setAnother] = useState<string | null>(null);
  const entries = useMemo(
    () => entriesOf(desk.types, desk.clauses, another),
    [desk.types, desk.clauses, another],
  );
  // A clause that was just made is not in the list before the page was read anew.
  const at = (id: string | null) => entries.find((one) => one.id === id);
  const entry = at(selected.id) ?? at(selected.before) ?? entries[0];
  const deviating = useMemo(() => {
    const beyond = entries.filter((one) => {
      const { verdict } = deviationOf(one, desk);
      return one.clause && desk.positions[one.type.key] && (verdict === 'walk_away' || verdict === 'missing');
    });
    return new Set(beyond.map(({ id }) => id));
  }, [entries, desk]);
  const listed = (by: Filter) =>
    entries.filter((one) => passes(one, by, deviating.has(one.id)) && isNamed(one, query));
  const shown = listed(filter);

  const turn = (id: string, opened: number) => {
    setSelected({ id, before: entry?.id ?? id, opened });
    // Behind the hash, so that a reload and a copied link open it. In the search it would be another page to Next, which
    // then makes everything anew, what is being typed included.
    window.history.replaceState(null, '', `#${id}`);
  };
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (id) setSelected((now) => ({ id, before: id, opened: now.opened + 1 }));
  }, []);
  useEffect(() => {
    document.getElementById(entry?.id ?? '')?.scrollIntoView({ block: 'nearest' });
  }, [entry?.id]);

  return {
    entries,
    shown,
    entry,
    /** Rises with each clause that is opened, not with one that gets its place in the list. */
    opened: selected.opened,
    select: (id: string) => turn(id, selected.opened + 1),
    /** The clause that is open has another place now: it was made. */
    moved: (id: string) => turn(id, selected.opened),
    filter,
    setFilter,
    query,
    setQuery,
    count: (wanted: Filter) => listed(wanted).length,
    setAnother,
    /** The entry `step` further on in what is listed, or the one at its end. */
    beside: (step: 1 | -1): DeskEntry | undefined => {
      const place = shown.findIndex(({ id }) => id === entry?.id);
      return shown[Math.max(0, Math.min(shown.length - 1, place + step))];
    },
  };
}

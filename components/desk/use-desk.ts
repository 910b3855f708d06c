'use client';

import { useEffect, useMemo, useState } from 'react';
import { contentOf, type Desk } from '@/lib/contracts/clause-desk';
import { type Deviation, deviation } from '@/lib/contracts/playbook';
import { type DeskEntry, entriesOf, type Filter, isNamed, passes } from './entries';

/** How far an entry is from the playbook. */
export function deviationOf({ clause, type }: DeskEntry, { positions, regionGroups }: Desk): Deviation {
  const content = clause && contentOf(clause);
  return deviation(content, positions[type.key] ?? null, type.parameters, regionGroups);
}

/** Which clause of the list is open, and which of them are listed. */
export function useDesk(desk: Desk, first: string | null) {
  const [selected, setSelected] = useState(first);
  const [filter, setFilter] = useState<Filter>('all');
  const [query, setQuery] = useState('');
  const [another, setAnother] = useState<string | null>(null);
  const entries = useMemo(
    () => entriesOf(desk.types, desk.clauses, another),
    [desk.types, desk.clauses, another],
  );
  const entry = entries.find(({ id }) => id === selected) ?? entries[0];
  const deviating = useMemo(() => {
    const beyond = entries.filter((one) => {
      const { verdict } = deviationOf(one, desk);
      return one.clause && desk.positions[one.type.key] && (verdict === 'walk_away' || verdict === 'missing');
    });
    return new Set(beyond.map(({ id }) => id));
  }, [entries, desk]);
  const listed = (wanted: Filter) =>
    entries.filter((one) => passes(one, wanted, deviating.has(one.id)) && isNamed(one, query));
  const shown = listed(filter);

  const select = (id: string) => {
    setSelected(id);
    // Kept in the address for reloads and links, without asking the server for the page anew.
    const url = new URL(window.location.href);
    url.searchParams.set('clause', id);
    window.history.replaceState(window.history.state, '', url);
  };
  useEffect(() => {
    document.getElementById(entry?.id ?? '')?.scrollIntoView({ block: 'nearest' });
  }, [entry?.id]);

  return {
    entries,
    shown,
    entry,
    select,
    filter,
    setFilter,
    query,
    setQuery,
    count: (wanted: Filter) => listed(wanted).length,
    setAnother,
    /** The entry `step` further on in what is listed, or the one at its end. */
    beside: (step: 1 | -1): DeskEntry | undefined => {
      const at = shown.findIndex(({ id }) => id === entry?.id);
      return shown[Math.max(0, Math.min(shown.length - 1, at + step))];
    },
  };
}

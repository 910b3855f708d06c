'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useRef } from 'react';
import { auditEntryHref } from '@/components/ui/links/audit';
import { useRowKeys } from '@/components/ui/table/use-row-keys';
import type { AuditPage } from '@/lib/audit/entry';
import { type AuditFilter, filterSearch } from '@/lib/audit/filter';
import { AuditFilters, type Choice } from './AuditFilters';
import { AuditRows } from './AuditRows';
import { NewEntries } from './NewEntries';
import { TrailPages } from './TrailPages';

/** The trail: what narrows it, its entries, and those that arrive meanwhile. `j k enter /` as in every table. */
export function AuditTrail({
  page,
  filter,
  here,
  recordTitle,
  people,
  environments,
  empty,
}: {
  readonly page: AuditPage;
  readonly filter: AuditFilter;
  /** This page's parameters: entries lead back to it. */
  readonly here: string;
  readonly recordTitle: string | null;
  readonly people: readonly Choice[];
  readonly environments: readonly Choice[];
  /** Instead of the table where nothing is left. */
  readonly empty: ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const search = filterSearch(filter);
  const place = new URLSearchParams(here);
  const links = () => [...(root.current?.querySelectorAll<HTMLAnchorElement>('[data-entry]') ?? [])];
  useRowKeys(root, {
    count: page.entries.length,
    cursor: () => links().findIndex((link) => link.closest('tr')?.contains(document.activeElement)),
    move: (index) => links()[index]?.focus(),
    open: (index) => {
      const entry = page.entries[index];
      if (entry) router.push(auditEntryHref(entry.seq, place));
    },
    toggle: null,
    look: null,
    focusSearch: () => searchRef.current?.focus(),
    clear: () => (document.activeElement as HTMLElement | null)?.blur(),
  });
  return (
    <div ref={root} data-data-table>
      <AuditFilters
        filter={filter}
        recordTitle={recordTitle}
        people={people}
        environments={environments}
        searchRef={searchRef}
      />
      <NewEntries key={`${search}|${page.head}`} search={search} since={page.head} />
      {page.entries.length === 0 ? (
        empty
      ) : (
        <AuditRows entries={page.entries} environments={environments} search={place} />
      )}
      <TrailPages page={page} search={search} />
    </div>
  );
}

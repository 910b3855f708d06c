'use client';

import { useRouter } from 'next/navigation';
import { formatPlural } from '@/components/ui/format-number';
import { refusedHref } from '@/components/ui/links/audit';
import { FacetFilter } from '@/components/ui/table/FacetFilter';
import toolbar from '@/components/ui/table/toolbar.module.css';
import { type AuditFilter, filterSearch, RANGES, type Range } from '@/lib/audit/filter';
import type { RefusalsPage } from '@/lib/audit/refusal';
import { capital } from './entry-words';

const TIMES = Object.entries(RANGES).map(([value, { label }]) => ({ value, label }));

/** Whose, which and since when. All of it is in the address. */
export function RefusalFilters({
  filter,
  page,
}: {
  readonly filter: AuditFilter;
  readonly page: RefusalsPage;
}) {
  const router = useRouter();
  const go = (next: Partial<AuditFilter>) =>
    router.push(refusedHref(filterSearch({ ...filter, ...next })), { scroll: false });
  return (
    <search className={toolbar.toolbar} aria-label="Filter what was refused">
      <div className={toolbar.filters}>
        <FacetFilter
          filter={{ label: 'Time', single: true }}
          values={TIMES}
          chosen={filter.range ? [filter.range] : []}
          onChange={([range]) => go({ range: (range as Range | undefined) ?? '30d' })}
        />
        <FacetFilter
          filter={{ label: 'Person', single: true }}
          values={page.byPerson.map(({ key, label, count }) => ({ value: key, label, count }))}
          chosen={filter.person === null ? [] : [filter.person]}
          onChange={([person = null]) => go({ person })}
        />
        <FacetFilter
          filter={{ label: 'Action', single: true }}
          values={page.byAction.map(({ key, label, count }) => ({
            value: key,
            label: capital(label),
            count,
          }))}
          chosen={filter.action}
          onChange={(action) => go({ action })}
        />
      </div>
      <div className={toolbar.end}>
        <span role="status" className={toolbar.total}>
          {formatPlural(page.total, 'refusal', 'refusals')}
        </span>
      </div>
    </search>
  );
}

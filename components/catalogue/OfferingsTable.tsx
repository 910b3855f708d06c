'use client';

import { useMemo } from 'react';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { compareOfferingsHref, offeringHref } from '@/components/ui/links/catalogue';
import { requireOk } from '@/components/ui/require-ok';
import type { TablePage, TableState } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import { writeTableState } from '@/components/ui/table/table-state';
import { COMPARED_AT_MOST } from '@/lib/catalog/compare';
import type { OfferingList } from '@/lib/catalog/offering-list';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import { BulkEdit } from './edit/BulkEdit';
import { type ListEditing, useListEditing } from './edit/use-list-editing';
import { OfferingGlance } from './OfferingGlance';
import { OFFERING_COLUMN_SETS, offeringColumns } from './offering-columns';
import { OFFERING_FILTERS } from './offering-filters';
import { ScatterLink } from './scatter/ScatterLink';
import { SavedViews } from './views/SavedViews';
import type { ListViews } from './views/view-actions';

const ROWS_SHAPE = {
  columns: offeringColumns(null),
  filters: OFFERING_FILTERS,
  defaultSort: null,
} as const;
const rowId = (row: OfferingRow) => row.key;
const rowHref = (row: OfferingRow) => offeringHref(row.key);

/** Asks the server for a window of the list: the parameters of the page's own address, with where to start. */
async function load(
  state: TableState,
  offset: number,
  limit: number,
  signal?: AbortSignal,
): Promise<TablePage<OfferingRow>> {
  const params = writeTableState(
    new URLSearchParams(),
    { ...state, widths: {}, compact: false, frozen: 1 },
    ROWS_SHAPE,
  );
  params.delete('columns');
  params.set('offset', String(offset));
  params.set('limit', String(limit));
  const response = await fetch(`/api/console/offerings?${params.toString()}`, signal ? { signal } : {});
  return toPage((await (await requireOk(response)).json()) as OfferingList);
}

function toPage({ rows, total, facets }: OfferingList): TablePage<OfferingRow> {
  return { rows, total, facets };
}

/** The table an architect lives in: every offering, searched, filtered and sorted by the server. */
export function OfferingsTable({
  search,
  list,
  views,
  editing,
}: {
  readonly search: string;
  readonly list: OfferingList;
  readonly views: ListViews;
  /** Null = for readers. */
  readonly editing: ListEditing | null;
}) {
  const { benchmark } = list;
  const plain = useMemo(() => offeringColumns(benchmark), [benchmark]);
  const { columns, revision, changed } = useListEditing(plain, editing);
  return (
    <DataTable
      label="Offerings"
      noun={['offering', 'offerings']}
      columns={columns}
      columnSets={OFFERING_COLUMN_SETS}
      filters={OFFERING_FILTERS}
      source={{ kind: 'server', load, initial: { search, page: toPage(list) }, revision }}
      rowId={rowId}
      rowHref={rowHref}
      quickLook={(row) => <OfferingGlance row={row} />}
      tools={
        <>
          <SavedViews {...views} />
          <ScatterLink />
        </>
      }
      fill
      bulk={(rows, clear, total) => (
        <>
          <CompareSelected keys={rows.map(rowId)} />
          {editing && (
            <BulkEdit
              keys={rows.map(rowId)}
              total={total}
              actions={editing}
              onDone={() => {
                clear();
                changed();
              }}
            />
          )}
        </>
      )}
      empty={
        <EmptyState title="The catalogue is empty">
          It is filled with public prices and capabilities when Fairlead first starts. Ask whoever runs this
          installation to fill it.
        </EmptyState>
      }
    />
  );
}

function CompareSelected({ keys }: { readonly keys: readonly string[] }) {
  if (keys.length > COMPARED_AT_MOST) return <span>At most {COMPARED_AT_MOST} are compared at once.</span>;
  return (
    <LinkButton size="compact-sm" variant="default" href={compareOfferingsHref(keys)}>
      {keys.length === 1 ? 'Compare with others' : 'Compare'}
    </LinkButton>
  );
}

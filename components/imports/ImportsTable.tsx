'use client';

import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/DateTime';
import { EmptyState } from '@/components/ui/EmptyState';
import { formatDate } from '@/components/ui/format-date';
import { formatCount } from '@/components/ui/format-number';
import { importHref } from '@/components/ui/links/imports';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import { Unknown } from '@/components/ui/Unknown';
import type { ImportSummary } from '@/lib/catalog/import/preview';
import { ImportStateSign } from './ImportStateSign';
import { STATE_WORDS, VIA_WORDS } from './import-words';

const count = (
  id: 'rows' | 'imported' | 'skipped',
  label: string,
  hint: string,
): DataColumn<ImportSummary> => ({
  id,
  label,
  hint,
  align: 'end',
  width: 84,
  descendingFirst: true,
  value: (row) => row[id],
  cell: (row) => formatCount(row[id]),
});

const COLUMNS: readonly DataColumn<ImportSummary>[] = [
  { id: 'source', label: 'Source', width: 150, value: (row) => row.sourceName },
  {
    id: 'state',
    label: 'State',
    width: 148,
    value: (row) => STATE_WORDS[row.state],
    cell: (row) => <ImportStateSign state={row.state} current={row.current} />,
  },
  {
    id: 'as-of',
    label: 'Of',
    hint: 'The day that the source speaks of',
    width: 124,
    descendingFirst: true,
    value: (row) => row.asOf,
    cell: (row) => formatDate(row.asOf),
  },
  count('rows', 'Rows', 'Rows of the source: read or skipped'),
  count('imported', 'Read', 'Rows that were read'),
  count('skipped', 'Skipped', 'Rows that were not, each with a reason'),
  {
    id: 'changed',
    label: 'Changed',
    hint: 'Records and values that it wrote',
    align: 'end',
    width: 96,
    descendingFirst: true,
    value: (row) => row.applied?.written ?? null,
    cell: (row) => (row.applied ? formatCount(row.applied.written) : <Unknown what="Not applied" />),
  },
  {
    id: 'decided',
    label: 'Applied or undone',
    width: 260,
    value: (row) => row.undoneAt ?? row.appliedAt,
    cell: (row) => {
      const [at, by] = row.undoneAt ? [row.undoneAt, row.undoneBy] : [row.appliedAt, row.appliedBy];
      return at === null ? (
        <Unknown what="Not yet" />
      ) : (
        <>
          <DateTime at={at} /> {by && `by ${by}`}
        </>
      );
    },
  },
  {
    id: 'name',
    label: 'File or address',
    width: 260,
    value: (row) => row.name,
    cell: (row) => <span title={row.name}>{row.name}</span>,
  },
  {
    id: 'via',
    label: 'Came by',
    width: 116,
    value: (row) => (row.scheduleId === null ? VIA_WORDS[row.via] : 'schedule'),
  },
  {
    id: 'by',
    label: 'Begun by',
    width: 140,
    value: (row) => row.createdBy,
    cell: (row) => row.createdBy ?? <Unknown what="Fairlead itself" />,
  },
  {
    id: 'at',
    label: 'Begun',
    width: 150,
    descendingFirst: true,
    value: (row) => row.createdAt,
    cell: (row) => <DateTime at={row.createdAt} />,
  },
];

const FILTERS: readonly TableFilter<ImportSummary>[] = [
  { id: 'from', label: 'Source', values: (row) => [row.sourceName] },
  { id: 'is', label: 'State', values: (row) => [STATE_WORDS[row.state]] },
];
const rowId = (row: ImportSummary) => row.id;
const rowHref = (row: ImportSummary) => importHref(row.id);

/** Every import that was begun, the newest first. */
export function ImportsTable({
  imports,
  action,
}: {
  readonly imports: readonly ImportSummary[];
  /** The first step where there is none yet. */
  readonly action: ReactNode;
}) {
  return (
    <DataTable
      label="Imports"
      noun={['import', 'imports']}
      columns={COLUMNS}
      filters={FILTERS}
      source={{ kind: 'rows', rows: imports }}
      rowId={rowId}
      rowHref={rowHref}
      empty={
        <EmptyState title="Nothing was imported yet" action={action}>
          An import reads a price list and shows what it would change in the catalogue, value by value.
          Nothing changes until somebody applies it, and it can be undone as a whole.
        </EmptyState>
      }
    />
  );
}

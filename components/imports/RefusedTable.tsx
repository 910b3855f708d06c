'use client';

import { EmptyState } from '@/components/ui/EmptyState';
import { Facts } from '@/components/ui/Facts';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import type { ImportNote, SkippedRow } from '@/lib/catalog/import/preview';

type Line = SkippedRow & Partial<Pick<ImportNote, 'field'>> & { readonly place: number };

const ROW: DataColumn<Line> = {
  id: 'row',
  label: 'Row of the source',
  width: 340,
  value: (line) => line.row,
};
const FIELD: DataColumn<Line> = {
  id: 'field',
  label: 'In it',
  width: 260,
  value: (line) => line.field ?? null,
  cell: (line) => <code>{line.field}</code>,
};
const REASON: DataColumn<Line> = {
  id: 'reason',
  label: 'Why',
  width: 520,
  value: (line) => line.reason,
  cell: (line) => <span title={line.reason}>{line.reason}</span>,
};
const SKIPPED_COLUMNS = [ROW, REASON];
const NOTE_COLUMNS = [ROW, FIELD, REASON];
const FILTERS: readonly TableFilter<Line>[] = [
  { id: 'reason', label: 'Why', values: (line) => [line.reason] },
];
const look = (line: Line) => (
  <Facts
    facts={[
      { label: 'Row', value: line.row },
      ...(line.field === undefined ? [] : [{ label: 'In it', value: line.field }]),
      { label: 'Why', value: line.reason },
    ]}
  />
);
const rowId = (line: Line) => String(line.place);

/** What of a source was not taken over, each with the reason: whole rows (`skipped`), or values of rows that were (`notes`). */
export function RefusedTable({
  part,
  rows,
}: {
  readonly part: 'skipped' | 'notes';
  readonly rows: readonly (SkippedRow | ImportNote)[];
}) {
  const lines = rows.map((row, place): Line => ({ ...row, place }));
  return (
    <DataTable
      label={part === 'skipped' ? 'Skipped rows' : 'Notes'}
      noun={part === 'skipped' ? ['skipped row', 'skipped rows'] : ['note', 'notes']}
      columns={part === 'skipped' ? SKIPPED_COLUMNS : NOTE_COLUMNS}
      filters={FILTERS}
      source={{ kind: 'rows', rows: lines }}
      rowId={rowId}
      fill
      quickLook={look}
      empty={<EmptyState title="Nothing here">Everything of this source was read.</EmptyState>}
    />
  );
}

'use client';

import { useMemo } from 'react';
import { EmptyState } from '@/components/ui/EmptyState';
import { fieldName } from '@/components/ui/field-words';
import { modelHref, offeringHref, vendorHref } from '@/components/ui/links/catalogue';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import type { AppliedRow } from '@/lib/catalog/import/applied';
import { fieldColumn, KEY, RECORD, valueColumn } from './value-columns';

const WHOLE: Readonly<Record<AppliedRow['change'], string>> = {
  create: 'made',
  set: 'set',
  archive: 'archived',
  restore: 'brought back',
};
const COLUMNS: readonly DataColumn<AppliedRow>[] = [
  { ...RECORD, label: 'Record' },
  fieldColumn<AppliedRow>(({ change }) => WHOLE[change]),
  valueColumn('before', 'Was'),
  valueColumn('after', 'Became'),
  { ...KEY, label: 'Key', hidden: false },
];
const FILTERS: readonly TableFilter<AppliedRow>[] = [
  { id: 'change', label: 'Change', values: (row) => [WHOLE[row.change]] },
  { id: 'kind', label: 'Record', values: (row) => [row.kind] },
  {
    id: 'what',
    label: 'Field',
    values: (row) => (row.field === null ? [] : [row.field]),
    labelOf: fieldName,
  },
];
const HREFS = { offering: offeringHref, model: modelHref, vendor: vendorHref } as const;
const KINDS = ['offering', 'model', 'vendor'];
/** Values before whole records, offerings before what came with them. */
const place = ({ change, kind }: AppliedRow) => (change === 'set' ? 0 : 3) + KINDS.indexOf(kind);
const rowId = (row: AppliedRow) => row.id;
const rowHref = (row: AppliedRow) => HREFS[row.kind](row.key);

/** What an import wrote, step by step. */
export function AppliedTable({ rows }: { readonly rows: readonly AppliedRow[] }) {
  const ordered = useMemo(() => [...rows].sort((a, b) => place(a) - place(b)), [rows]);
  return (
    <DataTable
      label="What it changed"
      noun={['step', 'steps']}
      columns={COLUMNS}
      filters={FILTERS}
      source={{ kind: 'rows', rows: ordered }}
      rowId={rowId}
      rowHref={rowHref}
      fill
      empty={<EmptyState title="It changed nothing">It was recorded as what its source says.</EmptyState>}
    />
  );
}

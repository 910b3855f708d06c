'use client';

import { EmptyState } from '@/components/ui/EmptyState';
import { formatCount } from '@/components/ui/format-number';
import { vendorHref } from '@/components/ui/links/catalogue';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import { Unknown } from '@/components/ui/Unknown';
import type { VendorRow } from '@/lib/catalog/details';
import { SavedViews } from './views/SavedViews';
import type { ListViews } from './views/view-actions';

function rolesOf(row: VendorRow): readonly string[] {
  return [row.isOwner && 'owner', row.isChannel && 'channel'].filter((role) => typeof role === 'string');
}

const count = (
  id: string,
  label: string,
  hint: string,
  value: (row: VendorRow) => number,
): DataColumn<VendorRow> => ({
  id,
  label,
  hint,
  align: 'end',
  width: 104,
  descendingFirst: true,
  value,
  cell: (row) => (value(row) === 0 ? <Unknown what="None" /> : formatCount(value(row))),
});

const COLUMNS: readonly DataColumn<VendorRow>[] = [
  { id: 'name', label: 'Vendor', width: 240, value: (row) => row.name },
  {
    id: 'roles',
    label: 'Roles',
    hint: 'Owner: makes models. Channel: sells inference.',
    width: 160,
    value: (row) => rolesOf(row).join(' and ') || null,
    cell: (row) => rolesOf(row).join(' and ') || 'neither',
  },
  count('models', 'Models', 'Models it makes', (row) => row.models),
  count('offerings', 'Offerings', 'Offerings it sells', (row) => row.offerings),
  count('stakes', 'Stakes', 'Recorded stakes that it holds or that are held in it', (row) => row.stakes),
  {
    id: 'controlledBy',
    label: 'Controlled by',
    width: 160,
    value: (row) => row.controlledBy.join(', ') || null,
    cell: (row) => row.controlledBy.join(', ') || <Unknown what="Nobody, as far as is recorded" />,
  },
  {
    id: 'legalName',
    label: 'Legal name',
    width: 240,
    value: (row) => row.legalName,
    cell: (row) => row.legalName ?? <Unknown what="Not recorded" />,
  },
  {
    id: 'key',
    label: 'Key',
    width: 160,
    hidden: true,
    value: (row) => row.key,
    cell: (row) => <code>{row.key}</code>,
  },
];

const FILTERS: readonly TableFilter<VendorRow>[] = [
  { id: 'role', label: 'Role', values: (row) => (rolesOf(row).length > 0 ? rolesOf(row) : ['neither']) },
  {
    id: 'stakes',
    label: 'Stakes',
    values: (row) => [row.stakes > 0 ? 'recorded' : 'none recorded'],
  },
];

const rowId = (row: VendorRow) => row.key;
const rowHref = (row: VendorRow) => vendorHref(row.key);

/** Every organisation that makes models or sells them. */
export function VendorsTable({
  vendors,
  views,
}: {
  readonly vendors: readonly VendorRow[];
  readonly views: ListViews;
}) {
  return (
    <DataTable
      label="Vendors"
      noun={['vendor', 'vendors']}
      columns={COLUMNS}
      filters={FILTERS}
      source={{ kind: 'rows', rows: vendors }}
      rowId={rowId}
      rowHref={rowHref}
      tools={<SavedViews {...views} />}
      fill
      empty={<EmptyState title="No vendor yet">Vendors appear as the catalogue is filled.</EmptyState>}
    />
  );
}

'use client';

import { CalendarDate } from '@/components/ui/DateTime';
import { EmptyState } from '@/components/ui/EmptyState';
import { formatCount } from '@/components/ui/format-number';
import { vendorHref } from '@/components/ui/links/catalogue';
import { SampleMark } from '@/components/ui/SampleMark';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import { Unknown } from '@/components/ui/Unknown';
import { VENDOR_STATUSES } from '@/lib/catalog/vendor-profile';
import type { VendorLine } from '@/lib/contracts/vendor-line';
import { SavedViews } from './views/SavedViews';
import type { ListViews } from './views/view-actions';

function rolesOf(row: VendorLine): readonly string[] {
  return [row.isOwner && 'owner', row.isChannel && 'channel'].filter((role) => typeof role === 'string');
}

const count = (
  id: string,
  label: string,
  hint: string,
  value: (row: VendorLine) => number,
): DataColumn<VendorLine> => ({
  id,
  label,
  hint,
  align: 'end',
  width: 104,
  descendingFirst: true,
  value,
  cell: (row) => (value(row) === 0 ? <Unknown what="None" /> : formatCount(value(row))),
});

const COLUMNS: readonly DataColumn<VendorLine>[] = [
  {
    id: 'name',
    label: 'Vendor',
    width: 240,
    value: (row) => row.name,
    cell: (row) =>
      row.sample ? (
        <>
          {row.name} <SampleMark />
        </>
      ) : (
        row.name
      ),
  },
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
  count('contracts', 'Contracts', 'Contracts that it is a party of', (row) => row.contracts ?? 0),
  count('certifications', 'Certificates', 'Certificates that count today', (row) => row.certifications),
  {
    id: 'nextExpiry',
    label: 'Next to end',
    hint: 'The last day of the certificate that ends first',
    width: 120,
    value: (row) => row.nextExpiry,
    cell: (row) =>
      row.nextExpiry === null ? <Unknown what="No certificate" /> : <CalendarDate date={row.nextExpiry} />,
  },
  {
    id: 'status',
    label: 'Status',
    width: 150,
    value: (row) => row.status && VENDOR_STATUSES[row.status],
    cell: (row) => (row.status === null ? <Unknown what="Not stated" /> : VENDOR_STATUSES[row.status]),
  },
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

const FILTERS: readonly TableFilter<VendorLine>[] = [
  { id: 'role', label: 'Role', values: (row) => (rolesOf(row).length > 0 ? rolesOf(row) : ['neither']) },
  {
    id: 'contracts',
    label: 'Contracts',
    values: (row) => [row.contracts ? 'recorded' : 'none recorded'],
  },
  {
    id: 'status',
    label: 'Status',
    values: (row) => [row.status === null ? 'Not stated' : VENDOR_STATUSES[row.status]],
  },
  {
    id: 'stakes',
    label: 'Stakes',
    values: (row) => [row.stakes > 0 ? 'recorded' : 'none recorded'],
  },
];

const rowId = (row: VendorLine) => row.key;
const rowHref = (row: VendorLine) => vendorHref(row.key);

/** Every organisation that makes models or sells them. */
export function VendorsTable({
  vendors,
  views,
}: {
  readonly vendors: readonly VendorLine[];
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

'use client';

import { IconPlugConnected } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { endpointHref } from '@/components/ui/links/vocabulary';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import type { EndpointRow } from '@/lib/catalog/endpoint';

/** The endpoints, to be searched by key, name, dialect and region. */
export function EndpointsTable({
  endpoints,
  create,
}: {
  readonly endpoints: readonly EndpointRow[];
  /** The first step, for those who may. */
  readonly create: ReactNode;
}) {
  return (
    <DataTable
      label="Endpoints"
      noun={['endpoint', 'endpoints']}
      columns={COLUMNS}
      filters={FILTERS}
      source={{ kind: 'rows', rows: endpoints }}
      rowId={rowId}
      empty={
        <EmptyState icon={<IconPlugConnected />} title="No endpoints yet" action={create}>
          An offering says at which endpoint it is called.
        </EmptyState>
      }
    />
  );
}

const rowId = ({ key }: EndpointRow) => key;

const FILTERS: readonly TableFilter<EndpointRow>[] = [
  {
    id: 'dialect',
    label: 'Dialect',
    values: ({ api }) => [api ?? ''],
    labelOf: (value) => value || 'not recorded',
  },
];

const COLUMNS: readonly DataColumn<EndpointRow>[] = [
  {
    id: 'key',
    label: 'Endpoint',
    value: ({ key }) => key,
    cell: ({ key }) => <Link href={endpointHref(key)}>{key}</Link>,
    width: 260,
  },
  {
    id: 'name',
    label: 'Name',
    value: ({ key, name }) => (name === key ? null : name),
    width: 260,
  },
  { id: 'dialect', label: 'Dialect', value: ({ api }) => api, width: 200 },
  { id: 'region', label: 'Region', value: ({ region }) => region, width: 160 },
  {
    id: 'offerings',
    label: 'Offerings',
    value: ({ offerings }) => offerings,
    align: 'end',
    descendingFirst: true,
    width: 110,
  },
];

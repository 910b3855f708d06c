'use client';

import { useMemo } from 'react';
import { CalendarDate } from '@/components/ui/DateTime';
import { EmptyState } from '@/components/ui/EmptyState';
import { modelHref } from '@/components/ui/links/catalogue';
import { Amount } from '@/components/ui/Price';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import { Unknown } from '@/components/ui/Unknown';
import type { ModelRow } from '@/lib/catalog/details';
import { SavedViews } from './views/SavedViews';
import type { ListViews } from './views/view-actions';

const UNKNOWN = 'unknown';
const amount = (text: string | null) => (
  <Amount price={text === null ? null : { amount: text }} unit="tokens" />
);
const modalities = (values: readonly string[] | null) => values?.join(', ') ?? <Unknown what="Not stated" />;

const COLUMNS: readonly DataColumn<ModelRow>[] = [
  { id: 'name', label: 'Model', width: 280, value: (row) => row.name },
  {
    id: 'owner',
    label: 'Owner',
    hint: 'Who makes it',
    width: 144,
    value: (row) => row.ownerName,
    cell: (row) => row.ownerName ?? <Unknown what="Owner unknown" />,
  },
  {
    id: 'offerings',
    label: 'Offerings',
    align: 'end',
    width: 96,
    descendingFirst: true,
    value: (row) => row.offerings,
  },
  {
    id: 'channels',
    label: 'Channels',
    align: 'end',
    width: 96,
    descendingFirst: true,
    value: (row) => row.channels,
  },
  {
    id: 'lowestInput',
    label: 'Input from $/M',
    hint: 'The lowest among its offerings, free ones left out',
    align: 'end',
    width: 124,
    value: (row) => (row.lowestInput === null ? null : Number(row.lowestInput)),
    cell: (row) => amount(row.lowestInput),
  },
  {
    id: 'lowestOutput',
    label: 'Output from $/M',
    hint: 'The lowest among its offerings, free ones left out',
    align: 'end',
    width: 132,
    value: (row) => (row.lowestOutput === null ? null : Number(row.lowestOutput)),
    cell: (row) => amount(row.lowestOutput),
  },
  {
    id: 'input',
    label: 'Takes',
    width: 172,
    value: (row) => row.inputModalities?.join(' ') ?? null,
    cell: (row) => modalities(row.inputModalities),
  },
  {
    id: 'output',
    label: 'Gives',
    width: 120,
    value: (row) => row.outputModalities?.join(' ') ?? null,
    cell: (row) => modalities(row.outputModalities),
  },
  {
    id: 'released',
    label: 'Released',
    width: 120,
    descendingFirst: true,
    value: (row) => row.releasedOn,
    cell: (row) => (row.releasedOn ? <CalendarDate date={row.releasedOn} /> : <Unknown />),
  },
  {
    id: 'weights',
    label: 'Weights',
    width: 96,
    value: (row) => (row.openWeights === null ? null : row.openWeights ? 'open' : 'closed'),
    cell: (row) => (row.openWeights === null ? <Unknown /> : row.openWeights ? 'open' : 'closed'),
  },
  { id: 'family', label: 'Family', width: 144, hidden: true, value: (row) => row.family },
  {
    id: 'key',
    label: 'Key',
    width: 260,
    hidden: true,
    value: (row) => row.key,
    cell: (row) => <code>{row.key}</code>,
  },
];

/** The filters of the list; owners read by the names in `models`. */
function filtersOf(models: readonly ModelRow[]): readonly TableFilter<ModelRow>[] {
  const owners = new Map(models.map((row) => [row.ownerKey, row.ownerName]));
  return [
    {
      id: 'owner',
      label: 'Owner',
      values: (row) => [row.ownerKey ?? UNKNOWN],
      labelOf: (key) => owners.get(key) ?? (key === UNKNOWN ? 'Unknown' : key),
    },
    { id: 'input', label: 'Takes', values: (row) => row.inputModalities ?? [UNKNOWN] },
    { id: 'output', label: 'Gives', values: (row) => row.outputModalities ?? [UNKNOWN] },
    {
      id: 'weights',
      label: 'Weights',
      values: (row) => [row.openWeights === null ? UNKNOWN : row.openWeights ? 'open' : 'closed'],
    },
    { id: 'family', label: 'Family', more: true, values: (row) => [row.family ?? UNKNOWN] },
  ];
}

/** The most widely sold first. */
const DEFAULT_SORT = { id: 'offerings', descending: true } as const;
const rowId = (row: ModelRow) => row.key;
const rowHref = (row: ModelRow) => modelHref(row.key);

/** Every model, with what it costs at least and how widely it is sold. */
export function ModelsTable({
  models,
  views,
}: {
  readonly models: readonly ModelRow[];
  readonly views: ListViews;
}) {
  const filters = useMemo(() => filtersOf(models), [models]);
  return (
    <DataTable
      label="Models"
      noun={['model', 'models']}
      columns={COLUMNS}
      filters={filters}
      source={{ kind: 'rows', rows: models }}
      rowId={rowId}
      rowHref={rowHref}
      tools={<SavedViews {...views} />}
      defaultSort={DEFAULT_SORT}
      fill
      empty={<EmptyState title="No model yet">Models appear as the catalogue is filled.</EmptyState>}
    />
  );
}

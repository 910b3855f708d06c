'use client';

import { CalendarDate } from '@/components/ui/DateTime';
import { EmptyState } from '@/components/ui/EmptyState';
import { formatCount } from '@/components/ui/format-number';
import { wayHref } from '@/components/ui/links/sensitivity';
import { SampleMark } from '@/components/ui/SampleMark';
import { Sign } from '@/components/ui/Sign';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import { Unknown } from '@/components/ui/Unknown';
import type { Way } from '@/lib/contracts/way';
import { STANDINGS } from './way-words';

const COLUMNS: readonly DataColumn<Way>[] = [
  {
    id: 'channel',
    label: 'Channel',
    width: 200,
    value: (row) => row.channelName,
    cell: (row) => (
      <>
        {row.channelName} {row.sample && <SampleMark />}
      </>
    ),
  },
  {
    id: 'owner',
    label: 'Owner',
    width: 160,
    value: (row) => row.ownerName,
    cell: (row) => row.ownerName ?? <Unknown what="Owner unknown" />,
  },
  {
    id: 'offerings',
    label: 'Offerings',
    align: 'end',
    width: 100,
    descendingFirst: true,
    value: (row) => row.offerings,
    cell: (row) => formatCount(row.offerings),
  },
  {
    id: 'standing',
    label: 'Way',
    hint: 'Where no way is recorded nothing clears that asks for a contract',
    width: 150,
    value: (row) => STANDINGS[row.standing].word,
    cell: ({ standing }) => {
      const { tone, word, icon: Icon } = STANDINGS[standing];
      return (
        <Sign tone={tone} icon={<Icon size={13} />}>
          {word}
        </Sign>
      );
    },
  },
  {
    id: 'parties',
    label: 'Who gets data',
    width: 300,
    sortable: false,
    value: (row) => row.parties.join(' → ') || null,
    cell: (row) => (row.parties.length > 0 ? row.parties.join(' → ') : <Unknown what="Nobody knows" />),
  },
  {
    id: 'heldBy',
    label: 'Recorded for',
    width: 180,
    value: (row) => recordedFor(row),
    cell: (row) => recordedFor(row) ?? <Unknown what="Nothing is recorded" />,
  },
  {
    id: 'endsOn',
    label: 'Ends on',
    hint: 'A notice names somebody whom the way does not',
    width: 120,
    value: (row) => row.endsOn,
    cell: (row) => (row.endsOn === null ? <Unknown what="No notice" /> : <CalendarDate date={row.endsOn} />),
  },
  {
    id: 'inWork',
    label: 'In work',
    width: 150,
    value: (row) => workWord(row),
    cell: (row) => workWord(row) ?? <Unknown what="Nothing" />,
  },
];

function recordedFor({ heldBy, subject, apart }: Way): string | null {
  const also = apart > 0 ? `, ${apart} offerings apart` : '';
  if (heldBy === null) return apart > 0 ? `${apart} offerings apart` : null;
  return (heldBy === subject ? 'this channel and owner' : 'the whole channel') + also;
}

const workWord = ({ inWork }: Way): string | null =>
  inWork === 'submitted' ? 'waits for approval' : inWork === 'open' ? 'being written' : null;

const FILTERS: readonly TableFilter<Way>[] = [
  { id: 'way', label: 'Way', values: (row) => [STANDINGS[row.standing].word] },
  { id: 'work', label: 'In work', values: (row) => [workWord(row) ?? 'nothing'] },
  { id: 'channel', label: 'Channel', values: (row) => [row.channelName] },
];

const rowId = (row: Way) => row.subject;
const rowHref = (row: Way) => wayHref(row.subject);

/** Every channel and owner with what is recorded of the way that data takes. */
export function WaysTable({ ways }: { readonly ways: readonly Way[] }) {
  return (
    <DataTable
      label="Ways that data takes"
      noun={['way', 'ways']}
      columns={COLUMNS}
      filters={FILTERS}
      source={{ kind: 'rows', rows: ways }}
      rowId={rowId}
      rowHref={rowHref}
      empty={<EmptyState title="No offering yet">Ways are recorded for what the catalogue holds.</EmptyState>}
    />
  );
}

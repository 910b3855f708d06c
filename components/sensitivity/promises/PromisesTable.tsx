'use client';

import { IconChecks } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { SENSITIVITY_HREF } from '@/components/ui/links/sensitivity';
import { Sign, type Tone } from '@/components/ui/Sign';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import type { PromiseRow } from '@/lib/sensitivity/promise-view';
import { PromiseActions, type PromiseActs } from './PromiseActions';

const STATES: Readonly<Record<PromiseRow['state'], readonly [tone: Tone, words: string]>> = {
  stands: ['good', 'Two stand behind it'],
  waits: ['information', 'Waits for a second'],
  changed: ['warning', 'Changed since'],
  none: ['neutral', 'Nobody yet'],
};

const COLUMNS: readonly DataColumn<PromiseRow>[] = [
  {
    id: 'offering',
    label: 'Offering',
    width: 300,
    value: ({ offering }) => offering,
    cell: ({ offering, model }) => (
      <span title={offering}>{model === offering ? model : `${model} · ${offering}`}</span>
    ),
  },
  { id: 'field', label: 'Promise', width: 150, value: ({ name }) => name },
  { id: 'value', label: 'Stated', width: 200, value: ({ value }) => value },
  { id: 'source', label: 'Source', width: 220, value: ({ source }) => source },
  { id: 'asked', label: 'Asked for by', width: 160, value: ({ askedBy }) => askedBy.join(', ') },
  {
    id: 'state',
    label: 'State',
    width: 170,
    value: ({ state }) => STATES[state][1],
    cell: ({ state }) => <Sign tone={STATES[state][0]}>{STATES[state][1]}</Sign>,
  },
  { id: 'by', label: 'By', width: 180, value: ({ by }) => by.join(', ') },
];

const FILTERS: readonly TableFilter<PromiseRow>[] = [
  {
    id: 'state',
    label: 'State',
    values: ({ state }) => [state],
    labelOf: (state) => STATES[state as PromiseRow['state']]?.[1] ?? state,
  },
  { id: 'field', label: 'Promise', values: ({ name }) => [name] },
  { id: 'asked', label: 'Asked for by', values: ({ askedBy }) => [...askedBy] },
];

/** What sellers promise and labels ask for, with who stands behind it; many are put up or approved in one look. */
export function PromisesTable({
  rows,
  acts,
}: {
  readonly rows: readonly PromiseRow[];
  readonly acts: PromiseActs;
}) {
  const [done, setDone] = useState('');
  const bulk = useCallback(
    (chosen: readonly PromiseRow[], clear: () => void) => (
      <PromiseActions
        rows={chosen}
        acts={acts}
        onDone={(words) => {
          setDone(words);
          clear();
        }}
      />
    ),
    [acts],
  );
  return (
    <>
      <p role="status" className="visually-hidden">
        {done}
      </p>
      <DataTable
        label="Promises"
        noun={['promise', 'promises']}
        columns={COLUMNS}
        filters={FILTERS}
        rowId={({ id }) => id}
        rowHref={({ offering }) => offeringHref(offering)}
        source={{ kind: 'rows', rows }}
        bulk={bulk}
        fill
        empty={
          <EmptyState icon={<IconChecks />} title="No label asks for a promise">
            Where a label asks for something that the catalogue states, such as the days of retention, it
            counts once two people stand behind it.{' '}
            <Link href={SENSITIVITY_HREF}>See what labels ask for</Link>
          </EmptyState>
        }
      />
    </>
  );
}

'use client';

import { Select } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { formatDate } from '@/components/ui/format-date';
import { formatDollars } from '@/components/ui/format-number';
import { PlainTable } from '@/components/ui/PlainTable';
import type { PriceTimeline } from '@/lib/catalog/price-timeline';
import styles from './catalogue.module.css';
import { movesOf, type PriceView, priceViews } from './price-series';

const PriceChart = dynamic(() => import('./PriceChart').then((module) => module.PriceChart), {
  ssr: false,
  loading: () => <div style={{ height: 220 }} />,
});

/** How prices moved and will move, of any unit, as a chart or as the same numbers in a table. */
export function PriceHistory({
  timelines,
  now,
}: {
  readonly timelines: readonly PriceTimeline[];
  readonly now: number;
}) {
  const views = priceViews(timelines);
  const moving = views.find((view) => movesOf(view) > 0);
  const [chosen, setChosen] = useState((moving ?? views[0])?.key);
  const [asTable, setAsTable] = useState(false);
  const view = views.find(({ key }) => key === chosen) ?? views[0];
  if (!view) return null;
  const moves = movesOf(view);
  return (
    <div>
      <div className={styles.historyHead}>
        {views.length > 1 && (
          <Select
            aria-label="Price of"
            value={view.key}
            allowDeselect={false}
            data={views.map((one) => ({
              value: one.key,
              label: movesOf(one) > 0 ? `${one.name} (changed)` : one.name,
            }))}
            onChange={(key) => key && setChosen(key)}
          />
        )}
        <span className={styles.quiet}>USD {view.per}</span>
      </div>
      {asTable ? (
        <StepTable view={view} now={now} />
      ) : moves > 0 ? (
        <PriceChart view={view} now={now} />
      ) : (
        <p className={styles.quiet}>It has not changed since it was first recorded: {standing(view)}.</p>
      )}
      {(moves > 0 || asTable) && (
        <button type="button" className={styles.swap} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as chart' : 'Show as table'}
        </button>
      )}
    </div>
  );
}

function standing({ series }: PriceView): string {
  return series
    .map(
      ({ label, steps }) =>
        `${label.charAt(0).toLowerCase()}${label.slice(1)} ${amountText(steps.at(-1)?.amount ?? null)}`,
    )
    .join('; ');
}

function amountText(amount: string | null): string {
  return amount === null ? 'not stated' : formatDollars(amount);
}

function StepTable({ view, now }: { readonly view: PriceView; readonly now: number }) {
  return (
    <PlainTable label={`Price over time: ${view.name}`}>
      <thead>
        <tr>
          <th scope="col">Price</th>
          <th scope="col">From</th>
          <th scope="col" data-align="end">
            USD {view.per}
          </th>
        </tr>
      </thead>
      <tbody>
        {view.series.flatMap(({ label, steps }) =>
          steps.map(({ from, amount }) => (
            <tr key={`${label} ${from}`}>
              <th scope="row">{label}</th>
              <td>
                {from === null ? 'the first record' : formatDate(new Date(from).toISOString())}
                {from !== null && from > now && ' (announced)'}
              </td>
              <td data-align="end">{amountText(amount)}</td>
            </tr>
          )),
        )}
      </tbody>
    </PlainTable>
  );
}

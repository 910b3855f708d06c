'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { formatDate } from '@/components/ui/format-date';
import { formatDollars } from '@/components/ui/format-number';
import { PlainTable } from '@/components/ui/PlainTable';
import styles from './catalogue.module.css';
import type { PriceSeries } from './price-lines';

const PriceChart = dynamic(() => import('./PriceChart').then((module) => module.PriceChart), {
  ssr: false,
  loading: () => <div style={{ height: 220 }} />,
});

/** How prices moved, as a chart or as the same numbers in a table. */
export function PriceHistory({
  lines,
  now,
}: {
  readonly lines: readonly PriceSeries[];
  readonly now: number;
}) {
  const [asTable, setAsTable] = useState(false);
  return (
    <div>
      {asTable ? <StepTable lines={lines} /> : <PriceChart lines={lines} now={now} />}
      <button type="button" className={styles.swap} onClick={() => setAsTable(!asTable)}>
        {asTable ? 'Show as chart' : 'Show as table'}
      </button>
    </div>
  );
}

function StepTable({ lines }: { readonly lines: readonly PriceSeries[] }) {
  return (
    <PlainTable label="Price over time">
      <thead>
        <tr>
          <th scope="col">Unit</th>
          <th scope="col">From</th>
          <th scope="col" data-align="end">
            USD per M tokens
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.flatMap(({ label, steps }) =>
          steps.map(({ from, amount }) => (
            <tr key={`${label} ${from}`}>
              <th scope="row">{label}</th>
              <td>{from === null ? 'the first record' : formatDate(new Date(from).toISOString())}</td>
              <td data-align="end">{formatDollars(amount)}</td>
            </tr>
          )),
        )}
      </tbody>
    </PlainTable>
  );
}

'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import type { RankingView } from '@/lib/routing/rank-view';
import { ChartPoint } from './ChartPoint';
import styles from './chart.module.css';
import { PriceQualityTable } from './PriceQualityTable';

const PriceQualityChart = dynamic(
  () => import('./PriceQualityChart').then((module) => module.PriceQualityChart),
  { ssr: false, loading: () => <div style={{ height: 300 }} /> },
);

/** Who is best for the money: those that are ranked by cost, quality and speed, as a chart or as a table. */
export function PriceQuality({
  view,
  marked,
  onHover,
  onPick,
}: {
  readonly view: RankingView;
  readonly marked: string | null;
  readonly onHover: (offering: string | null) => void;
  readonly onPick: (offering: string) => void;
}) {
  const [asTable, setAsTable] = useState(false);
  const { points, of } = view.plot;
  const benchmark = view.select.quality?.benchmark ?? null;
  const title = 'Cost, quality and speed';
  if (points.length === 0) {
    return (
      <figure className={styles.figure} aria-label={title}>
        <p className={styles.note}>No cost is known of those that are ranked, so there is nothing to draw.</p>
      </figure>
    );
  }
  const frontier = points.filter((point) => point.frontier).length;
  const shared = { points, benchmark, marked, onHover, onPick };
  return (
    <figure className={styles.figure} aria-label={`${title} of ${formatPlural(points.length, 'offering')}`}>
      <figcaption className={styles.figureHead}>
        <h3>{title}</h3>
        <button type="button" className={styles.swap} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as chart' : 'Show as table'}
        </button>
      </figcaption>
      {asTable ? (
        <PriceQualityTable {...shared} />
      ) : (
        // The table says the same to whoever cannot see or point.
        <div aria-hidden>
          <PriceQualityChart {...shared} />
          <ChartKey points={points} />
        </div>
      )}
      <p className={styles.note}>
        {frontier === 1
          ? 'One is on the frontier: none other is as good in everything that is known, and better in something.'
          : `${formatCount(frontier)} are on the frontier: none other is as good in everything that is known, and better in something.`}
        {of > points.length &&
          ` Drawn are the frontier and the best, ${formatCount(points.length)} of ${formatCount(of)}.`}
        {benchmark === null && ' Name a benchmark to see quality.'}
      </p>
    </figure>
  );
}

function ChartKey({ points }: { readonly points: RankingView['plot']['points'] }) {
  const some = (test: (point: RankingView['plot']['points'][number]) => boolean) => points.some(test);
  const plain = { selected: false, frontier: false, latency: 1, radius: 4.5 };
  const known = some(({ latency }) => latency !== null);
  const entries = [
    { words: 'selected', show: some(({ selected }) => selected), point: { ...plain, selected: true } },
    {
      words: 'on the frontier',
      show: some((point) => point.frontier),
      point: { ...plain, frontier: true, radius: 3.5 },
    },
    {
      words: 'latency not known',
      show: some(({ latency }) => latency === null),
      point: { ...plain, latency: null },
    },
    { words: 'larger = faster', show: known, point: { ...plain, radius: 7 } },
  ];
  return (
    <ul className={styles.chartKey}>
      {entries
        .filter(({ show }) => show)
        .map(({ words, point }) => (
          <li key={words}>
            <svg width={18} height={18} aria-hidden>
              <ChartPoint x={9} y={9} point={point} />
            </svg>
            {words}
          </li>
        ))}
    </ul>
  );
}

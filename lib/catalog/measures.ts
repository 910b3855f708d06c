import { QUALITY } from './measured';
import type { OfferingRow } from './offering-row';
import { blendedPrice } from './task-measure';

/** A number of an offering that it can be compared by. */
export interface Measure {
  /** Its name in an address. */
  readonly key: string;
  readonly label: string;
  readonly unit: 'usd' | 'tokens' | 'points' | 'ms' | 'tps';
  readonly better: 'low' | 'high';
  /** Null where it is unknown. */
  readonly read: (row: OfferingRow) => number | null;
}

const price = (key: string, label: string, unit: keyof OfferingRow['prices']): Measure => ({
  key,
  label,
  unit: 'usd',
  better: 'low',
  read: ({ prices }) => {
    const amount = prices[unit];
    return amount === undefined ? null : Number(amount);
  },
});

const measured = (
  key: string,
  label: string,
  unit: Measure['unit'],
  better: Measure['better'],
  name: string,
): Measure => ({ key, label, unit, better, read: (row) => row.measured[name] ?? null });

const MEASURES: readonly Measure[] = [
  {
    key: 'blended',
    label: 'Blended price',
    unit: 'usd',
    better: 'low',
    read: blendedPrice,
  },
  price('input', 'Input price', 'input'),
  price('output', 'Output price', 'output'),
  price('cacheRead', 'Cache read price', 'cache_read'),
  price('cacheWrite', 'Cache write price', 'cache_write'),
  { key: 'context', label: 'Context', unit: 'tokens', better: 'high', read: (row) => row.contextTokens },
  {
    key: 'maxOutput',
    label: 'Max output',
    unit: 'tokens',
    better: 'high',
    read: (row) => row.maxOutputTokens,
  },
  measured('latency', 'p95 latency', 'ms', 'low', 'latency_p95_ms'),
  measured('firstToken', 'p95 to the first token', 'ms', 'low', 'first_token_p95_ms'),
  measured('throughput', 'Throughput', 'tps', 'high', 'throughput_tps'),
];

/** The measure of a name, which of quality is `quality:` and any benchmark. */
export function measureOf(key: string): Measure | null {
  if (key.startsWith(QUALITY) && key.length > QUALITY.length)
    return measured(key, `Quality, ${key.slice(QUALITY.length)}`, 'points', 'high', key);
  return MEASURES.find((measure) => measure.key === key) ?? null;
}

/** A measure that can be chosen, and of how many offerings it is known. */
export interface MeasureChoice {
  readonly key: string;
  readonly label: string;
  readonly known: number;
}

/** The measures that are known of any of these offerings. */
export function measureChoices(rows: readonly OfferingRow[]): readonly MeasureChoice[] {
  const benchmarks = new Set(
    rows.flatMap(({ measured: has }) => Object.keys(has).filter((name) => name.startsWith(QUALITY))),
  );
  const all = [...MEASURES, ...[...benchmarks].sort().flatMap((key) => measureOf(key) ?? [])];
  return all
    .map(({ key, label, read }) => ({ key, label, known: rows.filter((row) => read(row) !== null).length }))
    .filter(({ known }) => known > 0);
}

import { paretoFrontier } from '@/lib/core/pareto';
import type { AffiliationKind } from './affiliation-kinds';
import { lot } from './lot';
import { type Measure, measureOf } from './measures';
import type { OfferingRow } from './offering-row';

/** Where an offering stands between two measures. Others that stand at the very same place are counted with it. */
export interface ScatterPoint {
  readonly key: string;
  readonly model: string;
  readonly channel: string;
  readonly affiliation: AffiliationKind;
  readonly x: number;
  readonly y: number;
  /** What its size says; null = unknown. */
  readonly size: number | null;
  readonly frontier: boolean;
  /** Offerings at this place beside it. */
  readonly others: number;
}

export interface Scatter {
  /** Ascending by x, then y. */
  readonly points: readonly ScatterPoint[];
  /** Places that would be drawn if there were room for all. */
  readonly places: number;
  /** Offerings of which both are known, and of which one is not. */
  readonly known: number;
  readonly unknown: number;
}

/** What a scatter is of. */
export interface ScatterAxes {
  readonly x: Measure;
  readonly y: Measure;
  readonly size: Measure | null;
}

/** More places hide one another, and nobody reads them. */
const DRAWN_AT_MOST = 2000;

/** What the address asks for; what it does not say, or nobody knows, is price against context, and size says nothing. */
export function readAxes(params: URLSearchParams): ScatterAxes {
  const of = (name: string, otherwise: string) => measureOf(params.get(name) ?? '') ?? measureOf(otherwise);
  const [x, y] = [of('x', 'blended'), of('y', 'context')];
  if (!x || !y) throw new Error('the first measures are always there');
  return { x, y, size: measureOf(params.get('size') ?? '') };
}

/**
 * Offerings between two measures, with the Pareto frontier of both: none other is as good in both and better in one. Of
 * those at one place one is named by lot.
 */
export function scatterOf(rows: readonly OfferingRow[], { x, y, size }: ScatterAxes): Scatter {
  const places = new Map<string, { row: OfferingRow; x: number; y: number; others: number }>();
  let known = 0;
  for (const row of rows) {
    const [atX, atY] = [x.read(row), y.read(row)];
    if (atX === null || atY === null) continue;
    known += 1;
    const place = `${atX} ${atY}`;
    const there = places.get(place);
    if (!there) places.set(place, { row, x: atX, y: atY, others: 0 });
    else {
      there.others += 1;
      if (lot(row.key) < lot(there.row.key)) there.row = row;
    }
  }
  const all = [...places.values()];
  const loss = (measure: Measure, value: number) => (measure.better === 'low' ? value : -value);
  const frontier = paretoFrontier(all.map((one) => [loss(x, one.x), loss(y, one.y), 0]));
  const points = all
    .map(
      ({ row, others, ...at }, nth): ScatterPoint => ({
        ...at,
        others,
        key: row.key,
        model: row.modelName,
        channel: row.channelName,
        affiliation: row.affiliation.kind,
        size: size?.read(row) ?? null,
        frontier: frontier[nth] ?? false,
      }),
    )
    .sort((a, b) => Number(b.frontier) - Number(a.frontier) || lot(a.key) - lot(b.key))
    .slice(0, DRAWN_AT_MOST)
    .sort((a, b) => a.x - b.x || a.y - b.y);
  return { points, places: all.length, known, unknown: rows.length - known };
}

import { paretoFrontier } from '@/lib/core/pareto';
import type { ByMeasure } from './select-schema';

/** What is measured of one offering; null = unknown. */
export type MeasuredValues = ByMeasure<number | null>;

/** Which offerings are on the Pareto frontier of cost, latency and quality. */
export function rankingFrontier(offerings: readonly MeasuredValues[]): boolean[] {
  const unknown = Number.POSITIVE_INFINITY;
  return paretoFrontier(
    offerings.map(({ cost, latency, quality }) => [
      cost ?? unknown,
      latency ?? unknown,
      quality === null ? unknown : -quality,
    ]),
  );
}

import type { ByMeasure } from './select-schema';

/** What is measured of one offering; null = unknown. */
export type MeasuredValues = ByMeasure<number | null>;

/**
 * Which offerings are on the Pareto frontier: none other is at least as good in cost, latency and quality and better in
 * one of them. What is unknown is no better than anything known, and nobody is there without a single measure. Equal ones
 * are there together.
 * Kung, Luccio and Preparata, "On finding the maxima of a set of vectors" (1975): one sweep by cost over a staircase of the
 * other two.
 */
export function paretoFrontier(offerings: readonly MeasuredValues[]): boolean[] {
  const losses = offerings.map(({ cost, latency, quality }) => ({
    cost: cost ?? Number.POSITIVE_INFINITY,
    latency: latency ?? Number.POSITIVE_INFINITY,
    quality: quality === null ? Number.POSITIVE_INFINITY : -quality,
  }));
  const order = losses
    .map((_, index) => index)
    .sort((a, b) => {
      const [x, y] = [losses[a] as Loss, losses[b] as Loss];
      return ascending(x.cost, y.cost) || ascending(x.latency, y.latency) || ascending(x.quality, y.quality);
    });
  const found = new Array<boolean>(offerings.length).fill(false);
  const stairs: Loss[] = [];
  let before: number | undefined;
  for (const index of order) {
    const loss = losses[index] as Loss;
    const twin = before !== undefined && same(loss, losses[before] as Loss);
    if (twin) found[index] = found[before as number] as boolean;
    else found[index] = known(loss) && climb(stairs, loss);
    before = index;
  }
  return found;
}

type Loss = ByMeasure<number>;

/** Not a subtraction: two unknown ones would differ by NaN. */
const ascending = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
const same = (a: Loss, b: Loss): boolean =>
  a.cost === b.cost && a.latency === b.latency && a.quality === b.quality;
const known = ({ cost, latency, quality }: Loss): boolean =>
  Math.min(cost, latency, quality) < Number.POSITIVE_INFINITY;

/** Adds a step unless one that costs no more is as good in both; `stairs` go up in latency and down in loss of quality. */
function climb(stairs: Loss[], loss: Loss): boolean {
  let low = 0;
  let high = stairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stairs[middle] as Loss).latency <= loss.latency) low = middle + 1;
    else high = middle;
  }
  const last = stairs[low - 1];
  if (last && last.quality <= loss.quality) return false;
  let from = low;
  if (last && last.latency === loss.latency) from -= 1;
  let until = low;
  while (until < stairs.length && (stairs[until] as Loss).quality >= loss.quality) until++;
  stairs.splice(from, until - from, loss);
  return true;
}

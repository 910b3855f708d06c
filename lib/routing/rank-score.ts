import type { Column } from './rank-candidates';
import { MEASURES, type Measure, type RankedSelection } from './select-schema';

/** A score of 1 in the unit that scores are counted in: six decimal places. */
export const FULL_SCORE = 1_000_000;

/** The candidate whose measure counts 1, by measure; −1 where none has that measure. */
export type Best = Readonly<Record<Measure, number>>;

type Measures = Readonly<Record<Measure, Column>>;

/** The best of the candidates given: the least cost and latency, the most quality. */
export function bestOf(measures: Measures, among: Int32Array): Best {
  const least = (column: Column, sign: 1 | -1): number => {
    let best = -1;
    for (const index of among) {
      const value = column.rounded[index] as number;
      if (Number.isNaN(value)) continue;
      if (best < 0 || sign * compare(column, index, best) < 0) best = index;
    }
    return best;
  };
  return {
    cost: least(measures.cost, 1),
    latency: least(measures.latency, 1),
    quality: least(measures.quality, -1),
  };
}

function compare(column: Column, a: number, b: number): number {
  const difference = (column.rounded[a] as number) - (column.rounded[b] as number);
  // Rounding keeps the order, so only equal ones need a closer look.
  if (difference !== 0 || column.exact.size === 0) return difference;
  const [x, y] = [whole(column, a), whole(column, b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/**
 * The scores of the candidates given, in millionths: `Σ wᵢuᵢ / Σ wᵢ`, rounded half-even, with u = best ÷ x for cost and
 * latency and x ÷ best for quality. A missing measure has u = 0. Where both numbers are 0 (free, and the best is free)
 * u = 1; against a best of 0 everything else has u = 0, as `best ÷ x` says.
 */
export function scoresOf(
  measures: Measures,
  best: Best,
  { weights }: Pick<RankedSelection, 'weights'>,
  among: Int32Array,
): Int32Array {
  const total = MEASURES.reduce((sum, measure) => sum + weights[measure], 0);
  const terms = MEASURES.filter((measure) => weights[measure] > 0 && best[measure] >= 0).map((measure) => {
    const { rounded } = measures[measure];
    return {
      weight: weights[measure],
      rounded,
      top: rounded[best[measure]] as number,
      more: measure === 'quality',
    };
  });
  const scores = new Int32Array(among.length);
  for (let place = 0; place < among.length; place++) {
    const index = among[place] as number;
    let sum = 0;
    for (const { weight, rounded, top, more } of terms) {
      const value = rounded[index] as number;
      if (value === top) sum += weight;
      else if (!Number.isNaN(value)) sum += weight * (more ? value / top : top / value);
    }
    // Some ten roundings lie behind it, each of 2⁻⁵³ of a number up to 1: far less than a thousandth of a millionth.
    const millionths = (sum / total) * FULL_SCORE;
    const certain = Math.abs(millionths - Math.floor(millionths) - 0.5) > 0.001;
    scores[place] = certain ? Math.round(millionths) : exactScore(measures, best, weights, index);
  }
  return scores;
}

/** The same with whole numbers alone, for what lies too near to a half for a double to tell. */
function exactScore(
  measures: Measures,
  best: Best,
  weights: RankedSelection['weights'],
  index: number,
): number {
  let above = 0n;
  let below = 1n;
  for (const measure of MEASURES) {
    const column = measures[measure];
    if (weights[measure] === 0 || best[measure] < 0 || Number.isNaN(column.rounded[index])) continue;
    const [value, top] = [whole(column, index), whole(column, best[measure])];
    const same = value === top;
    const [n, d] = same ? [1n, 1n] : measure === 'quality' ? [value, top] : [top, value];
    above = above * d + BigInt(weights[measure]) * n * below;
    below *= d;
  }
  above *= BigInt(FULL_SCORE);
  below *= BigInt(MEASURES.reduce((sum, measure) => sum + weights[measure], 0));
  const floor = above / below;
  const twice = (above - floor * below) * 2n;
  const up = twice > below || (twice === below && floor % 2n === 1n);
  return Number(up ? floor + 1n : floor);
}

/** A candidate's amount as a whole number of the column's unit. */
export function whole({ rounded, exact }: Column, index: number): bigint {
  return exact.get(index) ?? BigInt(rounded[index] as number);
}

/** A score as it is written: "0.873421", "1", "0". */
export function scoreText(millionths: number): string {
  if (millionths === FULL_SCORE) return '1';
  if (millionths === 0) return '0';
  return `0.${String(millionths).padStart(6, '0').replace(/0+$/, '')}`;
}

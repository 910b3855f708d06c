import type { Column } from './rank-candidates';
import { MEASURES, type Measure, type RankedSelection } from './select-schema';

/** A score of 1 in the unit that scores are counted in: six decimal places. */
export const FULL_SCORE = 1_000_000;

/** The candidate whose measure counts 1, by measure; −1 where none has that measure. */
export type Best = Readonly<Record<Measure, number>>;

type Measures = Readonly<Record<Measure, Column>>;

/**
 * The best of the candidates given: the most quality, and the least cost and latency above zero, since against a zero
 * everything else would count nothing (ADR 11); zero where there is nothing else.
 */
export function bestOf(measures: Measures, among: Int32Array): Best {
  const first = (column: Column, before: (index: number, best: number) => boolean): number => {
    let best = -1;
    for (const index of among) {
      if (Number.isNaN(column.rounded[index])) continue;
      if (best < 0 || before(index, best)) best = index;
    }
    return best;
  };
  const least = (column: Column): number =>
    first(column, (index, best) => {
      if (column.rounded[index] === 0) return false;
      return column.rounded[best] === 0 || compare(column, index, best) < 0;
    });
  return {
    cost: least(measures.cost),
    latency: least(measures.latency),
    quality: first(measures.quality, (index, best) => compare(measures.quality, index, best) > 0),
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
 * latency and x ÷ best for quality. A missing measure has u = 0; a cost or latency of 0 has u = 1, and so has quality
 * where the best is 0.
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
      if (value === top || (value === 0 && !more)) sum += weight;
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
    const more = measure === 'quality';
    const full = value === top || (value === 0n && !more);
    const [n, d] = full ? [1n, 1n] : more ? [value, top] : [top, value];
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

import type { RankInput } from './rank-describe';
import { type ByMeasure, byMeasure, MEASURES } from './select-schema';

/**
 * What each measure adds to a score, 0 … 1, for drawing: the sum is the score but for rounding.
 * @param best the value that counts 1 for each measure
 */
export function scoreParts(
  inputs: ByMeasure<RankInput | null>,
  best: ByMeasure<RankInput | null>,
  weights: ByMeasure<number>,
): ByMeasure<number> {
  const total = MEASURES.reduce((sum, measure) => sum + weights[measure], 0);
  return byMeasure((measure) => {
    const [input, top] = [inputs[measure], best[measure]];
    if (!input || !top || total === 0) return 0;
    const [x, y] = [Number(input.value), Number(top.value)];
    const more = measure === 'quality';
    const u = x === y || (x === 0 && !more) ? 1 : more ? x / y : y / x;
    return (weights[measure] * u) / total;
  });
}

/** Weights as whole per cents that sum to 100 (largest remainders first); all 0 where no measure has a weight. */
export function weightShares(weights: ByMeasure<number>): ByMeasure<number> {
  const total = MEASURES.reduce((sum, measure) => sum + weights[measure], 0);
  if (total === 0) return byMeasure(() => 0);
  const exact = byMeasure((measure) => (weights[measure] * 100) / total);
  const missing = 100 - MEASURES.reduce((sum, measure) => sum + Math.floor(exact[measure]), 0);
  const raised = [...MEASURES]
    .sort((a, b) => (exact[b] % 1) - (exact[a] % 1) || MEASURES.indexOf(a) - MEASURES.indexOf(b))
    .slice(0, missing);
  return byMeasure((measure) => Math.floor(exact[measure]) + (raised.includes(measure) ? 1 : 0));
}

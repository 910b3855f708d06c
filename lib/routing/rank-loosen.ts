import { priceAt } from '@/lib/policy/cost';
import { positionOf } from '@/lib/policy/time';
import type { Ranking } from './rank';
import { countReasons, explainReason, type OutReason } from './rank-describe';
import { REASONS, type Reason } from './rank-filter';

/** How many offerings a reason keeps out, and what would come of dropping it. */
export interface ReasonCount {
  readonly code: Reason;
  readonly count: number;
  /** Those that are out for this reason alone. */
  readonly alone: number;
  /** Of those, what was compared for the one that misses the bound by the least; empty where nothing is measured. */
  readonly nearest: readonly OutReason[];
}

/** The reasons why offerings are out, the most frequent first, each with what loosening it would bring. */
export function loosenings(ranking: Ranking): ReasonCount[] {
  return countReasons(ranking).map(({ code, count }) => {
    const bit = 1 << REASONS.indexOf(code);
    const miss = missOf(ranking, code);
    let alone = 0;
    let nearest = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let index = 0; index < ranking.failing.length; index++) {
      if (ranking.failing[index] !== bit) continue;
      alone++;
      const by = miss?.(index) ?? Number.POSITIVE_INFINITY;
      if (by < least) [nearest, least] = [index, by];
    }
    return { code, count, alone, nearest: nearest < 0 ? [] : explainReason(ranking, nearest, code) };
  });
}

/** By how much a candidate misses a bound, comparable among candidates alone; null where a bound is no number. */
function missOf(
  { candidates, measures, question, now }: Ranking,
  code: Reason,
): ((index: number) => number) | null {
  switch (code) {
    case 'context':
      return (index) => -(candidates.context[index] as number);
    case 'latency':
      return (index) => measures.latency.rounded[index] as number;
    case 'quality':
      return (index) => -(measures.quality.rounded[index] as number);
    case 'price': {
      const { maxPrice } = question.select;
      const position = positionOf(candidates.instants, now);
      const input = question.referenceTask?.inputTokens ?? 0;
      return (index) => {
        const row = priceAt(candidates.prices[index] ?? [], input, position);
        const over = (price: number | undefined, limit: string | undefined) =>
          limit === undefined || price === undefined ? 0 : price / Number(limit);
        return Math.max(over(row?.input, maxPrice?.input), over(row?.output, maxPrice?.output));
      };
    }
    default:
      return null;
  }
}

import { hashAfter, hashStart } from '@/lib/policy/murmur';
import type { Candidates } from './rank-candidates';
import { type Filtered, filterCandidates } from './rank-filter';
import type { RankingQuestion } from './rank-question';
import { type Best, bestOf, FULL_SCORE, scoresOf } from './rank-score';

/** What a ranking found, by index into its candidates; `describeRanking` says it in full. */
export interface Ranking extends Filtered {
  readonly candidates: Candidates;
  readonly question: RankingQuestion;
  /** When: ms since 1970, and as an instant. */
  readonly now: number;
  readonly at: string;
  /** Those that are not out, best first; all that were selected and at least as many as were to be kept. */
  readonly order: readonly number[];
  /** In millionths, of `order`. */
  readonly scores: readonly number[];
  /** How many are not out; `order` may hold fewer. */
  readonly scored: number;
  readonly best: Best;
  /** Keys of the first `top`: what the arm tries, in this order. */
  readonly selected: readonly string[];
}

/**
 * Ranks candidates (POLICY.md, "Compile"): whoever meets every bound, is cleared for the label and can serve the rule at
 * all is scored; the best `top` are selected. Reads no owner, channel, affiliation, name or list order, but where the
 * selection itself asks for owners or channels. Of equal scores, what is free goes before what costs where cost has a
 * weight (ADR 11), then the lower murmur3 hash of `salt + ":" + offering`.
 * @param now ms since 1970, not before the moment for which the candidates were prepared
 * @param keep how many of the best to put in order beyond those selected; all by default
 */
export function rankCandidates(
  candidates: Candidates,
  question: RankingQuestion,
  now: number,
  keep = Number.POSITIVE_INFINITY,
): Ranking {
  const { failing, measures } = filterCandidates(candidates, question, now);
  const meeting = meetingIn(failing);
  const best = bestOf(measures, meeting);
  const scores = scoresOf(measures, best, question.select, meeting);
  const { top, weights } = question.select;
  const costs = (index: number) => weights.cost > 0 && measures.cost.rounded[index] !== 0;
  const order = inOrder(candidates.keys, question.salt, meeting, scores, costs, Math.max(top, keep));
  return {
    candidates,
    question,
    now,
    at: new Date(now).toISOString(),
    failing,
    measures,
    order: order.map((place) => meeting[place] as number),
    scores: order.map((place) => scores[place] as number),
    scored: meeting.length,
    best,
    selected: order.slice(0, top).map((place) => candidates.keys[meeting[place] as number] as string),
  };
}

function meetingIn(failing: Int32Array): Int32Array {
  const found = new Int32Array(failing.length);
  let count = 0;
  for (let index = 0; index < failing.length; index++) if (failing[index] === 0) found[count++] = index;
  return found.subarray(0, count);
}

/** The places of the best scores, best first, at least `count` of them where there are as many. */
function inOrder(
  keys: readonly string[],
  salt: string,
  meeting: Int32Array,
  scores: Int32Array,
  costs: (index: number) => boolean,
  count: number,
): number[] {
  let least = 0;
  if (count < scores.length) {
    const ascending = scores.slice().sort();
    least = ascending[scores.length - count] as number;
  }
  const start = hashStart(`${salt}:`);
  const kept: { place: number; rank: number; key: string }[] = [];
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place] as number;
    if (score < least) continue;
    const index = meeting[place] as number;
    const key = keys[index] as string;
    // One number that sorts as (score descending, free first, hash ascending) do: below 2⁵³, so exact.
    const before = (FULL_SCORE - score) * 2 + (costs(index) ? 1 : 0);
    kept.push({ place, key, rank: before * 2 ** 32 + hashAfter(start, key) });
  }
  kept.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
  return kept.slice(0, count).map(({ place }) => place);
}

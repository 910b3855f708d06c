import type { Ranking } from './rank';
import type { RankedOffering, RankInput } from './rank-describe';
import { countReasons, describeRanking, inputsOf } from './rank-describe';
import type { RankingQuestion } from './rank-question';
import { notedOfferings, type RankedArm } from './rank-rules';
import { MEASURES, type Measure } from './select-schema';

/** Everything that decided one ranked arm, as a version keeps it. */
export interface RankingNote extends RankingQuestion {
  readonly taskClass: string;
  readonly rule: string;
  readonly arm: string;
  /** ISO instant at which it was ranked. */
  readonly at: string;
  readonly considered: number;
  readonly scored: number;
  readonly selected: readonly string[];
  /** The value that counts 1 for each measure, or null where none has it. */
  readonly best: Readonly<Record<Measure, RankInput | null>>;
  readonly reasons: readonly { readonly code: string; readonly count: number }[];
  /** In order, then those that are out: all that were considered, or the first of very many. */
  readonly offerings: readonly RankedOffering[];
}

/** The notes on rankings, in the order of the rules. */
export function rankingNotes(arms: readonly RankedArm[]): RankingNote[] {
  const limit = notedOfferings(arms.length);
  return arms.map((arm) => rankingNote(arm, limit));
}

/** The note on one ranking, with at most `limit` offerings described; it has to have put as many in order. */
export function rankingNote(
  { taskClass, rule, arm, ranking }: Omit<RankedArm, 'place'>,
  limit: number,
): RankingNote {
  return {
    taskClass,
    rule,
    arm,
    ...ranking.question,
    at: ranking.at,
    considered: ranking.candidates.keys.length,
    scored: ranking.scored,
    selected: ranking.selected,
    best: bestInputs(ranking),
    reasons: countReasons(ranking),
    offerings: describeRanking(ranking, limit),
  };
}

function bestInputs(ranking: Ranking): RankingNote['best'] {
  const of = (measure: Measure) =>
    ranking.best[measure] < 0 ? null : inputsOf(ranking, ranking.best[measure])[measure];
  return Object.fromEntries(MEASURES.map((measure) => [measure, of(measure)])) as RankingNote['best'];
}

import { rankCandidates } from '../rank';
import { prepareCandidates } from '../rank-candidates';
import { describeRanking, type RankedOffering } from '../rank-describe';
import { rankingQuestion } from '../rank-rules';
import type { CompileRecords } from '../records';
import type { RankedSelection } from '../select-schema';
import type { RuleDefinition } from '../source-schema';
import { type RankedFacts, rankedDefinition, rankedRecords } from './ranked-records';

export const NOW = Date.parse('2026-11-20T00:00:00.000Z');
export const CLEARED = { levels: { public: null }, tags: {} };

/** Ranks the sample's one rule, at NOW; every offering cleared for `public` unless said otherwise. */
export function rank(records: CompileRecords, clearanceOf: (key: string) => typeof CLEARED = () => CLEARED) {
  const taskClass = records.source.taskClasses.summarisation;
  const rule = taskClass?.rules[0];
  const select = rule?.definition.arms[0]?.select;
  if (!taskClass || !rule || !select) throw new Error('the sample has a ranked rule');
  const candidates = prepareCandidates(records, clearanceOf, NOW);
  return rankCandidates(
    candidates,
    rankingQuestion(taskClass, rule.key, rule.definition, select, candidates),
    NOW,
  );
}

/** What a ranking says of offerings that differ in these facts. */
export function ranked(
  facts: Readonly<Record<string, RankedFacts>>,
  select: Partial<RankedSelection> = {},
  rule: Partial<RuleDefinition> = {},
): RankedOffering[] {
  return describeRanking(rank(rankedRecords(facts, rankedDefinition(select, rule))));
}

/** Each offering with its score, or with why it is out, in a line. */
export const short = (offerings: readonly RankedOffering[]) =>
  offerings.map((one) =>
    'rank' in one
      ? `${one.offering} ${one.score}`
      : `${one.offering} ${one.out.map(({ code }) => code).join()}`,
  );

import { pointer } from './finding';
import { coveredOnly, type Granted } from './granted';
import { lowestLabel } from './lowest-label';
import { type Ranking, rankCandidates } from './rank';
import { type Candidates, prepareCandidates } from './rank-candidates';
import type { RankingQuestion } from './rank-question';
import type { CompileRecords } from './records';
import { type RankedSelection, withQualityFloor } from './select-schema';
import {
  type PolicySource,
  type RuleDefinition,
  ranksOfferings,
  type SourceArm,
  type SourceTaskClass,
} from './source-schema';

/** An arm that has its offerings ranked, with what the ranking found. */
export interface RankedArm {
  readonly taskClass: string;
  readonly rule: string;
  readonly arm: string;
  /** JSON pointer to the selection in the source. */
  readonly place: string;
  readonly ranking: Ranking;
}

export interface Resolved {
  /** The source with the selected offerings as the `targets` of each ranked arm of an enabled rule. */
  readonly source: PolicySource;
  readonly arms: readonly RankedArm[];
}

/** At most this many offerings are described in a version's notes, over all its rankings. */
export const NOTED_OFFERINGS = 20_000;
/** …and at least this many for each ranking, the best ones, or as many as it selects. */
const NOTED_AT_LEAST = 100;

/** How many offerings of each of `arms` rankings the notes describe. */
export function notedOfferings(arms: number): number {
  return Math.max(NOTED_AT_LEAST, Math.floor(NOTED_OFFERINGS / Math.max(1, arms)));
}

/** Offerings as rankings see them: each with what it is cleared for and those of its capabilities that are covered. */
export function grantedCandidates(
  records: Omit<CompileRecords, 'environment' | 'source' | 'attributes'>,
  grantedTo: (offering: string) => Granted,
  now: number,
): Candidates {
  const offerings = coveredOnly(records.offerings, grantedTo);
  return prepareCandidates({ ...records, offerings }, (key) => grantedTo(key).clearance, now);
}

/** Ranks what the source wants ranked, with one look at the offerings. Costs nothing where nothing is ranked. */
export function resolveRankings(
  records: CompileRecords,
  grantedTo: (offering: string) => Granted,
  now: number,
): Resolved {
  const { source } = records;
  if (!ranksOfferings(source)) return { source, arms: [] };
  const candidates = grantedCandidates(records, grantedTo, now);
  const arms: RankedArm[] = [];
  const keep = notedOfferings(countRanked(source));
  const taskClasses = Object.entries(source.taskClasses).map(([key, taskClass]) => {
    const rules = taskClass.rules.map((rule, index) => {
      if (!rule.enabled) return rule;
      const resolved = rule.definition.arms.map((arm, armIndex): SourceArm => {
        if (!arm.select) return arm;
        const question = rankingQuestion(taskClass, rule.key, rule.definition, arm.select, candidates);
        const ranking = rankCandidates(candidates, question, now, keep);
        const place = pointer('taskClasses', key, 'rules', index, 'definition', 'arms', armIndex, 'select');
        arms.push({ taskClass: key, rule: rule.key, arm: arm.name, place, ranking });
        return { ...arm, targets: ranking.selected.map((offering) => ({ offering })) };
      });
      return { ...rule, definition: { ...rule.definition, arms: resolved } };
    });
    return [key, { ...taskClass, rules }] as const;
  });
  return { source: { ...source, taskClasses: Object.fromEntries(taskClasses) }, arms };
}

/** What a selection asks, in its rule and task class. */
export function rankingQuestion(
  taskClass: Pick<SourceTaskClass, 'label' | 'referenceTask' | 'quality'>,
  ruleKey: string,
  rule: Pick<RuleDefinition, 'when' | 'needs' | 'regions' | 'salt'>,
  select: RankedSelection,
  { levels }: Pick<Candidates, 'levels'>,
): RankingQuestion {
  return {
    select: withQualityFloor(select, taskClass.quality),
    salt: select.salt ?? rule.salt ?? `${ruleKey}:1`,
    label: lowestLabel(taskClass.label, rule.when, levels),
    needs: rule.needs ?? [],
    regions: rule.regions?.length ? rule.regions : null,
    referenceTask: taskClass.referenceTask ?? null,
  };
}

function countRanked(source: PolicySource): number {
  const definitions = Object.values(source.taskClasses).flatMap(({ rules }) =>
    rules.flatMap(({ enabled, definition }) => (enabled ? definition.arms : [])),
  );
  return definitions.filter((arm) => arm.select).length;
}

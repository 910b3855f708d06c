import { canonicalJson } from '@/lib/policy/canonical';
import type { PolicySource, RuleDefinition } from './source-schema';

/** What a rule says, part by part, in the order in which people read it. */
export const RULE_FIELDS = [
  'taskClass',
  'enabled',
  'when',
  'onUnknown',
  'needs',
  'regions',
  'limits',
  'arms',
  'salt',
  'escalate',
  'note',
] as const;

export type RuleField = (typeof RULE_FIELDS)[number];

/** A rule of a source with where it is; its key is unique in the policy. */
export interface PlacedRule {
  readonly taskClass: string;
  readonly enabled: boolean;
  readonly definition: RuleDefinition;
}

/** The rules of a source by key, in order within their task class. */
export function rulesByKey(source: PolicySource): Map<string, PlacedRule> {
  const rules = new Map<string, PlacedRule>();
  for (const [taskClass, { rules: own }] of Object.entries(source.taskClasses)) {
    for (const { key, enabled, definition } of own) rules.set(key, { taskClass, enabled, definition });
  }
  return rules;
}

/** A part of a rule; undefined = it says nothing of it. */
export function fieldOf(rule: PlacedRule, field: RuleField): unknown {
  if (field === 'taskClass' || field === 'enabled') return rule[field];
  return rule.definition[field];
}

/** Whether two parts of rules say the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}

/** The parts in which two rules differ. */
export function changedFields(a: PlacedRule, b: PlacedRule): RuleField[] {
  return RULE_FIELDS.filter((field) => !sameValue(fieldOf(a, field), fieldOf(b, field)));
}

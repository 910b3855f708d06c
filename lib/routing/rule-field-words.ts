import type { Escalate, JsonValue, RuleLimits } from '@/lib/policy/types';
import { changeLines } from './change-words';
import { describeCauses, describeCondition, describeSelection, describeShare } from './describe';
import type { RuleField } from './source-rules';
import type { RuleDefinition } from './source-schema';

export const RULE_FIELD_WORDS: Readonly<Record<RuleField, string>> = {
  taskClass: 'task class',
  enabled: 'switched on or off',
  when: 'condition',
  onUnknown: 'if unknown',
  needs: 'capabilities needed',
  regions: 'regions',
  limits: 'limits',
  arms: 'offerings',
  salt: 'salt of the split',
  escalate: 'escalation',
  note: 'note',
};

/** A part of a rule in words, line by line; undefined = the rule says nothing of it. */
export function ruleFieldLines(field: RuleField, value: unknown): readonly string[] {
  const is = <T>() => value as T;
  if (field === 'when') {
    return [
      value === undefined
        ? 'every request'
        : `when ${describeCondition(is<RuleDefinition['when'] & object>())}`,
    ];
  }
  if (value === undefined) return ['none'];
  switch (field) {
    case 'enabled':
      return [value ? 'switched on' : 'switched off'];
    case 'onUnknown':
      return [value === 'deny' ? 'denied' : 'on to the next rule'];
    case 'arms':
      return is<RuleDefinition['arms']>().flatMap((arm, _, arms) => [
        ...(arms.length > 1 ? [`${describeShare(arm.weight)} of units: ${arm.name}`] : []),
        ...(arm.select ? [describeSelection(arm.select)] : []),
        ...arm.targets.map(
          ({ offering, on }, index) => `${index + 1}. ${offering}${on ? ` ${describeCauses(on)}` : ''}`,
        ),
      ]);
    case 'limits':
    case 'escalate':
      return [words(field, is<RuleLimits | Escalate>() as unknown as JsonValue)];
    case 'needs':
    case 'regions':
      return [is<readonly string[]>().join(', ') || 'none'];
    default:
      return [String(value)];
  }
}

function words(field: string, value: JsonValue): string {
  return changeLines({ field, before: undefined, after: value })[0]?.after ?? 'none';
}

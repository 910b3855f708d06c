import { typedDecimal } from '@/lib/core/money';
import { fromEditable, type Group, toEditable } from '@/lib/routing/condition-edit';
import type { RuleDefinition } from '@/lib/routing/source-schema';

/** A rule as its form holds it. */
export interface RuleValues {
  readonly key: string;
  readonly enabled: boolean;
  readonly when: Group;
  /** Everything but the condition, as it is stored. */
  readonly definition: Omit<RuleDefinition, 'when'>;
}

/** A rule with nothing decided yet. */
export const EMPTY_DEFINITION: RuleDefinition = {
  onUnknown: 'deny',
  arms: [{ name: 'all', weight: 10_000, targets: [] }],
};

export function ruleValues(rule: { key: string; enabled: boolean; definition: RuleDefinition }): RuleValues {
  const { when, ...definition } = rule.definition;
  return { key: rule.key, enabled: rule.enabled, when: toEditable(when), definition };
}

/** What the form says, as a command takes it: empty lists and limits left out. */
export function ruleDefinition({ when, definition }: RuleValues): RuleDefinition {
  const condition = fromEditable(when);
  const { needs, regions, limits, note, salt, escalate, ...rest } = definition;
  const stated = Object.entries(limits ?? {})
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([limit, value]) => [limit, typeof value === 'string' ? typedDecimal(value) : value]);
  return {
    ...rest,
    ...(condition ? { when: condition } : {}),
    ...(needs?.length ? { needs: [...needs].sort() } : {}),
    ...(regions?.length ? { regions: [...regions].sort() } : {}),
    ...(stated.length > 0 ? { limits: Object.fromEntries(stated) } : {}),
    ...(salt ? { salt } : {}),
    ...(escalate ? { escalate: plainEscalation(escalate) } : {}),
    ...(note?.trim() ? { note } : {}),
  };
}

function plainEscalation(escalate: NonNullable<RuleDefinition['escalate']>) {
  const { below, maxCostUsd, targets } = escalate;
  return {
    below: typedDecimal(below),
    ...(maxCostUsd ? { maxCostUsd: typedDecimal(maxCostUsd) } : {}),
    targets,
  };
}

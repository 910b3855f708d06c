import type { Sendable } from '@/components/ui/autosave';
import type { FieldProblem } from '@/lib/core/errors';
import type { RuleDto } from '@/lib/routing/dto';
import { pointer } from '@/lib/routing/finding';
import { keySchema, type RuleDefinition, ruleDefinitionSchema } from '@/lib/routing/source-schema';
import { type RuleValues, ruleDefinition, ruleValues } from '../rule-values';

/** What of a rule a save sends. */
export interface RuleInput {
  readonly key: string;
  readonly enabled: boolean;
  readonly definition: RuleDefinition;
}

/** A rule as a save sends it, or what is wrong with it, as the command would say it. */
export function ruleInput(values: RuleValues): Sendable<RuleInput> {
  const key = keySchema.safeParse(values.key);
  const definition = ruleDefinitionSchema.safeParse(ruleDefinition(values));
  const problems: FieldProblem[] = [];
  if (values.key === '') problems.push({ path: '/key', message: 'Give the rule a key.' });
  else if (!key.success) problems.push(...key.error.issues.map(({ message }) => ({ path: '/key', message })));
  for (const { path, message } of definition.error?.issues ?? []) {
    problems.push({ path: `/definition${pointer(...path.map(String))}`, message });
  }
  if (!definition.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, input: { key: values.key, enabled: values.enabled, definition: definition.data } };
}

/** A saved rule as a save would send it unchanged. */
export function inputOf({ key, enabled, definition }: RuleDto | RuleInput): RuleInput {
  const sent = ruleInput(ruleValues({ key, enabled, definition }));
  return sent.ok ? sent.input : { key, enabled, definition };
}

import { actorNames } from '@/lib/auth/server/actor-names';
import { notFound } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { RuleDto } from '../dto';
import { ruleDefinitionSchema } from '../source-schema';

/** A rule with its task class, draft and environment, or null. */
export function ruleWithPlace(tx: Transaction, id: string) {
  return tx.rule.findUnique({
    where: { id },
    include: { taskClass: true, draft: { include: { environment: true } } },
  });
}

/** The DTO of one rule; 404 for one that is not there. */
export async function ruleDto(tx: Transaction, id: string): Promise<RuleDto> {
  const rule = await ruleWithPlace(tx, id);
  if (!rule) throw notFound('rule');
  const names = await actorNames(tx, [rule.updatedById]);
  return toRuleDto(rule, names);
}

type RuleWithPlace = NonNullable<Awaited<ReturnType<typeof ruleWithPlace>>>;

export function toRuleDto(rule: RuleWithPlace, names: ReadonlyMap<string, string>): RuleDto {
  return {
    id: rule.id,
    revision: rule.revision,
    key: rule.key,
    taskClass: rule.taskClass.key,
    environment: rule.draft.environment.key,
    draft: rule.draft.name,
    position: rule.position,
    enabled: rule.enabled,
    definition: ruleDefinitionSchema.parse(rule.definition),
    updatedAt: instant(rule.updatedAt),
    updatedBy: rule.updatedById ? (names.get(rule.updatedById) ?? null) : null,
  };
}

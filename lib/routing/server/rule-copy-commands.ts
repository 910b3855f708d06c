import { defineCommand } from '@/lib/auth/server/command';
import { conflict, notFound, refused } from '@/lib/core/errors';
import type { RuleDto } from '../dto';
import { ruleDefinitionSchema } from '../source-schema';
import { auditableDefinition, touchDraft } from './draft-rules';
import { copyRuleAuthors } from './rule-authors';
import { copyInput, lockCopy, writeCopy } from './rule-copy';
import { ruleDto, ruleWithPlace } from './rule-dto';
import { lastPosition, refuseTakenKey } from './rule-place';

/** A second rule that says the same: right after it, or in another task class, draft or environment. */
export const copyRule = defineCommand({
  action: 'rule.copy',
  perEnvironment: true,
  input: copyInput,
  run: async (context, input): Promise<RuleDto> => {
    const { rule, to } = await lockCopy(context, input, false);
    const copy = await ruleDto(context.tx, await writeCopy(context, rule, to, input.ifTaken));
    await context.audit({
      subjectType: 'rule',
      subjectId: copy.id,
      environment: to.environment.key,
      data: { ...fromTo(rule, copy), definition: auditableDefinition(copy.definition) },
    });
    return copy;
  },
});

/**
 * Moves a rule to another task class, draft or environment: it is written there and leaves where it was, both or
 * neither. Needs the right to edit in both environments.
 */
export const transferRule = defineCommand({
  action: 'rule.transfer',
  perEnvironment: true,
  input: copyInput,
  run: async (context, input): Promise<RuleDto> => {
    const { tx, caller, audit, now } = context;
    const { rule, to } = await lockCopy(context, input, true);
    const within = rule.draftId === to.draft.id;
    if (within && rule.taskClassId === to.taskClass.id) throw refused('The rule is there already.');
    const edited = { revision: { increment: 1 }, updatedById: caller.actorId } as const;
    let id = rule.id;
    if (within) {
      const position = (await lastPosition(tx, to.draft.id, to.taskClass.id)) + 1;
      await tx.rule.update({ where: { id }, data: { ...edited, taskClassId: to.taskClass.id, position } });
    } else {
      await tx.rule.update({ where: { id }, data: { ...edited, archivedAt: now } });
      id = await writeCopy(context, rule, to, input.ifTaken);
    }
    const moved = await ruleDto(tx, id);
    const data = { ...fromTo(rule, moved), definition: auditableDefinition(moved.definition) };
    const entry = { subjectType: 'rule', data } as const;
    await audit({ ...entry, subjectId: rule.id, environment: rule.draft.environment.key });
    if (!within) await audit({ ...entry, subjectId: id, environment: to.environment.key });
    return moved;
  },
});

/** Brings a rule back that was taken out of its draft, to the place it had. */
export const restoreRule = defineCommand({
  action: 'rule.restore',
  perEnvironment: true,
  input: copyInput.pick({ id: true, revision: true }),
  run: async ({ tx, caller, authorise, audit }, { id, revision }): Promise<RuleDto> => {
    const found = await ruleWithPlace(tx, id);
    if (!found) throw notFound('rule');
    authorise(found.draft.environmentId);
    await touchDraft(tx, found.draftId);
    const rule = await ruleWithPlace(tx, id);
    if (rule?.revision !== revision) throw conflict('rule', await ruleDto(tx, id));
    if (!rule.archivedAt) throw refused('The rule is in its draft already.');
    if (rule.taskClass.archivedAt)
      throw refused(`${rule.taskClass.name} was archived, so its rules stay out.`);
    await refuseTakenKey(tx, rule.draftId, rule.key);
    await tx.rule.update({
      where: { id },
      data: { archivedAt: null, revision: { increment: 1 }, updatedById: caller.actorId },
    });
    await copyRuleAuthors(tx, id, id);
    await audit({
      subjectType: 'rule',
      subjectId: id,
      environment: rule.draft.environment.key,
      data: {
        taskClass: rule.taskClass.key,
        key: rule.key,
        definition: auditableDefinition(ruleDefinitionSchema.parse(rule.definition)),
      },
    });
    return ruleDto(tx, id);
  },
});

function fromTo(rule: NonNullable<Awaited<ReturnType<typeof ruleWithPlace>>>, to: RuleDto) {
  return {
    from: {
      environment: rule.draft.environment.key,
      draft: rule.draft.name,
      taskClass: rule.taskClass.key,
      key: rule.key,
    },
    to: { environment: to.environment, draft: to.draft, taskClass: to.taskClass, key: to.key },
  };
}

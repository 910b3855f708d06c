import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { notFound } from '@/lib/core/errors';
import type { RuleDto } from '../dto';
import { keySchema, ruleDefinitionSchema } from '../source-schema';
import { auditableDefinition, storedDefinition, touchDraft } from './draft-rules';
import { draftOf, environmentByKey } from './records';
import { ruleDto } from './rule-dto';
import { lastPosition, lockRule, refuseTakenKey } from './rule-place';

const byRevision = { id: z.uuid(), revision: z.number().int().min(1) };

/** Adds a rule at the end of its task class in a draft; without a name, in the environment's oldest open one. */
export const createRule = defineCommand({
  action: 'rule.create',
  perEnvironment: true,
  input: z.strictObject({
    environment: keySchema,
    draft: keySchema.optional(),
    taskClass: keySchema,
    key: keySchema,
    definition: ruleDefinitionSchema,
  }),
  run: async ({ tx, caller, authorise, audit }, input): Promise<RuleDto> => {
    const environment = await environmentByKey(tx, input.environment);
    authorise(environment.id);
    const draft = await draftOf(tx, environment.id, input.draft);
    await touchDraft(tx, draft.id);
    const taskClass = await tx.taskClass.findFirst({ where: { key: input.taskClass, archivedAt: null } });
    if (!taskClass) throw notFound('task class');
    await refuseTakenKey(tx, draft.id, input.key);
    const position = (await lastPosition(tx, draft.id, taskClass.id)) + 1;
    const { id } = await tx.rule.create({
      data: {
        draftId: draft.id,
        taskClassId: taskClass.id,
        key: input.key,
        position,
        definition: storedDefinition(input.definition),
        updatedById: caller.actorId,
      },
    });
    await audit({
      subjectType: 'rule',
      subjectId: id,
      environment: environment.key,
      data: { taskClass: taskClass.key, key: input.key, definition: auditableDefinition(input.definition) },
    });
    return ruleDto(tx, id);
  },
});

/** Replaces what a rule says. Refused with the rule as it is now when someone else changed it meanwhile. */
export const updateRule = defineCommand({
  action: 'rule.update',
  perEnvironment: true,
  input: z.strictObject({
    ...byRevision,
    key: keySchema,
    enabled: z.boolean(),
    definition: ruleDefinitionSchema,
  }),
  run: async (context, input): Promise<RuleDto> => {
    const { tx, caller, audit } = context;
    const rule = await lockRule(context, input);
    if (input.key !== rule.key) await refuseTakenKey(tx, rule.draftId, input.key);
    const before = ruleDefinitionSchema.parse(rule.definition);
    await tx.rule.update({
      where: { id: rule.id },
      data: {
        key: input.key,
        enabled: input.enabled,
        definition: storedDefinition(input.definition),
        revision: { increment: 1 },
        updatedById: caller.actorId,
      },
    });
    await audit({
      subjectType: 'rule',
      subjectId: rule.id,
      environment: rule.draft.environment.key,
      data: {
        before: { key: rule.key, enabled: rule.enabled, definition: auditableDefinition(before) },
        after: { key: input.key, enabled: input.enabled, definition: auditableDefinition(input.definition) },
        noteChanged: before.note !== input.definition.note,
      },
    });
    return ruleDto(tx, rule.id);
  },
});

/** Puts a rule before or after its neighbours: `position` counts from 0 within its task class. */
export const moveRule = defineCommand({
  action: 'rule.move',
  perEnvironment: true,
  input: z.strictObject({ ...byRevision, position: z.number().int().min(0).max(10_000) }),
  run: async (context, input): Promise<RuleDto> => {
    const { tx, caller, audit } = context;
    const rule = await lockRule(context, input);
    const rules = await tx.rule.findMany({
      where: { draftId: rule.draftId, taskClassId: rule.taskClassId, archivedAt: null },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true, key: true },
    });
    const order = rules.filter((other) => other.id !== rule.id);
    order.splice(Math.min(input.position, order.length), 0, { id: rule.id, key: rule.key });
    // Not through the client: its neighbours' places change, but nobody edited them.
    await tx.$executeRaw`
      UPDATE rules SET position = place.ordinality - 1
      FROM unnest(${order.map((other) => other.id)}::uuid[]) WITH ORDINALITY AS place (id, ordinality)
      WHERE rules.id = place.id`;
    await tx.rule.update({
      where: { id: rule.id },
      data: { revision: { increment: 1 }, updatedById: caller.actorId },
    });
    await audit({
      subjectType: 'rule',
      subjectId: rule.id,
      environment: rule.draft.environment.key,
      data: { before: rules.map((other) => other.key), after: order.map((other) => other.key) },
    });
    return ruleDto(tx, rule.id);
  },
});

/** Takes a rule out of the draft. It stays on record, and `restoreRule` brings it back. */
export const archiveRule = defineCommand({
  action: 'rule.archive',
  perEnvironment: true,
  input: z.strictObject(byRevision),
  run: async (context, input): Promise<{ id: string; revision: number }> => {
    const { tx, caller, audit, now } = context;
    const rule = await lockRule(context, input);
    await tx.rule.update({
      where: { id: rule.id },
      data: { archivedAt: now, revision: { increment: 1 }, updatedById: caller.actorId },
    });
    await audit({
      subjectType: 'rule',
      subjectId: rule.id,
      environment: rule.draft.environment.key,
      data: { taskClass: rule.taskClass.key, key: rule.key },
    });
    return { id: rule.id, revision: rule.revision + 1 };
  },
});

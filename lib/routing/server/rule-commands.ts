import { z } from 'zod';
import type { CommandContext } from '@/lib/auth/server/command';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { RuleDto } from '../dto';
import { keySchema, ruleDefinitionSchema } from '../source-schema';
import { draftOf, environmentByKey } from './records';
import { ruleDto, ruleWithPlace } from './rule-dto';

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
    const last = await tx.rule.aggregate({
      where: { draftId: draft.id, taskClassId: taskClass.id, archivedAt: null },
      _max: { position: true },
    });
    const position = (last._max.position ?? -1) + 1;
    const { id } = await tx.rule.create({
      data: {
        draftId: draft.id,
        taskClassId: taskClass.id,
        key: input.key,
        position,
        definition: stored(input.definition),
        updatedById: caller.actorId,
      },
    });
    await audit({
      subjectType: 'rule',
      subjectId: id,
      environment: environment.key,
      data: { taskClass: taskClass.key, key: input.key, definition: auditable(input.definition) },
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
        definition: stored(input.definition),
        revision: { increment: 1 },
        updatedById: caller.actorId,
      },
    });
    await audit({
      subjectType: 'rule',
      subjectId: rule.id,
      environment: rule.draft.environment.key,
      data: {
        before: { key: rule.key, enabled: rule.enabled, definition: auditable(before) },
        after: { key: input.key, enabled: input.enabled, definition: auditable(input.definition) },
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

/** Takes a rule out of the draft. It stays on record. */
export const archiveRule = defineCommand({
  action: 'rule.archive',
  perEnvironment: true,
  input: z.strictObject(byRevision),
  run: async (context, input): Promise<{ id: string }> => {
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
    return { id: rule.id };
  },
});

/**
 * The rule, with its draft locked so that edits of one draft are made one after another; refused when the caller may
 * not, when it is gone, or when it is not at the revision the caller saw.
 */
async function lockRule({ tx, authorise }: CommandContext, seen: { id: string; revision: number }) {
  const found = await tx.rule.findUnique({
    where: { id: seen.id },
    select: { draftId: true, draft: { select: { environmentId: true } } },
  });
  if (!found) throw notFound('rule');
  authorise(found.draft.environmentId);
  await touchDraft(tx, found.draftId);
  const rule = await ruleWithPlace(tx, seen.id);
  if (!rule || rule.archivedAt) throw notFound('rule');
  if (rule.revision !== seen.revision) throw conflict('rule', await ruleDto(tx, seen.id));
  return rule;
}

/** Every edit of a rule is an edit of its draft; the update also locks the draft until the transaction ends. */
async function touchDraft(tx: Transaction, id: string): Promise<void> {
  await tx.draft.update({ where: { id }, data: { revision: { increment: 1 } } });
}

/** A rule's key is its id in the bundle, where ids are unique: decisions and counts name a rule by it alone. */
async function refuseTakenKey(tx: Transaction, draftId: string, key: string): Promise<void> {
  const taken = await tx.rule.findFirst({
    where: { draftId, key, archivedAt: null },
    select: { taskClass: { select: { name: true } } },
  });
  if (!taken) return;
  const message = `${taken.taskClass.name} has a rule ${key} already. Keys are unique in a policy.`;
  throw invalid([{ path: '/key', message }]);
}

function stored(definition: z.infer<typeof ruleDefinitionSchema>): Prisma.InputJsonObject {
  return definition as unknown as Prisma.InputJsonObject;
}

/** A definition without what people wrote in free text. */
function auditable({ note: _note, ...rest }: z.infer<typeof ruleDefinitionSchema>) {
  return rest;
}

import { z } from 'zod';
import type { CommandContext } from '@/lib/auth/server/command';
import { conflict, notFound } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { freeKey } from '../free-key';
import { keySchema, ruleDefinitionSchema } from '../source-schema';
import { holdDraft, storedDefinition, touchDraft } from './draft-rules';
import { draftOf, environmentByKey } from './records';
import { copyRuleAuthors } from './rule-authors';
import { ruleDto, ruleWithPlace } from './rule-dto';
import { lastPosition } from './rule-place';

/** Which rule goes where; what is left out of `to` is as it is for the rule itself. */
export const copyInput = z.strictObject({
  id: z.uuid(),
  revision: z.number().int().min(1),
  to: z
    .strictObject({
      environment: keySchema.optional(),
      /** In another environment left out = its oldest open one. */
      draft: keySchema.optional(),
      taskClass: keySchema.optional(),
    })
    .default({}),
  /** Where another rule has the key there: it takes over what this one says, or the copy gets a key of its own. */
  ifTaken: z.enum(['rename', 'replace']).default('rename'),
});

export type CopyInput = z.output<typeof copyInput>;
type Rule = NonNullable<Awaited<ReturnType<typeof ruleWithPlace>>>;
type Destination = Pick<Rule, 'taskClass'> & {
  readonly draft: { readonly id: string; readonly name: string };
} & {
  readonly environment: { readonly id: string; readonly key: string };
};

/**
 * The rule and the place it goes to, with both drafts locked; the rule's own is edited too where it `leaves`. Refused
 * when the caller may not, when either is gone, or when the rule is not at the revision the caller saw.
 */
export async function lockCopy(
  { tx, authorise }: CommandContext,
  input: CopyInput,
  leaves: boolean,
): Promise<{ rule: Rule; to: Destination }> {
  const found = await ruleWithPlace(tx, input.id);
  if (!found) throw notFound('rule');
  const to = await destinationOf(tx, found, input.to);
  authorise(to.environment.id);
  if (leaves) authorise(found.draft.environmentId);
  // In one order for all, so that two who copy both ways do not wait for each other.
  for (const id of [...new Set([found.draftId, to.draft.id])].sort()) {
    if (leaves || id === to.draft.id) await touchDraft(tx, id);
    else await holdDraft(tx, id);
  }
  const rule = await ruleWithPlace(tx, input.id);
  if (!rule || rule.archivedAt || rule.draft.archivedAt) throw notFound('rule');
  if (rule.revision !== input.revision) throw conflict('rule', await ruleDto(tx, rule.id));
  return { rule, to };
}

async function destinationOf(tx: Transaction, rule: Rule, to: CopyInput['to']): Promise<Destination> {
  const environment =
    to.environment === undefined ? rule.draft.environment : await environmentByKey(tx, to.environment);
  const stays = environment.id === rule.draft.environmentId && to.draft === undefined;
  const draft = stays ? rule.draft : await draftOf(tx, environment.id, to.draft);
  if (to.taskClass === undefined) return { environment, draft, taskClass: rule.taskClass };
  const taskClass = await tx.taskClass.findFirst({ where: { key: to.taskClass, archivedAt: null } });
  if (!taskClass) throw notFound('task class');
  return { environment, draft, taskClass };
}

/**
 * Writes what a rule says at its destination: right after the rule itself where that is its own place, else at the end.
 * @returns the id of the rule that says it there now
 */
export async function writeCopy(
  { tx, caller }: CommandContext,
  rule: Rule,
  to: Destination,
  ifTaken: CopyInput['ifTaken'],
): Promise<string> {
  const { key, enabled } = rule;
  const definition = storedDefinition(ruleDefinitionSchema.parse(rule.definition));
  const there = await tx.rule.findMany({
    where: { draftId: to.draft.id, archivedAt: null },
    select: { id: true, key: true, taskClassId: true },
  });
  const end = (await lastPosition(tx, to.draft.id, to.taskClass.id)) + 1;
  const says = { enabled, definition, updatedById: caller.actorId };
  const taken = there.find((other) => other.key === key && other.id !== rule.id);
  if (taken && ifTaken === 'replace') {
    const elsewhere = taken.taskClassId !== to.taskClass.id;
    await tx.rule.update({
      where: { id: taken.id },
      data: {
        ...says,
        revision: { increment: 1 },
        ...(elsewhere ? { taskClassId: to.taskClass.id, position: end } : {}),
      },
    });
    await copyRuleAuthors(tx, rule.id, taken.id);
    return taken.id;
  }
  const beside = rule.draftId === to.draft.id && rule.taskClassId === to.taskClass.id;
  // Not through the client: those behind it move up, but nobody edited them.
  if (beside) {
    await tx.$executeRaw`
      UPDATE rules SET position = position + 1
      WHERE draft_id = ${rule.draftId}::uuid AND task_class_id = ${rule.taskClassId}::uuid
        AND position > ${rule.position} AND archived_at IS NULL`;
  }
  const copy = await tx.rule.create({
    data: {
      ...says,
      draftId: to.draft.id,
      taskClassId: to.taskClass.id,
      key: freeKey(key, new Set(there.map((other) => other.key))),
      position: beside ? rule.position + 1 : end,
    },
  });
  await copyRuleAuthors(tx, rule.id, copy.id);
  return copy.id;
}

import type { CommandContext } from '@/lib/auth/server/command';
import { conflict, invalid, notFound } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { touchDraft } from './draft-rules';
import { ruleDto, ruleWithPlace } from './rule-dto';

/**
 * The rule, with its draft locked so that edits of one draft are made one after another; refused when the caller may
 * not, when it is gone, or when it is not at the revision the caller saw.
 */
export async function lockRule({ tx, authorise }: CommandContext, seen: { id: string; revision: number }) {
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

/** A rule's key is its id in the bundle, where ids are unique: decisions and counts name a rule by it alone. */
export async function refuseTakenKey(tx: Transaction, draftId: string, key: string): Promise<void> {
  const taken = await tx.rule.findFirst({
    where: { draftId, key, archivedAt: null },
    select: { taskClass: { select: { name: true } } },
  });
  if (!taken) return;
  const message = `${taken.taskClass.name} has a rule ${key} already. Keys are unique in a policy.`;
  throw invalid([{ path: '/key', message }]);
}

/** The place of the last rule of a task class in a draft; -1 where there is none. */
export async function lastPosition(tx: Transaction, draftId: string, taskClassId: string): Promise<number> {
  const { _max } = await tx.rule.aggregate({
    where: { draftId, taskClassId, archivedAt: null },
    _max: { position: true },
  });
  return _max.position ?? -1;
}

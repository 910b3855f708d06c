import { notFound } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { canonicalJson } from '@/lib/policy/canonical';
import type { PolicySource, RuleDefinition, SourceRule } from '../source-schema';

/** Who edits a draft, and when. */
export interface Edit {
  readonly actorId: string;
  readonly now: Date;
}

/**
 * Every edit of a rule is an edit of its draft; the update also locks the draft until the transaction ends. 404 for a
 * draft that was discarded meanwhile.
 */
export async function touchDraft(tx: Transaction, id: string): Promise<void> {
  const { count } = await tx.draft.updateMany({
    where: { id, archivedAt: null },
    data: { revision: { increment: 1 } },
  });
  if (count === 0) throw notFound('draft');
}

/** Keeps a draft as it is until the transaction ends, for reading it whole. */
export async function holdDraft(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM drafts WHERE id = ${id}::uuid FOR SHARE`;
}

/**
 * Makes a draft that is locked say what a source says. Rules that say the same already are left alone, so that who
 * changed them last stays known, and what is edited keeps its id.
 * @returns the keys of rules that were left out because there is no such task class any more
 */
export async function writeDraftRules(
  tx: Transaction,
  draftId: string,
  source: PolicySource,
  { actorId, now }: Edit,
): Promise<string[]> {
  const taskClasses = await tx.taskClass.findMany({
    where: { archivedAt: null },
    select: { id: true, key: true },
  });
  const ids = new Map(taskClasses.map(({ id, key }) => [key, id]));
  const wanted = Object.entries(source.taskClasses).flatMap(([taskClass, { rules }]) =>
    rules.map((rule, position) => ({ ...rule, position, taskClassId: ids.get(taskClass) })),
  );
  const had = await tx.rule.findMany({ where: { draftId, archivedAt: null } });
  const byKey = new Map(had.map((rule) => [rule.key, rule]));
  const kept = new Set(wanted.filter(({ taskClassId }) => taskClassId).map(({ key }) => key));
  const edited = { revision: { increment: 1 }, updatedById: actorId } as const;
  // First what goes: a key is free once its rule is archived.
  await tx.rule.updateMany({
    where: { id: { in: had.filter(({ key }) => !kept.has(key)).map(({ id }) => id) } },
    data: { ...edited, archivedAt: now },
  });
  const added: Prisma.RuleCreateManyInput[] = [];
  for (const { key, enabled, definition, position, taskClassId } of wanted) {
    if (!taskClassId) continue;
    const rule = byKey.get(key);
    const data = { taskClassId, position, enabled, definition: storedDefinition(definition) };
    if (!rule) added.push({ ...data, draftId, key, updatedById: actorId });
    else if (rule.taskClassId !== taskClassId || !saysTheSame(rule, { enabled, definition })) {
      await tx.rule.update({ where: { id: rule.id }, data: { ...data, ...edited } });
    } else if (rule.position !== position) {
      // Not through the client: it changes place, but nobody edited it.
      await tx.$executeRaw`UPDATE rules SET position = ${position} WHERE id = ${rule.id}::uuid`;
    }
  }
  if (added.length > 0) await tx.rule.createMany({ data: added });
  await tx.$executeRaw`
    INSERT INTO draft_authors (draft_id, person_id)
    SELECT ${draftId}::uuid, person FROM person_of_actor(${actorId}::uuid) AS person WHERE person IS NOT NULL
    ON CONFLICT DO NOTHING`;
  return wanted.filter(({ taskClassId }) => !taskClassId).map(({ key }) => key);
}

function saysTheSame(row: { enabled: boolean; definition: unknown }, rule: Omit<SourceRule, 'key'>): boolean {
  return row.enabled === rule.enabled && canonicalJson(row.definition) === canonicalJson(rule.definition);
}

export function storedDefinition(definition: RuleDefinition): Prisma.InputJsonObject {
  return definition as unknown as Prisma.InputJsonObject;
}

/** A definition without what people wrote in free text. */
export function auditableDefinition({ note: _note, ...rest }: RuleDefinition) {
  return rest;
}

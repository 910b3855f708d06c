import type { Transaction } from '@/lib/db/client';

/** Whoever wrote what a new draft copies from another, unpublished as it is, is an author of the copy too. */
export async function copyDraftAuthors(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO draft_authors (draft_id, person_id)
    SELECT ${to}::uuid, person_id FROM draft_authors WHERE draft_id = ${from}::uuid ON CONFLICT DO NOTHING`;
  // Matched here: of rows that were written a moment ago the planner knows too little to join thousands.
  const written = await tx.$queryRaw<{ key: string; person: string }[]>`
    SELECT rule.key, author.person_id AS person FROM rules rule JOIN rule_authors author ON author.rule_id = rule.id
    WHERE rule.draft_id = ${from}::uuid AND rule.archived_at IS NULL`;
  const copies = await tx.rule.findMany({
    where: { draftId: to, archivedAt: null },
    select: { id: true, key: true },
  });
  const idOf = new Map(copies.map(({ id, key }) => [key, id]));
  const kept = written.filter(({ key }) => idOf.has(key));
  await tx.$executeRaw`
    INSERT INTO rule_authors (rule_id, person_id)
    SELECT * FROM unnest(${kept.map(({ key }) => idOf.get(key))}::uuid[], ${kept.map(({ person }) => person)}::uuid[])
    ON CONFLICT DO NOTHING`;
}

/** Whoever wrote what a rule says, unpublished as it is, is an author of the rule and the draft that say it now. */
export async function copyRuleAuthors(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO rule_authors (rule_id, person_id)
    SELECT ${to}::uuid, person_id FROM rule_authors WHERE rule_id = ${from}::uuid ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO draft_authors (draft_id, person_id)
    SELECT rule.draft_id, author.person_id FROM rules rule JOIN rule_authors author ON author.rule_id = rule.id
    WHERE rule.id = ${to}::uuid ON CONFLICT DO NOTHING`;
}

/**
 * What a draft says was published: nobody wrote it for the draft any more. Rules that were taken out of it were not
 * published, and keep their authors for when they are brought back.
 */
export async function forgetAuthors(tx: Transaction, draftId: string): Promise<void> {
  await tx.draftAuthor.deleteMany({ where: { draftId } });
  await tx.$executeRaw`
    DELETE FROM rule_authors
    WHERE rule_id IN (SELECT id FROM rules WHERE draft_id = ${draftId}::uuid AND archived_at IS NULL)`;
}

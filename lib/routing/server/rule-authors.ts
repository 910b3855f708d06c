import type { Transaction } from '@/lib/db/client';

/** Whoever wrote what a new draft copies from another, unpublished as it is, is an author of the copy too. */
export async function copyDraftAuthors(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO draft_authors (draft_id, person_id)
    SELECT ${to}::uuid, person_id FROM draft_authors WHERE draft_id = ${from}::uuid ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO rule_authors (rule_id, person_id)
    SELECT copy.id, author.person_id FROM rules copy
    JOIN rules rule ON rule.draft_id = ${from}::uuid AND rule.key = copy.key AND rule.archived_at IS NULL
    JOIN rule_authors author ON author.rule_id = rule.id
    WHERE copy.draft_id = ${to}::uuid AND copy.archived_at IS NULL ON CONFLICT DO NOTHING`;
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
  await tx.ruleAuthor.deleteMany({ where: { rule: { draftId, archivedAt: null } } });
}

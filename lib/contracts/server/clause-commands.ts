import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, refused } from '@/lib/core/errors';
import { revisionSchema } from '@/lib/core/record-schema';
import {
  proposalsOfSubject,
  type SeenProposal,
  saveProposal,
  withdrawProposal,
} from '@/lib/proposals/server/proposals';
import { type ClauseContent, clauseContentSchema, EMPTY_CLAUSE } from '../clause-content';
import { checkClauseContent } from './clause-check';
import { lockClause } from './clause-records';
import { readableContract } from './contract-access';

/** A clause after a save: what it says now is the proposal, at that revision. */
export interface SavedClause {
  readonly clause: string;
  readonly proposal: SeenProposal;
  readonly content: ClauseContent;
}

/** Begins a clause: from a passage, a suggestion or by hand. A contract may hold several of a type. */
export const createClause = defineCommand({
  action: 'clause.create',
  input: z.strictObject({
    contract: z.string().min(1).max(200),
    type: z.string().min(1).max(100),
    content: clauseContentSchema,
  }),
  run: async (context, { contract: number, type, content }): Promise<SavedClause> => {
    const { tx, caller, now, audit } = context;
    const contract = await readableContract(tx, caller, { number });
    const checked = await checkClauseContent(tx, contract, type, content);
    const clause = await tx.clause.create({
      data: { contractId: contract.id, type, createdById: caller.actorId, createdAt: now },
    });
    const row = await saveProposal(context, { kind: 'clause', subject: clause.id, content: checked });
    await audit({
      subjectType: 'clause',
      subjectId: clause.id,
      data: { contract: number, type, status: content.status, proposal: row.id },
    });
    return { clause: clause.id, proposal: { id: row.id, revision: row.revision }, content: checked };
  },
});

/**
 * Writes what a clause says: the content in work, or the next one beside what holds, which goes on holding until the new
 * one is approved.
 * @throws AppError conflict; `details.current` is what is said now, at its revision, 0 where nothing is in work
 */
export const updateClause = defineCommand({
  action: 'clause.update',
  input: z.strictObject({
    id: z.uuid(),
    /** Of the content in work that was looked at; null = there was none. */
    proposalRevision: revisionSchema.nullable(),
    content: clauseContentSchema,
  }),
  run: async (context, { id, proposalRevision, content }): Promise<SavedClause> => {
    const { clause, contract } = await lockClause(context, id);
    const checked = await checkClauseContent(context.tx, contract, clause.type, content);
    const { inWork, inForce } = await proposalsOfSubject(context.tx, 'clause', id);
    if ((inWork?.revision ?? null) !== proposalRevision) {
      const now = inWork ?? inForce;
      throw conflict('clause', { revision: inWork?.revision ?? 0, content: now?.content ?? EMPTY_CLAUSE });
    }
    const row = await saveProposal(context, {
      kind: 'clause',
      subject: id,
      content: checked,
      revision: proposalRevision ?? undefined,
    });
    await context.audit({
      subjectType: 'clause',
      subjectId: id,
      data: {
        contract: contract.number,
        type: clause.type,
        status: content.status,
        proposal: row.id,
        number: row.number,
        revision: row.revision,
      },
    });
    return { clause: id, proposal: { id: row.id, revision: row.revision }, content: checked };
  },
});

const existing = z.strictObject({ id: z.uuid(), revision: revisionSchema });

/** Puts a clause of which nothing holds aside, with what was being written. */
export const archiveClause = defineCommand({
  action: 'clause.archive',
  input: existing,
  run: async (context, { id, revision }): Promise<{ id: string }> => {
    const { tx, now, audit } = context;
    const { clause, contract } = await lockClause(context, id);
    if (clause.revision !== revision) throw conflict('clause', { revision: clause.revision });
    const { inWork, inForce } = await proposalsOfSubject(tx, 'clause', id);
    // It may hold another clause back, so that putting it aside would open something: two people, then.
    if (inForce) {
      throw refused(
        'This clause is in force. Write that the contract is silent on it and have that approved, or that it is refused, which holds at once.',
      );
    }
    if (inWork) await withdrawProposal(context, inWork);
    await tx.clause.update({ where: { id }, data: { archivedAt: now, revision: { increment: 1 } } });
    await audit({
      subjectType: 'clause',
      subjectId: id,
      data: { contract: contract.number, type: clause.type, withdrawn: inWork?.id ?? null },
    });
    return { id };
  },
});

/** Takes a clause up again that was put aside. It says nothing until somebody writes it. */
export const restoreClause = defineCommand({
  action: 'clause.restore',
  input: existing,
  run: async (context, { id, revision }): Promise<{ id: string }> => {
    const { clause, contract } = await lockClause(context, id, { archived: true });
    if (clause.revision !== revision) throw conflict('clause', { revision: clause.revision });
    await context.tx.clause.update({
      where: { id },
      data: { archivedAt: null, revision: { increment: 1 } },
    });
    await context.audit({
      subjectType: 'clause',
      subjectId: id,
      data: { contract: contract.number, type: clause.type },
    });
    return { id };
  },
});

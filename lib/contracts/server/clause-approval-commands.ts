import { z } from 'zod';
import { type CommandContext, defineCommand } from '@/lib/auth/server/command';
import { AppError, refused } from '@/lib/core/errors';
import { revisionSchema } from '@/lib/core/record-schema';
import {
  answerProposal,
  holdAtOnce,
  type ProposalRow,
  proposalsOfSubject,
  type SeenProposal,
  submitProposal,
  withdrawProposal,
} from '@/lib/proposals/server/proposals';
import { clauseContentSchema } from '../clause-content';
import { holdsWithoutSecond } from '../closing';
import { checkClauseContent, checkReady } from './clause-check';
import { type HeldClause, lockClauseOfProposal } from './clause-records';

const seen = { id: z.uuid(), revision: revisionSchema };
const message = z.string().trim().max(2_000, 'Use at most 2,000 characters.');

/** What became of a clause's content: it waits for another person, or it holds. */
export interface Submitted extends SeenProposal {
  readonly state: 'submitted' | 'approved';
}

/**
 * Puts what a clause says to another person. What is refused or contradicts itself, and so only closes something, waits
 * for nobody and holds at once.
 */
export const submitClause = defineCommand({
  action: 'clause.submit',
  input: z.strictObject({ ...seen, message: message.optional() }),
  run: async (context, { id, revision, message: note }): Promise<Submitted> => {
    const { tx } = context;
    const held = await lockClauseOfProposal(context, id);
    const { inWork, inForce } = await proposalsOfSubject(tx, 'clause', held.clause.id);
    if (inWork?.id !== id) throw refused('This was decided or withdrawn already.');
    const content = clauseContentSchema.parse(inWork.content);
    await checkClauseContent(tx, held.contract, held.clause.type, content);
    checkReady(content);
    const before = inForce && clauseContentSchema.parse(inForce.content);
    const row = holdsWithoutSecond(content, before)
      ? await holdAtOnce(context, { id, revision })
      : await submitProposal(context, { id, revision, note });
    await record(context, held, {
      proposal: id,
      number: row.number,
      status: content.status,
      closing: row.closing,
    });
    return { id, revision: row.revision, state: row.closing ? 'approved' : 'submitted' };
  },
});

/** Takes back what was being written or waits. What held goes on holding. */
export const withdrawClause = defineCommand({
  action: 'clause.withdraw',
  input: z.strictObject(seen),
  run: async (context, input): Promise<{ id: string }> => {
    const held = await lockClauseOfProposal(context, input.id);
    const { number } = await withdrawProposal(context, input);
    await record(context, held, { proposal: input.id, number });
    return { id: input.id };
  },
});

/** Another person agrees that this is what the contract says. It holds from now on. */
export const approveClause = defineCommand({
  action: 'clause.approve',
  input: z.strictObject({ ...seen, message: message.default('') }),
  run: async (context, input): Promise<{ approved: boolean }> => {
    const held = await lockClauseOfProposal(context, input.id);
    const answer = await answerProposal(context, { ...input, verdict: 'approve' });
    await record(context, held, { proposal: input.id, ...answer, message: input.message !== '' });
    return answer;
  },
});

/** Hands what a clause says back to who wrote it, with what is wrong. */
export const requestClauseChanges = defineCommand({
  action: 'clause.request_changes',
  input: z.strictObject({ ...seen, message: message.min(1, 'Say what should change.') }),
  run: async (context, input): Promise<{ id: string }> => {
    const held = await lockClauseOfProposal(context, input.id);
    await answerProposal(context, { ...input, verdict: 'request_changes' });
    await record(context, held, { proposal: input.id });
    return { id: input.id };
  },
});

/** What became of one of several that were approved at once. */
export interface ClauseApproved {
  readonly id: string;
  readonly approved: boolean;
  /** Why not. */
  readonly message: string | null;
}

/**
 * Approves several clauses, each as it was shown: together, so that one refusal refuses all, or each for itself, with
 * what became of each.
 */
export const approveClauses = defineCommand({
  action: 'clause.approve_many',
  input: z.strictObject({
    items: z.array(z.strictObject(seen)).min(1, 'Choose at least one clause.').max(200),
    message: message.default(''),
    together: z.boolean(),
  }),
  run: async (context, input): Promise<readonly ClauseApproved[]> => {
    const results: ClauseApproved[] = [];
    const done: HeldClause[] = [];
    // In one order for everyone, so that two who approve the same ones do not wait for each other for ever.
    for (const item of input.items.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      try {
        const held = await lockClauseOfProposal(context, item.id);
        const { approved } = await answerProposal(context, {
          ...item,
          verdict: 'approve',
          message: input.message,
        });
        done.push(held);
        results.push({ id: item.id, approved, message: approved ? null : 'It waits for one more person.' });
      } catch (error) {
        // Anything else has broken the transaction.
        if (!(error instanceof AppError) || input.together) throw error;
        results.push({ id: item.id, approved: false, message: error.message });
      }
    }
    if (done.length === 0) throw refused([...new Set(results.map((one) => one.message))].join(' '));
    const proposals = results.filter(({ approved }) => approved).map(({ id }) => id);
    for (const { clause, contract } of done) {
      await record(
        context,
        { clause, contract },
        { proposals, together: input.together, message: input.message !== '' },
      );
    }
    return results;
  },
});

async function record(
  { audit }: CommandContext,
  { clause, contract }: HeldClause,
  data: Readonly<Record<string, unknown>> & { readonly proposal?: ProposalRow['id'] },
): Promise<void> {
  await audit({
    subjectType: 'clause',
    subjectId: clause.id,
    data: { contract: contract.number, type: clause.type, ...data },
  });
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineCommand, fieldProblems } from '@/lib/auth/server/command';
import { invalid, notFound } from '@/lib/core/errors';
import { revisionSchema } from '@/lib/core/record-schema';
import type { Transaction } from '@/lib/db/client';
import {
  answerProposal,
  endProposal,
  type ProposalRow,
  saveProposal,
  submitProposal,
  withdrawProposal,
} from '@/lib/proposals/server/proposals';
import { type LawContent, lawContentSchema } from '../law-content';
import { valuesSchema } from '../parameters';
import { allClauseTypes } from './clause-types';

const seen = z.strictObject({
  id: z.uuid(),
  revision: revisionSchema,
  message: z.string().trim().max(2_000).optional(),
});

/** Records a law that stands in for a clause, or another text of one, and puts it to others. */
export const proposeLaw = defineCommand({
  action: 'law.propose',
  input: z.strictObject({
    /** The law that is there; left out, a new one. */
    subject: z.uuid().optional(),
    /** Of the text in work that was looked at. */
    revision: revisionSchema.optional(),
    content: lawContentSchema,
  }),
  run: async (context, { subject = randomUUID(), revision, content }): Promise<{ subject: string }> => {
    const { tx, audit } = context;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`fairlead law ${subject}`}))`;
    const checked = await checkLaw(tx, content);
    const saved = await saveProposal(context, { kind: 'law', subject, content: checked, revision });
    await submitProposal(context, saved);
    await audit({ subjectType: 'law', subjectId: subject, data: { after: checked } });
    return { subject };
  },
});

/** Takes back a law that nobody has agreed to yet. */
export const withdrawLaw = defineCommand({
  action: 'law.withdraw',
  input: seen,
  run: async (context, { id, revision }): Promise<{ id: string }> => {
    const { subject } = await lawProposal(context.tx, id);
    await withdrawProposal(context, { id, revision });
    await context.audit({ subjectType: 'law', subjectId: subject });
    return { id };
  },
});

/** Agrees that a law stands in for a clause; it does from then on. */
export const approveLaw = defineCommand({
  action: 'law.approve',
  input: seen,
  run: async (context, input): Promise<{ approved: boolean }> => {
    const { subject } = await lawProposal(context.tx, input.id);
    const { approved } = await answerProposal(context, { ...input, verdict: 'approve' });
    await context.audit({ subjectType: 'law', subjectId: subject, data: { approved } });
    return { approved };
  },
});

/** Hands a law back to whoever recorded it. */
export const requestLawChanges = defineCommand({
  action: 'law.request_changes',
  input: seen,
  run: async (context, input): Promise<{ id: string }> => {
    const { subject } = await lawProposal(context.tx, input.id);
    await answerProposal(context, { ...input, verdict: 'request_changes' });
    await context.audit({ subjectType: 'law', subjectId: subject });
    return { id: input.id };
  },
});

/** From now on a law stands in for nothing; what rested on it closes. */
export const endLaw = defineCommand({
  action: 'law.end',
  input: z.strictObject({ id: z.uuid() }),
  run: async (context, { id }): Promise<{ id: string }> => {
    const { subject } = await lawProposal(context.tx, id);
    await endProposal(context, id);
    await context.audit({ subjectType: 'law', subjectId: subject });
    return { id };
  },
});

async function checkLaw(tx: Transaction, content: LawContent): Promise<LawContent> {
  const wrong = (path: string, message: string) => invalid([{ path: `/content${path}`, message }]);
  const type = (await allClauseTypes(tx)).find(({ key }) => key === content.clauseType);
  if (!type) throw wrong('/clauseType', 'There is no such clause type.');
  if (type.inWriting) throw wrong('/clauseType', 'This takes a paper of its own: no law stands in for it.');
  const values = valuesSchema(type.parameters).safeParse(content.parameters);
  if (values.success) return lawContentSchema.parse({ ...content, parameters: values.data });
  throw invalid(
    fieldProblems(values.error).map(({ path, message }) => ({ path: `/content/parameters${path}`, message })),
  );
}

async function lawProposal(tx: Transaction, id: string): Promise<ProposalRow> {
  const row = await tx.proposal.findFirst({ where: { id, kind: 'law' } });
  if (!row) throw notFound('law');
  return row;
}

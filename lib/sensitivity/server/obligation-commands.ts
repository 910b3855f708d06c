import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { allClauseTypes } from '@/lib/contracts/server/clause-types';
import { type FieldProblem, invalid, notFound } from '@/lib/core/errors';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import type { Transaction } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { canonicalJson } from '@/lib/policy/canonical';
import {
  answerProposal,
  type ProposalRow,
  saveProposal,
  submitProposal,
  withdrawProposal,
} from '@/lib/proposals/server/proposals';
import { readLabelRef } from '../label';
import { type Obligation, obligationsSchema, readObligations } from '../obligations';
import {
  type ObligationsContent,
  obligationsContentSchema,
  type SavedObligations,
} from '../obligations-content';
import { labelNamed } from './label-records';

const seen = z.strictObject({
  id: idSchema,
  revision: revisionSchema,
  message: z.string().trim().max(2000).optional(),
});

/** Writes down what a label should ask for; nothing changes until another person approved it. */
export const proposeObligations = defineCommand({
  action: 'obligations.propose',
  input: z.strictObject({
    /** "level:internal" or "tag:pii". */
    label: z.string().max(120),
    obligations: obligationsSchema.nullable(),
    /** Of the one in work that was looked at; absent = there was none. */
    revision: revisionSchema.optional(),
  }),
  run: async (context, { label, obligations, revision }): Promise<SavedObligations> => {
    const { tx, audit } = context;
    const before = readObligations((await lockedLabel(tx, label)).obligations);
    if (canonicalJson(before) === canonicalJson(obligations)) {
      throw invalid([{ path: '/obligations', message: 'This is what it asks for already.' }]);
    }
    const problems = await unknownNames(tx, obligations ?? []);
    if (problems.length > 0) throw invalid(problems);
    const content: ObligationsContent = { obligations, before };
    const saved = await saveProposal(context, { kind: 'obligations', subject: label, content, revision });
    await audit({
      subjectType: 'obligations',
      subjectId: saved.id,
      data: { label, number: saved.number, after: obligations },
    });
    return { id: saved.id, revision: saved.revision, content };
  },
});

/** Puts it to those who may approve it. */
export const submitObligations = defineCommand({
  action: 'obligations.submit',
  input: seen,
  run: async (context, { id, revision, message }): Promise<{ id: string }> => {
    const { subject } = await obligationsProposal(context.tx, id);
    await submitProposal(context, { id, revision, ...(message && { note: message }) });
    await context.audit({ subjectType: 'obligations', subjectId: id, data: { label: subject } });
    return { id };
  },
});

/** Takes it back for good. */
export const withdrawObligations = defineCommand({
  action: 'obligations.withdraw',
  input: seen,
  run: async (context, { id, revision }): Promise<{ id: string }> => {
    const { subject } = await obligationsProposal(context.tx, id);
    await withdrawProposal(context, { id, revision });
    await context.audit({ subjectType: 'obligations', subjectId: id, data: { label: subject } });
    return { id };
  },
});

/** Approves it; from then on it is what the label asks for. */
export const approveObligations = defineCommand({
  action: 'obligations.approve',
  input: seen,
  run: async (context, { id, revision, message }): Promise<{ approved: boolean }> => {
    const { tx, audit } = context;
    const { subject, content } = await obligationsProposal(tx, id);
    const label = await lockedLabel(tx, subject);
    const { approved } = await answerProposal(context, { id, revision, verdict: 'approve', message });
    const { obligations } = obligationsContentSchema.parse(content);
    if (approved) await writeThrough(tx, label, obligations);
    await audit({ subjectType: 'obligations', subjectId: id, data: { label: subject, holds: approved } });
    return { approved };
  },
});

/** Hands it back to whoever wrote it. */
export const requestObligationsChanges = defineCommand({
  action: 'obligations.request_changes',
  input: seen,
  run: async (context, { id, revision, message }): Promise<{ id: string }> => {
    const { subject } = await obligationsProposal(context.tx, id);
    await answerProposal(context, { id, revision, verdict: 'request_changes', message });
    await context.audit({ subjectType: 'obligations', subjectId: id, data: { label: subject } });
    return { id };
  },
});

type Label = Awaited<ReturnType<typeof labelNamed>>;

/** The label of a proposal, which all that is done with it locks first. */
async function lockedLabel(tx: Transaction, ref: string): Promise<Label> {
  const named = readLabelRef(ref);
  if (!named) throw invalid([{ path: '/label', message: 'A level or a tag.' }]);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`fairlead obligations ${ref}`}))`;
  return labelNamed(tx, named.kind, named.key);
}

/** Ids of what else takes two people are no obligations. */
async function obligationsProposal(tx: Transaction, id: string): Promise<ProposalRow> {
  const row = await tx.proposal.findFirst({ where: { id, kind: 'obligations' } });
  if (!row) throw notFound('proposal');
  return row;
}

async function writeThrough(
  tx: Transaction,
  { kind, id }: Label,
  obligations: readonly Obligation[] | null,
): Promise<void> {
  const data = {
    // A trigger holds it against what was approved, to the letter.
    obligations: obligations === null ? Prisma.DbNull : (obligations as unknown as Prisma.InputJsonValue),
    revision: { increment: 1 },
  };
  if (kind === 'level') await tx.sensitivityLevel.update({ where: { id }, data });
  else await tx.sensitivityTag.update({ where: { id }, data });
}

/** Types, parameters and vendors that do not exist: no clause could ever meet what names them. */
async function unknownNames(tx: Transaction, obligations: readonly Obligation[]): Promise<FieldProblem[]> {
  const types = new Map((await allClauseTypes(tx)).map((type) => [type.key, type]));
  const vendors = new Set((await tx.vendor.findMany({ select: { key: true } })).map(({ key }) => key));
  return obligations.flatMap((one, place): FieldProblem[] => {
    const at = (part: string, message: string) => ({ path: `/obligations/${place}${part}`, message });
    if (one.kind === 'affiliation') {
      return one.with
        .filter((key) => !vendors.has(key))
        .map((key) => at('/with', `There is no vendor ${key}.`));
    }
    if (one.kind === 'attribute') {
      const other = one.where.find(({ parameter }) => parameter !== 'value');
      return other ? [at('/where', `A promise has one value, which is named value.`)] : [];
    }
    if (one.kind !== 'clause') return [];
    const type = types.get(one.type);
    if (!type) return [at('/type', `There is no clause type ${one.type}.`)];
    return one.where
      .filter(({ parameter }) => !type.parameters.some(({ key }) => key === parameter.split('.')[0]))
      .map(({ parameter }) => at('/where', `${type.name} has no parameter ${parameter}.`));
  });
}

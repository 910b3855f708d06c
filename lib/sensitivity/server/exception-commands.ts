import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { needsWriting } from '@/lib/contracts/clause-types';
import { invalid, notFound, refused } from '@/lib/core/errors';
import { revisionSchema } from '@/lib/core/record-schema';
import { utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import {
  answerProposal,
  endProposal,
  saveProposal,
  submitProposal,
  withdrawProposal,
} from '@/lib/proposals/server/proposals';
import {
  type DaySpan,
  EXCEPTION_DAYS_A_YEAR,
  type ExceptionContent,
  exceptionSchema,
  exceptionSubject,
  mostDaysInAYear,
  spanProblem,
} from '../exception';
import { readLabelRef } from '../label';
import { type Obligation, readObligations } from '../obligations';
import { labelNamed } from './label-records';

const seen = z.strictObject({
  id: z.uuid(),
  revision: revisionSchema,
  message: z.string().trim().max(2000).optional(),
});

/** Asks for an exception, or for one otherwise that is being worked on, and puts it to those who accept risks. */
export const proposeException = defineCommand({
  action: 'exception.propose',
  /** `revision`: of the one in work that was looked at. */
  input: exceptionSchema.extend({ revision: revisionSchema.optional() }),
  run: async (context, { revision: basis, ...content }): Promise<{ id: string }> => {
    const { tx, audit, now } = context;
    await lockExceptions(tx, content);
    await refuseSubject(tx, content);
    const today = utcDate(now);
    const problem = spanProblem(content, await otherSpans(tx, content, today), today);
    if (problem) throw invalid([{ path: `/${problem.field}`, message: problem.message }]);
    const saved = await saveProposal(context, {
      kind: 'exception',
      subject: exceptionSubject(content),
      content,
      revision: basis,
    });
    await submitProposal(context, saved);
    const { reason: _reason, ...said } = content;
    await audit({ subjectType: 'exception', subjectId: saved.id, data: { after: said } });
    return { id: saved.id };
  },
});

/** Takes back an exception that nobody has accepted yet. */
export const withdrawException = defineCommand({
  action: 'exception.withdraw',
  input: seen,
  run: async (context, { id, revision: basis }): Promise<{ id: string }> => {
    await exceptionContent(context.tx, id);
    await withdrawProposal(context, { id, revision: basis });
    await context.audit({ subjectType: 'exception', subjectId: id });
    return { id };
  },
});

/** Accepts an exception. It holds once a risk owner and another, for data protection or security, stand behind it. */
export const approveException = defineCommand({
  action: 'exception.approve',
  input: seen,
  run: async (context, { id, revision: basis, message }): Promise<{ approved: boolean }> => {
    const { tx, audit, now } = context;
    const content = await exceptionContent(tx, id);
    await lockExceptions(tx, content);
    // What was asked for when it was put up may have been used up by others since.
    const today = utcDate(now);
    if (content.to < today) throw refused('The days that it asks for have passed.');
    const days = mostDaysInAYear([...(await otherSpans(tx, content, today)), content]);
    if (days > EXCEPTION_DAYS_A_YEAR) {
      throw refused(
        `With what holds already this would make ${days} days within 365; at most ${EXCEPTION_DAYS_A_YEAR} are allowed.`,
      );
    }
    const { approved } = await answerProposal(context, { id, revision: basis, verdict: 'approve', message });
    await audit({ subjectType: 'exception', subjectId: id, data: { holds: approved } });
    return { approved };
  },
});

/** Hands an exception back to whoever asked for it. */
export const requestExceptionChanges = defineCommand({
  action: 'exception.request_changes',
  input: seen,
  run: async (context, { id, revision: basis, message }): Promise<{ id: string }> => {
    await exceptionContent(context.tx, id);
    await answerProposal(context, { id, revision: basis, verdict: 'request_changes', message });
    await context.audit({ subjectType: 'exception', subjectId: id });
    return { id };
  },
});

/** Ends an exception that holds, at once. What rested on it closes. */
export const endException = defineCommand({
  action: 'exception.end',
  input: z.strictObject({ id: z.uuid() }),
  run: async (context, { id }): Promise<{ id: string }> => {
    await exceptionContent(context.tx, id);
    await endProposal(context, id);
    await context.audit({ subjectType: 'exception', subjectId: id });
    return { id };
  },
});

/** Exceptions of one label and one offering are counted together, so one at a time is asked for or accepted. */
async function lockExceptions(
  tx: Transaction,
  { label, offering }: Pick<ExceptionContent, 'label' | 'offering'>,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`fairlead exception ${label} ${offering}`}))`;
}

/** Ids of what else takes two people are no exceptions. */
async function exceptionContent(tx: Transaction, id: string): Promise<ExceptionContent> {
  const row = await tx.proposal.findFirst({ where: { id, kind: 'exception' } });
  if (!row) throw notFound('exception');
  return exceptionSchema.parse(row.content);
}

async function refuseSubject(
  tx: Transaction,
  { label, offering, environment }: ExceptionContent,
): Promise<void> {
  const named = readLabelRef(label);
  if (!named) throw invalid([{ path: '/label', message: 'A level or a tag.' }]);
  const { name, obligations } = await labelNamed(tx, named.kind, named.key).catch(() => {
    throw invalid([{ path: '/label', message: `There is no ${named.kind} ${named.key}.` }]);
  });
  const refusal = nothingToExcept(name, readObligations(obligations));
  if (refusal) throw invalid([{ path: '/label', message: refusal }]);
  if ((await tx.offering.count({ where: { key: offering, archivedAt: null } })) === 0) {
    throw invalid([{ path: '/offering', message: 'There is no such offering.' }]);
  }
  if (environment === null) return;
  if ((await tx.environment.count({ where: { key: environment, archivedAt: null } })) === 0) {
    throw invalid([{ path: '/environment', message: 'There is no such environment.' }]);
  }
}

/** Why an exception for a label would open nothing, whatever the offering; null = it may. */
function nothingToExcept(name: string, asked: readonly Obligation[] | null): string | null {
  if (!asked) return `Nothing is recorded of what ${name} asks for, so there is nothing to except.`;
  if (asked.length === 0) return `${name} asks for nothing, so there is nothing to except.`;
  return asked.every((one) => one.kind === 'clause' && needsWriting(one.type))
    ? `${name} asks for papers only, and no exception stands in for a DPA, a BAA or an export annex.`
    : null;
}

/** The days on which others hold or held for the same label and offering; the one that this follows ends today. */
async function otherSpans(tx: Transaction, content: ExceptionContent, today: string): Promise<DaySpan[]> {
  const rows = await tx.proposal.findMany({
    where: {
      kind: 'exception',
      state: { in: ['approved', 'ended'] },
      subject: { startsWith: `${content.label}|${content.offering}|` },
    },
  });
  const own = exceptionSubject(content);
  return rows.flatMap((row) => {
    const { from, to, offering } = exceptionSchema.parse(row.content);
    if (offering !== content.offering) return [];
    const ended = row.endedAt ? utcDate(row.endedAt) : row.subject === own ? today : to;
    return [{ from, to: [ended, to].sort()[0] ?? to }];
  });
}

import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { invalid } from '@/lib/core/errors';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import { utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import {
  answerProposal,
  endProposal,
  saveProposal,
  submitProposal,
  withdrawProposal,
} from '@/lib/proposals/server/proposals';
import { type PathContent, pathContentSchema, readPathSubject } from '../path-content';

const seen = { id: idSchema, revision: revisionSchema };
const note = z.string().trim().max(4000).optional();

/** Writes down the way that data takes, or edits what is in work. It counts once another person has approved it. */
export const proposePath = defineCommand({
  action: 'path.propose',
  input: z.strictObject({
    subject: z.string().min(1).max(1100),
    content: pathContentSchema,
    revision: revisionSchema.optional(),
    note,
  }),
  run: async (context, { subject, content, revision, note: why }) => {
    const { tx, audit, now } = context;
    // Of two at once that begin a way for the same, the second sees the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`path ${subject}`}))`;
    await check(tx, subject, content, now);
    const row = await saveProposal(context, { kind: 'path', subject, content, revision, note: why });
    const hops = content.hops.map(({ party, role, from, to }) => ({ party, role, from, to }));
    await audit({
      subjectType: 'path',
      subjectId: row.id,
      data: { subject, number: row.number, revision: row.revision, seller: content.seller, hops },
    });
    return { id: row.id, revision: row.revision };
  },
});

/** Puts a way to somebody else for approval. */
export const submitPath = defineCommand({
  action: 'path.submit',
  input: z.strictObject({ ...seen, note }),
  run: async (context, input) => {
    const { id, revision, subject } = await submitProposal(context, input);
    await context.audit({ subjectType: 'path', subjectId: id, data: { subject, revision } });
    return { id, revision };
  },
});

/** Takes back a way that was not approved. */
export const withdrawPath = defineCommand({
  action: 'path.withdraw',
  input: z.strictObject(seen),
  run: async (context, input) => {
    const { id, subject } = await withdrawProposal(context, input);
    await context.audit({ subjectType: 'path', subjectId: id, data: { subject } });
    return { id };
  },
});

/** Approves a way, which from then on is the one that data takes; or hands it back with what is to be changed. */
export const answerPath = defineCommand({
  action: 'path.approve',
  input: z.strictObject({
    ...seen,
    verdict: z.enum(['approve', 'request_changes']),
    message: z.string().trim().max(4000).default(''),
  }),
  run: async (context, input) => {
    const { approved } = await answerProposal(context, input);
    const { id, revision, verdict } = input;
    await context.audit({ subjectType: 'path', subjectId: id, data: { revision, verdict, approved } });
    return { id, approved };
  },
});

/** Records that data takes this way no more, without another: nothing clears there until one is approved. */
export const endPath = defineCommand({
  action: 'path.end',
  input: z.strictObject({ id: idSchema }),
  run: async (context, { id }) => {
    const { subject } = await endProposal(context, id);
    await context.audit({ subjectType: 'path', subjectId: id, data: { subject } });
    return { id };
  },
});

/** Refuses vendors and subjects that there are not, and a channel that is not the subject's. */
async function check(tx: Transaction, subject: string, content: PathContent, now: Date): Promise<void> {
  const of = readPathSubject(subject);
  const offering =
    of.kind === 'offering'
      ? await tx.offering.findFirst({
          where: { key: of.offering, archivedAt: null },
          select: {
            channel: { select: { key: true } },
            model: { select: { owner: { select: { key: true } } } },
          },
        })
      : null;
  if (of.kind === 'offering' && !offering)
    throw invalid([{ path: '/subject', message: 'There is no such offering.' }]);
  const channel = of.kind === 'offering' ? offering?.channel.key : of.channel;
  const owner = of.kind === 'owner' ? of.owner : null;
  const named = [...content.hops.map(({ party }) => party), content.seller, channel, owner];
  const wanted = [...new Set(named.filter((one) => one !== null && one !== undefined))];
  const known = new Set(
    (
      await tx.vendor.findMany({ where: { key: { in: wanted }, archivedAt: null }, select: { key: true } })
    ).map(({ key }) => key),
  );
  const problems = content.hops.flatMap(({ party }, nth) =>
    known.has(party) ? [] : [{ path: `/content/hops/${nth}/party`, message: `There is no vendor ${party}.` }],
  );
  if (content.seller !== null && !known.has(content.seller))
    problems.push({ path: '/content/seller', message: `There is no vendor ${content.seller}.` });
  if ([channel, owner].some((one) => one && !known.has(one)))
    problems.push({ path: '/subject', message: 'There is no such channel or owner.' });
  if (content.hops.find(({ role }) => role === 'channel')?.party !== channel)
    problems.push({ path: '/content/hops', message: `The hop that is the channel must be ${channel}.` });
  if (content.asOf > utcDate(now))
    problems.push({ path: '/content/asOf', message: 'Must be a day that has begun.' });
  if (problems.length > 0) throw invalid(problems);
}

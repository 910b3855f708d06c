import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { invalid, refused } from '@/lib/core/errors';
import { idSchema } from '@/lib/core/record-schema';
import { utcDate } from '@/lib/core/time';
import type { ContractDto } from '../contract';
import { daySchema, seenSchema } from '../contract-schema';
import { changeContract, lockContract, requireStatus } from './contract-records';
import { startOfDay } from './contract-row';

const DAY_MS = 86_400_000;

/** A day that somebody may have lived through already, somewhere on earth. */
const notAhead = (day: string, now: Date, path: string) => {
  if (day > utcDate(new Date(now.getTime() + DAY_MS)))
    throw invalid([{ path, message: 'This day is still to come.' }]);
};

/** Notes on which day notice was given, so that it does not renew again; null takes that back. */
export const recordNotice = defineCommand({
  action: 'contract.record_notice',
  input: z.strictObject({ ...seenSchema, noticeGivenOn: daySchema.nullable() }),
  run: async (context, { noticeGivenOn, ...seen }): Promise<ContractDto> => {
    const before = await lockContract(context, seen);
    requireStatus(before, ['active']);
    if (before.renewal === 'none') throw refused(`${before.number} does not renew: it ends without notice.`);
    if (noticeGivenOn) notAhead(noticeGivenOn, context.now, '/noticeGivenOn');
    return changeContract(context, before, { noticeGivenOn: startOfDay(noticeGivenOn) });
  },
});

/** Notes on which day evergreen terms were last reviewed: they count for a year from there. */
export const recordYearlyReview = defineCommand({
  action: 'contract.record_review',
  input: z.strictObject({ ...seenSchema, reviewedOn: daySchema }),
  run: async (context, { reviewedOn, ...seen }): Promise<ContractDto> => {
    const before = await lockContract(context, seen);
    requireStatus(before, ['draft', 'in_review', 'active']);
    if (before.renewal !== 'evergreen')
      throw refused(`${before.number} is not evergreen: its term says when it ends.`);
    notAhead(reviewedOn, context.now, '/reviewedOn');
    return changeContract(context, before, { reviewedOn: startOfDay(reviewedOn) });
  },
});

/** Limits a contract to its owner and named readers, or opens it to everybody who reads contracts. */
export const limitContract = defineCommand({
  action: 'contract.limit',
  input: z.strictObject({ ...seenSchema, limited: z.boolean(), readers: z.array(idSchema).max(200) }),
  run: async (context, { limited, readers, ...seen }): Promise<ContractDto> => {
    const { tx } = context;
    const before = await lockContract(context, seen);
    const people = await tx.person.findMany({
      where: { id: { in: [...readers, ...(before.ownerId ? [before.ownerId] : [])] }, archivedAt: null },
    });
    if (readers.some((reader) => !people.some(({ id }) => id === reader)))
      throw invalid([{ path: '/readers', message: 'One of them has left.' }]);
    if (limited && people.length === 0)
      throw invalid([
        { path: '/readers', message: 'Nobody could read it: name a reader or an owner first.' },
      ]);
    await tx.contractReader.deleteMany({ where: { contractId: before.id, personId: { notIn: readers } } });
    await tx.contractReader.createMany({
      data: readers.map((personId) => ({ contractId: before.id, personId })),
      skipDuplicates: true,
    });
    return changeContract(context, before, { limited });
  },
});

/** Says how long its papers are kept at least, and whether they are held whatever their age. */
export const keepContract = defineCommand({
  action: 'contract.keep',
  input: z.strictObject({ ...seenSchema, legalHold: z.boolean(), retainUntil: daySchema.nullable() }),
  run: async (context, { legalHold, retainUntil, ...seen }): Promise<ContractDto> => {
    const before = await lockContract(context, seen);
    return changeContract(context, before, { legalHold, retainUntil: startOfDay(retainUntil) });
  },
});

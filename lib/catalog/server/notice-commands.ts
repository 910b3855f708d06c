import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound } from '@/lib/core/errors';
import { lineSchema } from '@/lib/core/plain-text';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import type { Transaction } from '@/lib/db/client';
import type { NoticeDto } from '../papers';
import { noticeDto } from './notice-queries';

const fields = {
  /** A vendor's key, or the name that the channel gives. */
  party: lineSchema('Name who will process data.', 300),
  role: z.string().trim().max(2000),
  effectiveOn: z.iso.date('Must be a day such as 2026-11-30.'),
  source: z.string().trim().min(1, 'Say where this is stated: an address, or words.').max(2000),
};
const seen = { id: idSchema, revision: revisionSchema };
const CHANNEL = { channel: { select: { key: true, name: true } } } as const;

/** Records that a channel will have somebody else process data: its ways that do not name them end on that day. */
export const createNotice = defineCommand({
  action: 'subprocessor_notice.create',
  input: z.strictObject({ channel: z.string().min(1).max(1000), ...fields }),
  run: async ({ tx, caller, now, audit }, { channel, effectiveOn, ...stated }): Promise<NoticeDto> => {
    const seller = await tx.vendor.findFirst({ where: { key: channel, isChannel: true, archivedAt: null } });
    if (!seller) throw invalid([{ path: '/channel', message: `There is no channel ${channel}.` }]);
    const row = await tx.subprocessorNotice.create({
      data: {
        ...stated,
        effectiveOn: new Date(effectiveOn),
        channelId: seller.id,
        createdById: caller.actorId,
        createdAt: now,
      },
      include: CHANNEL,
    });
    const data = { channel, party: stated.party, effectiveOn };
    await audit({ subjectType: 'subprocessor_notice', subjectId: row.id, data });
    return noticeDto(row);
  },
});

/** Corrects a notice. */
export const updateNotice = defineCommand({
  action: 'subprocessor_notice.update',
  input: z.strictObject({ ...seen, ...fields }),
  run: async ({ tx, audit }, { id, revision, effectiveOn, ...stated }): Promise<NoticeDto> => {
    const before = await lockNotice(tx, id, revision);
    const row = await tx.subprocessorNotice.update({
      where: { id },
      data: { ...stated, effectiveOn: new Date(effectiveOn), revision: { increment: 1 } },
      include: CHANNEL,
    });
    const old = { party: before.party, effectiveOn: noticeDto(before).effectiveOn };
    const data = { before: old, after: { party: stated.party, effectiveOn } };
    await audit({ subjectType: 'subprocessor_notice', subjectId: id, data });
    return noticeDto(row);
  },
});

/** Takes out a notice that the channel has withdrawn, or that should not have been recorded. */
export const archiveNotice = defineCommand({
  action: 'subprocessor_notice.archive',
  input: z.strictObject(seen),
  run: async ({ tx, now, audit }, { id, revision }): Promise<{ readonly id: string }> => {
    const { party } = await lockNotice(tx, id, revision);
    await tx.subprocessorNotice.update({
      where: { id },
      data: { archivedAt: now, revision: { increment: 1 } },
    });
    await audit({ subjectType: 'subprocessor_notice', subjectId: id, data: { party } });
    return { id };
  },
});

async function lockNotice(tx: Transaction, id: string, revision: number) {
  await tx.$queryRaw`SELECT id FROM subprocessor_notices WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.subprocessorNotice.findFirst({ where: { id, archivedAt: null }, include: CHANNEL });
  if (!row) throw notFound('notice');
  if (row.revision !== revision) throw conflict('notice', noticeDto(row));
  return row;
}

import { utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { NoticeDto } from '../papers';

type Row = Prisma.SubprocessorNoticeGetPayload<{
  include: { channel: { select: { key: true; name: true } } };
}>;

export function noticeDto(row: Row): NoticeDto {
  const { id, revision, channel, party, role, effectiveOn, source } = row;
  const named = { channel: channel.key, channelName: channel.name };
  return { id, revision, ...named, party, role, effectiveOn: utcDate(effectiveOn), source };
}

/** Every notice that was not taken out, those of the latest days first; of one channel where one is named. */
export async function listNotices(channel?: string): Promise<NoticeDto[]> {
  const rows = await db().subprocessorNotice.findMany({
    where: { archivedAt: null, ...(channel === undefined ? {} : { channel: { key: channel } }) },
    include: { channel: { select: { key: true, name: true } } },
    orderBy: [{ effectiveOn: 'desc' }, { id: 'desc' }],
  });
  return rows.map(noticeDto);
}

import type { Caller } from '@/lib/auth/server/command';
import { utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { ProposalDto } from '@/lib/proposals/proposal';
import { proposalDtos } from '@/lib/proposals/server/proposal-dtos';
import { type PathContent, pathContentSchema, unnamed } from '../path-content';

/** What is recorded of the way for one subject. */
export interface RecordedPath {
  readonly subject: string;
  /** The one that data takes; null = none, so that the way is unknown. */
  readonly inForce: ProposalDto<PathContent> | null;
  /** Written or put up for approval. */
  readonly inWork: ProposalDto<PathContent> | null;
  /** Those that held before, the latest first. */
  readonly former: readonly ProposalDto<PathContent>[];
  /** A notice that ended the way, or will: its party is not named. `YYYY-MM-DD`; the earliest. */
  readonly endedBy: { readonly party: string; readonly effectiveOn: string; readonly passed: boolean } | null;
}

/** Every way that was ever recorded, by subject. A content that cannot be read is left out, as clearances leave it out. */
export async function listPaths(viewer: Caller, now: Date): Promise<RecordedPath[]> {
  return db().$transaction(async (tx) => {
    const rows = await tx.proposal.findMany({
      where: { kind: 'path', state: { not: 'withdrawn' } },
      orderBy: [{ subject: 'asc' }, { number: 'desc' }],
    });
    const notices = await tx.subprocessorNotice.findMany({
      where: { archivedAt: null },
      include: { channel: { select: { key: true } } },
      orderBy: { effectiveOn: 'asc' },
    });
    const found = new Map<string, ProposalDto<PathContent>[]>();
    for (const dto of await proposalDtos(tx, rows, viewer)) {
      const content = pathContentSchema.safeParse(dto.content);
      if (!content.success) continue;
      const of = found.get(dto.subject) ?? [];
      found.set(dto.subject, [...of, { ...dto, content: content.data }]);
    }
    return [...found].map(([subject, proposals]) => {
      const inForce = proposals.find(({ state }) => state === 'approved') ?? null;
      const channel = inForce?.content.hops.find(({ role }) => role === 'channel')?.party;
      const notice =
        inForce && notices.find((one) => one.channel.key === channel && unnamed(inForce.content, one.party));
      const effectiveOn = notice ? utcDate(notice.effectiveOn) : '';
      return {
        subject,
        inForce,
        inWork: proposals.find(({ state }) => state === 'open' || state === 'submitted') ?? null,
        former: proposals.filter(({ state }) => state === 'ended'),
        endedBy: notice ? { party: notice.party, effectiveOn, passed: effectiveOn <= utcDate(now) } : null,
      };
    });
  });
}

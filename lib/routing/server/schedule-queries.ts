import { actorNames } from '@/lib/auth/server/actor-names';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { ScheduleDto } from '../schedule';
import { environmentByKey } from './records';

/** Milliseconds: for as long is told what came of a publish that did not take place. */
const TOLD_FOR = 7 * 86_400_000;

/**
 * Of each open draft of an environment the publish that waits, or the last one if it did not take place: not when the
 * person took it back, and until the draft is published or scheduled again.
 */
export async function listSchedules(environmentKey: string, now: Date): Promise<ScheduleDto[]> {
  const environment = await environmentByKey(db(), environmentKey);
  const rows = await db().scheduledPublish.findMany({
    where: { environmentId: environment.id, draft: { archivedAt: null } },
    orderBy: [{ draftId: 'asc' }, { createdAt: 'desc' }],
    distinct: ['draftId'],
    include: { draft: { select: { name: true } } },
  });
  const told = rows.filter(
    ({ state, failure, finishedAt }) =>
      state === 'waiting' ||
      (state !== 'done' && failure !== null && now.getTime() - (finishedAt?.getTime() ?? 0) < TOLD_FOR),
  );
  const published = await db().policyVersion.groupBy({
    by: ['draftId'],
    where: { environmentId: environment.id, draftId: { in: told.map(({ draftId }) => draftId) } },
    _max: { publishedAt: true },
  });
  const names = await actorNames(
    db(),
    told.map(({ scheduledById }) => scheduledById),
  );
  return told
    .filter(({ draftId, finishedAt }) => {
      const last = published.find((one) => one.draftId === draftId)?._max.publishedAt;
      return !finishedAt || !last || last < finishedAt;
    })
    .map((row) => ({
      id: row.id,
      environment: environment.key,
      draft: row.draft.name,
      publishAt: instant(row.publishAt),
      reason: row.reason,
      by: names.get(row.scheduledById) ?? 'someone erased',
      state: row.state as ScheduleDto['state'],
      failure: (row.failure as { message: string } | null)?.message ?? null,
      finishedAt: row.finishedAt && instant(row.finishedAt),
    }));
}

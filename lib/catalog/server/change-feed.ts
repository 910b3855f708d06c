import { setTimeout as pause } from 'node:timers/promises';
import { invalid } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { ApiProblem } from '@/lib/http/api-problem';
import type { RecordKind, Stated } from '../change';
import {
  cursorAfter,
  type FedChange,
  type FeedCursor,
  type FeedPage,
  formatFeedCursor,
  readFeedRequest,
} from '../read-api/change-feed';

/** Milliseconds between two looks while a client waits. */
const LOOK_EVERY = 500;
/** More than so many wait at once in a process only if they do not wait at all. */
const MOST_WAITING = 100;
let waiting = 0;

/**
 * The changes after a place in the feed, in the order in which they took effect. `seq` ascends in the order of commits
 * (`writeChanges`), so nothing that a page has passed by comes up behind it.
 *
 * @param gone aborted when nobody waits for the answer any more
 * @throws AppError invalid, naming each parameter that is wrong; ApiProblem cursor-unknown for a place of another history
 */
export async function feedPageOf(params: URLSearchParams, gone: AbortSignal): Promise<FeedPage> {
  const { request, problems } = readFeedRequest(params);
  if (problems.length > 0) throw invalid(problems, 'Some parameters need attention.');
  const { since, limit, wait } = request;
  if (since === null) return { data: [], next: formatFeedCursor(await endOfFeed()), more: false };
  await requireKnown(since);
  if (wait > 0) await waitForNewer(since, wait, gone);
  const rows = await db().catalogChange.findMany({
    where: { seq: { gt: since.seq } },
    orderBy: { seq: 'asc' },
    take: limit + 1,
    include: { batch: true },
  });
  const data = rows.slice(0, limit).map(
    ({ seq, batch, ...row }): FedChange => ({
      cursor: formatFeedCursor(cursorAfter(seq, batch.id)),
      change: row.change as FedChange['change'],
      kind: row.kind as RecordKind,
      key: row.recordKey,
      field: row.field,
      before: row.before as Stated | null,
      after: row.change === 'set' ? (row.after as unknown as Stated) : null,
      values: row.change === 'create' ? (row.after as unknown as Record<string, Stated>) : null,
      batch: {
        id: batch.id,
        kind: batch.kind,
        summary: batch.summary,
        at: instant(batch.at),
        undoes: batch.undoes,
      },
    }),
  );
  return { data, next: data.at(-1)?.cursor ?? formatFeedCursor(since), more: rows.length > limit };
}

async function endOfFeed(): Promise<FeedCursor> {
  const last = await db().catalogChange.findFirst({
    orderBy: { seq: 'desc' },
    select: { seq: true, batchId: true },
  });
  return last ? cursorAfter(last.seq, last.batchId) : { seq: 0n, batch: null };
}

async function requireKnown({ seq, batch }: FeedCursor): Promise<void> {
  if (batch === null) return;
  const found = await db().catalogChange.findUnique({ where: { seq }, select: { batchId: true } });
  if (found?.batchId.startsWith(batch)) return;
  throw new ApiProblem(
    'cursor-unknown',
    'The history that this cursor is of was replaced, by a backup for instance. Ask for a new cursor and read the catalogue whole again.',
  );
}

async function waitForNewer({ seq }: FeedCursor, seconds: number, gone: AbortSignal): Promise<void> {
  if (waiting >= MOST_WAITING) return;
  waiting += 1;
  try {
    const until = Date.now() + seconds * 1_000;
    while (!gone.aborted && Date.now() < until) {
      const newer = await db().catalogChange.findFirst({
        where: { seq: { gt: seq } },
        select: { seq: true },
      });
      if (newer) return;
      await pause(Math.min(LOOK_EVERY, Math.max(0, until - Date.now())));
    }
  } finally {
    waiting -= 1;
  }
}

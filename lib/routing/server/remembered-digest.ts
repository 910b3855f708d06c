import type { Transaction } from '@/lib/db/client';
import { digestNow, type ReviewRow } from './review-records';

/** As many as there are open reviews, and more. */
const MOST = 500;
const remembered = new Map<string, string | null>();

/**
 * `digestNow` for screens: every page says what waits for its reader, and reading a policy of thousands of rules takes
 * long. It is worked out again when the draft, a task class or a region group has another revision.
 */
export async function rememberedDigest(tx: Transaction, review: ReviewRow): Promise<string | null> {
  const [words] = await tx.$queryRaw<{ stamp: string }[]>`
    SELECT md5(string_agg(id || ' ' || revision || ' ' || (archived_at IS NULL), ',' ORDER BY id)) AS stamp FROM (
      SELECT id, revision, archived_at FROM task_classes
      UNION ALL SELECT id, revision, archived_at FROM region_groups
    ) words`;
  const { id, draft } = review;
  const key = [id, draft?.revision, draft?.archivedAt?.getTime(), words?.stamp].join(' ');
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const digest = await digestNow(tx, review);
  const [oldest] = remembered.keys();
  if (remembered.size >= MOST && oldest !== undefined) remembered.delete(oldest);
  remembered.set(key, digest);
  return digest;
}

import { refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';

/**
 * Whether other rules took effect in an environment after version `base` (null = before the first one). Versions of a
 * stop or a lift keep the rules that they find.
 */
export async function isStale(tx: Transaction, environmentId: string, base: number | null): Promise<boolean> {
  const [active] = await tx.$queryRaw<{ same: boolean | null }[]>`
    SELECT a.version = b.version OR a.source = b.source AS same
    FROM policy_versions a
    LEFT JOIN policy_versions b ON b.environment_id = a.environment_id AND b.version = ${base}::int
    WHERE a.environment_id = ${environmentId}::uuid
    ORDER BY a.version DESC LIMIT 1`;
  return active ? active.same !== true : base !== null;
}

/** What a person is told of a draft that others overtook. */
export const STALE =
  'Other rules took effect since this draft was begun. Bring the draft up to date, then look at it again.';

/** Refuses to go on with a draft that others overtook: publishing it would undo what they did. */
export async function refuseStale(
  tx: Transaction,
  draft: { readonly environmentId: string; readonly baseVersion: number | null },
): Promise<void> {
  if (await isStale(tx, draft.environmentId, draft.baseVersion)) throw refused(STALE);
}

import { refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';

/**
 * Whether other rules took effect in an environment after version `base` (null = before the first one). Versions of a
 * stop, a lift or a narrowing keep the rules that they find; what a version says of task classes is no draft's to say.
 */
export async function isStale(tx: Transaction, environmentId: string, base: number | null): Promise<boolean> {
  if (await isActive(tx, environmentId, base)) return false;
  const [active] = await tx.$queryRaw<{ same: boolean }[]>`
    WITH said AS (
      SELECT version, (
        SELECT jsonb_object_agg(key, value -> 'rules') FROM jsonb_each(source -> 'taskClasses')
        WHERE value -> 'rules' <> '[]'
      ) AS rules
      FROM policy_versions
      WHERE environment_id = ${environmentId}::uuid AND (version = ${base}::int OR version = (
        SELECT max(version) FROM policy_versions WHERE environment_id = ${environmentId}::uuid))
    )
    SELECT a.rules IS NOT DISTINCT FROM b.rules AS same
    FROM said a LEFT JOIN said b ON b.version = ${base}::int
    ORDER BY a.version DESC LIMIT 1`;
  return active ? !active.same : base !== null;
}

/**
 * Whether anything else is said by now than version `base` said, task classes included: what an approval was asked over,
 * which is more than what a draft stands on. As `is_what_was_reviewed` compares it in the database.
 */
export async function isSaidOtherwise(
  tx: Transaction,
  environmentId: string,
  base: number | null,
): Promise<boolean> {
  if (await isActive(tx, environmentId, base)) return false;
  const [found] = await tx.$queryRaw<{ otherwise: boolean }[]>`
    SELECT (SELECT source FROM policy_versions WHERE environment_id = ${environmentId}::uuid AND version = ${base}::int)
      IS DISTINCT FROM
      (SELECT source FROM policy_versions WHERE environment_id = ${environmentId}::uuid ORDER BY version DESC LIMIT 1)
      AS otherwise`;
  return found?.otherwise ?? false;
}

/** Whether that is the active version: then nothing has to be compared, and sources are large. */
async function isActive(tx: Transaction, environmentId: string, base: number | null): Promise<boolean> {
  const { _max: newest } = await tx.policyVersion.aggregate({
    where: { environmentId },
    _max: { version: true },
  });
  return newest.version === base;
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

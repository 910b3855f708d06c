import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { NEWEST_MIGRATION } from '@/lib/db/newest-migration';
import type { Check } from '@/lib/observe/check';
import { stuckRunners } from '@/lib/observe/runners';
import { releaseKey } from '@/lib/signing/server/key-records';
import { canSeal, openKey } from '@/lib/signing/server/sealing';
import { schemaCheck } from '../schema-check';
import { inTime } from './in-time';

/** Ms until a database that says nothing counts as out of reach. */
const PATIENCE_MS = 2_000;

/** What the pages need: a database that can be written, tables of this version, keys that open; and whether runners run. */
export async function adminChecks(now: Date): Promise<readonly Check[]> {
  const stuck = stuckRunners(now.getTime());
  const runners: Check = {
    name: 'runners',
    ok: stuck.length === 0,
    // Every console has the same work to do: pages must not go away in all of them because of one round that fails.
    needed: false,
    reason: stuck.length === 0 ? null : `Nothing has come of ${stuck.join(', ')} for a quarter of an hour.`,
  };
  const database = await inTime(PATIENCE_MS, databaseChecks()).catch(() => [
    check('database', 'The database does not answer.'),
  ]);
  return [...database, runners];
}

const check = (name: string, reason: string | null): Check => ({
  name,
  ok: reason === null,
  needed: true,
  reason,
});

async function databaseChecks(): Promise<readonly Check[]> {
  const [found] = await db().$queryRaw<{ replica: boolean; readonly: boolean; migration: string | null }[]>`
    SELECT pg_is_in_recovery() AS replica, current_setting('transaction_read_only') = 'on' AS readonly,
      (SELECT max(migration_name) FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS migration`;
  const writable = found && !found.replica && !found.readonly;
  return [
    check('database', null),
    check('writing', writable ? null : 'The database takes no writes: it is a replica, or read-only.'),
    schemaCheck(found?.migration ?? null, NEWEST_MIGRATION),
    check('keys', await keyProblem()),
  ];
}

/** Why nothing could be signed; null before the first keys too, since this process makes them. */
async function keyProblem(): Promise<string | null> {
  if (!canSeal()) return 'FAIRLEAD_KEY and FAIRLEAD_DELIVERY_KEY are not both set.';
  const key = await releaseKey(db(), '');
  if (!key?.sealed) return null;
  return openKey(key).then(
    () => null,
    (error: unknown) => {
      if (error instanceof AppError) return error.message;
      throw error;
    },
  );
}

import type { Pool } from 'pg';
import type { SourceLog } from './log';
import type { Alarm, Reloaded } from './reload';
import type { ActivePolicy } from './snapshot';

/** What a look at the database found, and what the host holds. */
interface Found extends Reloaded {
  /** The body of `/.well-known/fairlead-keys`. */
  readonly keys: string | null;
  /** Whether the database has an earlier key set than that. */
  readonly keysBehind: boolean;
}

const REGRESSIONS: readonly Alarm['code'][] = ['version_regressed', 'equivocation'];

/**
 * After an older backup was restored: hands back to the database the releases that it no longer knows, with the key set
 * that vouches for them, so that nothing is published below them. Serving goes on if that fails; the next look tries again.
 */
export async function witness(
  pool: Pool,
  { snapshot, alarms, keys, keysBehind }: Found,
  log: SourceLog,
): Promise<void> {
  for (const policy of snapshot.policies.values()) {
    const behind = alarms.some(
      ({ code, environment }) => environment === policy.environment && REGRESSIONS.includes(code),
    );
    if (!behind && !keysBehind) continue;
    await write(pool, policy, keys).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ event: 'unwitnessed', reason }, 'the database could not be told what it no longer knows');
    });
  }
}

/** An unsigned release proves nothing and is not handed back. */
async function write(pool: Pool, policy: ActivePolicy, keys: string | null): Promise<void> {
  const { environment, epoch, version, releaseJws } = policy;
  if (releaseJws === null || keys === null) return;
  await pool.query(
    `INSERT INTO release_witnesses (environment_id, epoch, version, release_jws, keys, seen_at)
     SELECT id, $2, $3, $4, $5, now() FROM environments WHERE key = $1
     ON CONFLICT (environment_id, epoch, version)
     DO UPDATE SET release_jws = excluded.release_jws, keys = excluded.keys, seen_at = excluded.seen_at
     WHERE release_witnesses.keys <> excluded.keys OR release_witnesses.release_jws <> excluded.release_jws`,
    [environment, epoch, version, releaseJws, keys],
  );
}

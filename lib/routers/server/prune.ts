import { db, type Transaction } from '@/lib/db/client';
import { ROUTERS_KEPT } from '@/lib/delivery/write-acknowledgements';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A router that has been silent for so long is forgotten; sooner where an environment has about as many as are kept. */
const ROUTER_KEPT_MS = 30 * DAY;
const CROWDED_KEPT_MS = DAY;
const CROWDED = ROUTERS_KEPT / 2;
const COUNTS_KEPT_MS = 35 * DAY;
/** As long as a router may report what it decided. */
const REPORTS_KEPT_MS = DAY;
/** Nothing older is shown by the minute. */
const MINUTES_KEPT_MS = 2 * HOUR;

/** A number that no other lock of the database has. */
const LOCK = 7_215_004;

/** How many rows went; null if another process is at it. */
export interface Pruned {
  readonly routers: number;
  readonly counts: number;
  readonly reports: number;
  /** Minutes that were added up by the hour. */
  readonly minutes: number;
}

/**
 * Forgets routers that are long silent and decisions of long ago, and adds up by the hour what was counted by the minute,
 * which is sixty times as much. One process at a time; what another does meanwhile is left for the next time.
 */
export async function pruneRouters(now: Date): Promise<Pruned | null> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  return db().$transaction(
    async (tx) => {
      const [{ locked } = { locked: false }] = await tx.$queryRaw<{ locked: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${LOCK}) AS locked`;
      if (!locked) return null;
      const routers = await tx.$executeRaw`
        DELETE FROM router_instances
        WHERE last_seen_at < ${before(ROUTER_KEPT_MS)}
           OR (last_seen_at < ${before(CROWDED_KEPT_MS)} AND environment_id IN (
                 SELECT environment_id FROM router_instances GROUP BY 1 HAVING count(*) > ${CROWDED}))`;
      const counts = await tx.$executeRaw`
        DELETE FROM decision_counts WHERE minute < ${before(COUNTS_KEPT_MS)}`;
      const reports = await tx.$executeRaw`
        DELETE FROM decision_reports WHERE received_at < ${before(REPORTS_KEPT_MS)}`;
      return { routers, counts, reports, minutes: await addUp(tx, before(MINUTES_KEPT_MS)) };
    },
    { maxWait: 15_000, timeout: 300_000 },
  );
}

async function addUp(tx: Transaction, before: Date): Promise<number> {
  const [{ minutes } = { minutes: 0 }] = await tx.$queryRaw<{ minutes: number }[]>`
    WITH gone AS (
      DELETE FROM decision_counts WHERE minute < ${before} AND minute <> date_trunc('hour', minute, 'UTC') RETURNING *
    ), hours AS (
      INSERT INTO decision_counts AS t
        (environment_id, minute, epoch, version, task_class, rule, arm, offering, outcome, code, count)
      SELECT environment_id, date_trunc('hour', minute, 'UTC'), epoch, version, task_class, rule, arm, offering, outcome,
             code, least(sum(count), ${Number.MAX_SAFE_INTEGER})::bigint
      FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
      ON CONFLICT (environment_id, minute, epoch, version, task_class, rule, arm, offering, outcome, code)
      DO UPDATE SET count = least(t.count::numeric + excluded.count, ${Number.MAX_SAFE_INTEGER})::bigint
    )
    SELECT count(*)::int AS minutes FROM gone`;
  return minutes;
}

import type { Pool } from 'pg';
import { type Acknowledgement, type Said, saidColumns } from './acknowledgement';

/**
 * So many routers are kept of an environment; later ones are not recorded until some of them have been silent for a month.
 * Hosts that add the last ones together may go a batch beyond.
 */
export const ROUTERS_KEPT = 20_000;

/**
 * Writes what routers said, and that others are still there. Of two hosts' news of one router the later wins; a later
 * version also wins over a sign of life that came after it. Sorted, so that hosts do not wait for each other in a ring.
 */
export async function writeAcknowledgements(
  pool: Pool,
  batch: readonly Acknowledgement[],
  most = ROUTERS_KEPT,
): Promise<void> {
  const said = batch.filter((of): of is Acknowledgement & { readonly said: Said } => of.said !== null);
  const seen = batch.filter((of) => of.said === null);
  if (said.length > 0) await writeSaid(pool, said, most);
  if (seen.length > 0) await writeSeen(pool, seen);
}

/** A host whose clock is ahead would keep its routers from ever being silent. */
const SEEN = 'least(r.seen_at, now())';

async function writeSaid(
  pool: Pool,
  batch: readonly (Acknowledgement & { readonly said: Said })[],
  most: number,
): Promise<void> {
  const columns = batch.map(({ said }) => saidColumns(said));
  await pool.query(
    `WITH report AS (
       SELECT e.id AS environment_id, r.instance, r.token_id, r.library, r.epoch, r.version, r.digest,
              r.rejected_digest, r.rejected_reason, ${SEEN} AS seen_at
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::text[], $8::text[], $9::text[],
                   $10::timestamptz[])
         AS r (environment, instance, token_id, library, epoch, version, digest, rejected_digest, rejected_reason, seen_at)
       JOIN environments e ON e.key = r.environment
     ), unknown AS (
       SELECT environment_id, instance, row_number() OVER (PARTITION BY environment_id ORDER BY instance) AS place
       FROM report r
       WHERE NOT EXISTS (SELECT FROM router_instances i
                         WHERE i.environment_id = r.environment_id AND i.instance = r.instance)
     ), taken AS (
       SELECT environment_id, count(*) AS routers FROM router_instances
       WHERE environment_id IN (SELECT environment_id FROM unknown) GROUP BY environment_id
     )
     INSERT INTO router_instances AS t (environment_id, instance, token_id, library, epoch, version, digest, applied_at,
       rejected_digest, rejected_reason, rejected_at, first_seen_at, last_seen_at)
     SELECT r.environment_id, r.instance, token_id, library, epoch, version, digest,
            CASE WHEN version IS NOT NULL THEN seen_at END, rejected_digest, rejected_reason,
            CASE WHEN rejected_digest IS NOT NULL THEN seen_at END, seen_at, seen_at
     FROM report r LEFT JOIN unknown u USING (environment_id, instance) LEFT JOIN taken USING (environment_id)
     WHERE u.place IS NULL OR u.place + coalesce(taken.routers, 0) <= $11
     ORDER BY r.environment_id, r.instance
     ON CONFLICT (environment_id, instance) DO UPDATE SET
       token_id = excluded.token_id, library = excluded.library,
       epoch = excluded.epoch, version = excluded.version, digest = excluded.digest,
       applied_at = CASE WHEN ROW(t.epoch, t.version, t.digest)
                              IS NOT DISTINCT FROM ROW(excluded.epoch, excluded.version, excluded.digest)
                         THEN t.applied_at ELSE excluded.applied_at END,
       rejected_digest = excluded.rejected_digest, rejected_reason = excluded.rejected_reason,
       rejected_at = CASE WHEN t.rejected_digest = excluded.rejected_digest THEN t.rejected_at
                          ELSE excluded.rejected_at END,
       last_seen_at = greatest(t.last_seen_at, excluded.last_seen_at)
     WHERE excluded.last_seen_at > t.last_seen_at
        OR (excluded.epoch, excluded.version) > (t.epoch, t.version)`,
    [
      batch.map(({ environment }) => environment),
      batch.map(({ instance }) => instance),
      batch.map(({ tokenId }) => tokenId),
      columns.map(({ library }) => library),
      columns.map(({ epoch }) => epoch),
      columns.map(({ version }) => version),
      columns.map(({ digest }) => digest),
      columns.map(({ rejectedDigest }) => rejectedDigest),
      columns.map(({ rejectedReason }) => rejectedReason),
      seenAt(batch),
      most,
    ],
  );
}

async function writeSeen(pool: Pool, batch: readonly Acknowledgement[]): Promise<void> {
  await pool.query(
    `WITH report AS MATERIALIZED (
       SELECT t.environment_id, t.instance, ${SEEN} AS seen_at
       FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS r (environment, instance, seen_at)
       JOIN environments e ON e.key = r.environment
       JOIN router_instances t ON t.environment_id = e.id AND t.instance = r.instance
       ORDER BY t.environment_id, t.instance FOR NO KEY UPDATE OF t
     )
     UPDATE router_instances t SET last_seen_at = report.seen_at FROM report
     WHERE t.environment_id = report.environment_id AND t.instance = report.instance
       AND t.last_seen_at < report.seen_at`,
    [batch.map(({ environment }) => environment), batch.map(({ instance }) => instance), seenAt(batch)],
  );
}

function seenAt(batch: readonly Acknowledgement[]): Date[] {
  return batch.map((of) => new Date(of.seenAt));
}

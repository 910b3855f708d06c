import type { Pool } from 'pg';
import type { DecisionReport } from './telemetry';

/**
 * So many different decisions are told apart of an environment in a minute; others are added up under no name and version
 * 0.0. A policy has few hundred; a token that makes names up cannot fill the database.
 */
export const DECISIONS_APART = 1_000;

/**
 * Adds a report up, unless it was before; false if it was. One statement, so that both or neither is kept, and whoever
 * sends the same at the same time waits for it. Sorted, so that hosts do not wait for each other in a ring. A count ends at
 * the greatest number that JSON can hold.
 *
 * @throws Error if the database does not take it
 */
export async function writeDecisions(
  pool: Pool,
  environment: string,
  { report, counts }: DecisionReport,
  most = DECISIONS_APART,
): Promise<boolean> {
  const { rows } = await pool.query<{ counted: boolean }>(
    `WITH report AS (
       INSERT INTO decision_reports (environment_id, id) SELECT id, $2 FROM environments WHERE key = $1
       ON CONFLICT DO NOTHING RETURNING environment_id
     ), sums AS (
       SELECT report.environment_id, r.minute, r.epoch, r.version, r.task_class, r.rule, r.arm, r.offering, r.outcome,
              r.code, sum(r.count) AS count
       FROM report, unnest($3::timestamptz[], $4::int[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[],
                           $10::text[], $11::text[], $12::bigint[])
         AS r (minute, epoch, version, task_class, rule, arm, offering, outcome, code, count)
       GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
     ), told AS (
       SELECT s.*, d.count IS NOT NULL AS known
       FROM sums s LEFT JOIN decision_counts d
         USING (environment_id, minute, epoch, version, task_class, rule, arm, offering, outcome, code)
     ), taken AS (
       SELECT d.minute, count(*) AS decisions FROM decision_counts d
       WHERE d.environment_id = (SELECT environment_id FROM report)
         AND d.minute IN (SELECT minute FROM told WHERE NOT known)
       GROUP BY d.minute
     ), placed AS (
       SELECT told.*, known OR coalesce(decisions, 0) + row_number() OVER (
                PARTITION BY minute, known ORDER BY epoch, version, task_class, rule, arm, offering, outcome, code
              ) <= $13 AS apart
       FROM told LEFT JOIN taken USING (minute)
     ), written AS (
       INSERT INTO decision_counts AS t
         (environment_id, minute, epoch, version, task_class, rule, arm, offering, outcome, code, count)
       SELECT environment_id, minute, CASE WHEN apart THEN epoch ELSE 0 END, CASE WHEN apart THEN version ELSE 0 END,
              CASE WHEN apart THEN task_class ELSE '' END, CASE WHEN apart THEN rule ELSE '' END,
              CASE WHEN apart THEN arm ELSE '' END, CASE WHEN apart THEN offering ELSE '' END, outcome,
              CASE WHEN apart THEN code ELSE '' END, least(sum(count), ${Number.MAX_SAFE_INTEGER})::bigint
       FROM placed GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
       ON CONFLICT (environment_id, minute, epoch, version, task_class, rule, arm, offering, outcome, code)
       DO UPDATE SET count = least(t.count::numeric + excluded.count, ${Number.MAX_SAFE_INTEGER})::bigint
     )
     SELECT EXISTS (SELECT FROM report) AS counted`,
    [
      environment,
      report,
      counts.map(({ minute }) => new Date(minute)),
      counts.map(({ epoch }) => epoch),
      counts.map(({ version }) => version),
      counts.map(({ taskClass }) => taskClass),
      counts.map(({ rule }) => rule),
      counts.map(({ arm }) => arm),
      counts.map(({ offering }) => offering),
      counts.map(({ outcome }) => outcome),
      counts.map(({ code }) => code),
      counts.map(({ count }) => count),
      most,
    ],
  );
  return rows[0]?.counted === true;
}

import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { environmentByKey } from '@/lib/routing/server/records';
import { type DecisionRow, type DecisionsDto, decisionsDto, stretchOf } from '../decision-counts';

/** A day and a week, in hours. */
export type DecisionHours = 24 | 168;

/**
 * What routers reported to have decided by one version in the last hours, the one under way included.
 *
 * @throws AppError not_found
 */
export async function decisionsOfVersion(
  environment: string,
  { epoch, version }: { readonly epoch: number; readonly version: number },
  hours: DecisionHours,
  now: Date,
): Promise<DecisionsDto> {
  return decisionsWhere(environment, Prisma.sql`epoch = ${epoch} AND version = ${version}`, hours, now);
}

/**
 * The same by one rule, in whatever version.
 *
 * @param rule its key
 * @throws AppError not_found
 */
export async function decisionsOfRule(
  environment: string,
  { taskClass, rule }: { readonly taskClass: string; readonly rule: string },
  hours: DecisionHours,
  now: Date,
): Promise<DecisionsDto> {
  return decisionsWhere(environment, Prisma.sql`task_class = ${taskClass} AND rule = ${rule}`, hours, now);
}

async function decisionsWhere(
  environmentKey: string,
  which: Prisma.Sql,
  hours: DecisionHours,
  now: Date,
): Promise<DecisionsDto> {
  const { id } = await environmentByKey(db(), environmentKey);
  const stretch = stretchOf(hours, now);
  // A sum of sums that are each as great as a number can be is still shown as one.
  const rows = await db().$queryRaw<DecisionRow[]>`
    SELECT CASE WHEN GROUPING(hour) = 0 THEN 'hour' WHEN GROUPING(rule) = 0 THEN 'rule' WHEN GROUPING(arm) = 0 THEN 'arm'
             WHEN GROUPING(offering) = 0 THEN 'offering' ELSE 'code' END AS by,
           hour, task_class AS "taskClass", coalesce(rule, arm, offering, code) AS value, outcome,
           sum(count)::float8 AS count
    FROM (SELECT *, date_trunc('hour', minute, 'UTC') AS hour FROM decision_counts
          WHERE environment_id = ${id}::uuid AND minute >= ${stretch.since} AND minute < ${stretch.until}
            AND ${which}) AS counted
    GROUP BY GROUPING SETS ((hour, outcome), (task_class, rule, outcome), (arm, outcome), (offering, outcome),
      (code, outcome))`;
  return decisionsDto(stretch, rows);
}

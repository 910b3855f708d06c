import { db } from '@/lib/db/client';
import type { OfferingUse } from '../offering-use';

/**
 * Every offering that routing calls, with each rule that does: what enabled rules of open drafts name, and what the rules
 * of active versions came to when they were compiled, ranked ones too. By environment, drafts first.
 */
export async function offeringUses(): Promise<readonly OfferingUse[]> {
  const [drafts, versions] = await Promise.all([draftUses(), versionUses()]);
  return [...drafts, ...versions];
}

async function draftUses(): Promise<OfferingUse[]> {
  return db().$queryRaw<OfferingUse[]>`
    SELECT t.target ->> 'offering' AS offering, e.key AS environment, e.name AS "environmentName", e.production,
      d.name AS draft, NULL AS version, c.key AS "taskClass", r.key AS "ruleKey", r.id::text AS "ruleId",
      bool_or(t.first) AS first
    FROM rules r
    JOIN drafts d ON d.id = r.draft_id AND d.archived_at IS NULL
    JOIN environments e ON e.id = d.environment_id AND e.archived_at IS NULL
    JOIN task_classes c ON c.id = r.task_class_id AND c.archived_at IS NULL
    CROSS JOIN LATERAL (
      SELECT x.target, x.place = 1 AS first
      FROM jsonb_array_elements(r.definition -> 'arms') AS a (arm)
      CROSS JOIN LATERAL jsonb_array_elements(a.arm -> 'targets') WITH ORDINALITY AS x (target, place)
      UNION ALL
      SELECT target, false FROM jsonb_array_elements(coalesce(r.definition #> '{escalate,targets}', '[]')) AS y (target)
    ) t
    WHERE r.archived_at IS NULL AND r.enabled
    GROUP BY offering, e.position, e.key, e.name, e.production, d.name, c.key, r.key, r.id, r.position
    ORDER BY e.position, d.name, c.key, r.position`;
}

/** Read inside the database: a bundle is far larger than what is asked of it. */
async function versionUses(): Promise<OfferingUse[]> {
  return db().$queryRaw<OfferingUse[]>`
    SELECT t.target ->> 'offering' AS offering, e.key AS environment, e.name AS "environmentName", e.production,
      NULL AS draft, v.version, c.key AS "taskClass", r.rule ->> 'id' AS "ruleKey", NULL AS "ruleId",
      bool_or(t.first) AS first
    FROM environments e
    JOIN LATERAL (
      SELECT version, coalesce(whole_digest, bundle_digest) AS digest FROM policy_versions
      WHERE environment_id = e.id ORDER BY version DESC LIMIT 1
    ) v ON true
    JOIN bundles b ON b.digest = v.digest
    CROSS JOIN LATERAL jsonb_each(convert_from(b.identity, 'UTF8')::jsonb -> 'taskClasses') AS c (key, value)
    CROSS JOIN LATERAL jsonb_array_elements(c.value -> 'rules') AS r (rule)
    CROSS JOIN LATERAL (
      SELECT x.target, x.place = 1 AS first
      FROM jsonb_array_elements(r.rule -> 'arms') AS a (arm)
      CROSS JOIN LATERAL jsonb_array_elements(a.arm -> 'targets') WITH ORDINALITY AS x (target, place)
      UNION ALL
      SELECT target, false FROM jsonb_array_elements(coalesce(r.rule #> '{escalate,targets}', '[]')) AS y (target)
    ) t
    WHERE e.archived_at IS NULL
    GROUP BY offering, e.position, e.key, e.name, e.production, v.version, c.key, r.rule
    ORDER BY e.position, c.key`;
}

import { actorNames } from '@/lib/auth/server/actor-names';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { DraftDto } from '../draft';
import { environmentByKey } from './records';
import { isStale } from './stale';

/** Discarded drafts that can be brought back, at most. */
const DISCARDED = 20;

/** An environment's drafts: the open ones, the oldest first, then those discarded last. */
export async function listDrafts(environmentKey: string, { discarded = false } = {}): Promise<DraftDto[]> {
  const environment = await environmentByKey(db(), environmentKey);
  const at = { environmentId: environment.id } as const;
  const open = await db().draft.findMany({
    where: { ...at, archivedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const gone = discarded
    ? await db().draft.findMany({
        where: { ...at, archivedAt: { not: null } },
        orderBy: { archivedAt: 'desc' },
        take: DISCARDED,
      })
    : [];
  const drafts = [...open, ...gone];
  const ids = drafts.map(({ id }) => id);
  const [changes, edits, stale, reviews, schedules, origins] = [
    await changesOf(environment.id, ids),
    await lastEdits(ids),
    await staleBases(
      environment.id,
      drafts.map(({ baseVersion }) => baseVersion),
    ),
    await db().review.findMany({
      where: { draftId: { in: ids }, state: 'open' },
      select: { id: true, draftId: true },
    }),
    await db().scheduledPublish.findMany({
      where: { draftId: { in: ids }, state: 'waiting' },
      select: { draftId: true, publishAt: true },
    }),
    await db().environment.findMany({
      where: { id: { in: drafts.flatMap(({ originEnvironmentId }) => originEnvironmentId ?? []) } },
      select: { id: true, key: true, name: true },
    }),
  ];
  const names = await actorNames(db(), [
    ...drafts.map(({ createdById }) => createdById),
    ...edits.map(({ actorId }) => actorId),
  ]);
  return drafts.map((draft) => {
    const edit = edits.find(({ draftId }) => draftId === draft.id);
    const schedule = schedules.find(({ draftId }) => draftId === draft.id);
    const origin = origins.find(({ id }) => id === draft.originEnvironmentId);
    return {
      id: draft.id,
      environment: environment.key,
      name: draft.name,
      revision: draft.revision,
      author: names.get(draft.createdById ?? '') ?? null,
      createdAt: instant(draft.createdAt),
      changedAt: instant(edit?.at ?? draft.createdAt),
      changedBy: names.get(edit?.actorId ?? draft.createdById ?? '') ?? null,
      changes: changes.get(draft.id) ?? 0,
      stale: stale.has(draft.baseVersion),
      review: reviews.find(({ draftId }) => draftId === draft.id)?.id ?? null,
      publishAt: schedule ? instant(schedule.publishAt) : null,
      origin: origin ? { environment: origin.key, name: origin.name, version: draft.originVersion } : null,
      discardedAt: draft.archivedAt ? instant(draft.archivedAt) : null,
    };
  });
}

/** How each draft differs from the active version. Counted inside the database: lists show no more than the number. */
async function changesOf(environmentId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ id: string; changes: number }[]>`
    WITH active AS (
      SELECT c.key AS class, r.rule ->> 'key' AS key, (r.rule -> 'enabled')::boolean AS enabled,
        r.rule -> 'definition' AS definition, r.place
      FROM (
        SELECT source FROM policy_versions WHERE environment_id = ${environmentId}::uuid ORDER BY version DESC LIMIT 1
      ) v
      CROSS JOIN LATERAL jsonb_each(v.source -> 'taskClasses') AS c (key, value)
      CROSS JOIN LATERAL jsonb_array_elements(c.value -> 'rules') WITH ORDINALITY AS r (rule, place)
      WHERE EXISTS (SELECT FROM task_classes t WHERE t.key = c.key AND t.archived_at IS NULL)
    ), mine AS (
      SELECT r.draft_id, t.key AS class, r.key, r.enabled, r.definition, r.position, r.id
      FROM rules r JOIN task_classes t ON t.id = r.task_class_id AND t.archived_at IS NULL
      WHERE r.draft_id = ANY (${ids}::uuid[]) AND r.archived_at IS NULL
    )
    SELECT d.id, ((
      SELECT count(*) FROM (SELECT * FROM mine WHERE draft_id = d.id) m FULL JOIN active a ON a.key = m.key
      WHERE m.key IS NULL OR a.key IS NULL
        OR (m.class, m.enabled, m.definition) IS DISTINCT FROM (a.class, a.enabled, a.definition)
    ) + (
      SELECT count(*) FROM (
        SELECT FROM mine m JOIN active a ON a.key = m.key AND a.class = m.class
        WHERE m.draft_id = d.id GROUP BY m.class
        HAVING array_agg(m.key ORDER BY m.position, m.id) <> array_agg(m.key ORDER BY a.place)
      ) reordered
    ))::int AS changes
    FROM drafts d WHERE d.id = ANY (${ids}::uuid[])`;
  return new Map(rows.map(({ id, changes }) => [id, changes]));
}

interface LastEdit {
  readonly draftId: string;
  readonly at: Date;
  readonly actorId: string | null;
}

async function lastEdits(ids: readonly string[]): Promise<LastEdit[]> {
  return db().$queryRaw<LastEdit[]>`
    SELECT DISTINCT ON (draft_id) draft_id AS "draftId", updated_at AS at, updated_by_id AS "actorId"
    FROM rules WHERE draft_id = ANY (${ids}::uuid[]) ORDER BY draft_id, updated_at DESC, id`;
}

/** Of these versions, those that others' rules followed. */
async function staleBases(
  environmentId: string,
  bases: readonly (number | null)[],
): Promise<Set<number | null>> {
  const stale = new Set<number | null>();
  for (const base of new Set(bases)) if (await isStale(db(), environmentId, base)) stale.add(base);
  return stale;
}

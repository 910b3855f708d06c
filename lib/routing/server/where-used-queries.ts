import type { Transaction } from '@/lib/db/client';
import { db } from '@/lib/db/client';
import type { PolicyRequest } from '@/lib/policy/types';
import type { RuleDefinition } from '../source-schema';
import { attributesNamed, labelsNamed, type NamingPlace, type Use } from '../where-used';

/**
 * Every rule of a draft, every enabled rule of an active version and every saved request, with what of the vocabulary
 * each names; of one task class, or of all, and then the stops of regions too.
 */
export async function namingPlaces(tx: Transaction, taskClass?: string): Promise<NamingPlace[]> {
  return [
    ...(await draftPlaces(tx, taskClass)),
    ...(await versionPlaces(tx, taskClass)),
    ...(await requestPlaces(tx, taskClass)),
    ...(taskClass === undefined ? await stopPlaces(tx) : []),
  ];
}

/** Where a task class is used: rules of drafts and active versions, and saved requests. */
export async function taskClassUses(taskClass: string, tx: Transaction = db()): Promise<Use[]> {
  const places = await namingPlaces(tx, taskClass);
  return places.map(({ attributes: _attributes, regions: _regions, labels: _labels, ...place }) => ({
    ...place,
    values: [],
  }));
}

async function draftPlaces(tx: Transaction, taskClass: string | undefined): Promise<NamingPlace[]> {
  const rules = await tx.rule.findMany({
    where: {
      archivedAt: null,
      draft: { archivedAt: null, environment: { archivedAt: null } },
      taskClass: { archivedAt: null, ...(taskClass === undefined ? {} : { key: taskClass }) },
    },
    orderBy: [
      { draft: { environment: { position: 'asc' } } },
      { draft: { name: 'asc' } },
      { taskClass: { key: 'asc' } },
      { position: 'asc' },
    ],
    select: {
      id: true,
      key: true,
      enabled: true,
      definition: true,
      taskClass: { select: { key: true } },
      draft: { select: { name: true, environment: { select: { key: true, name: true } } } },
    },
  });
  return rules.map((rule) => ({
    kind: 'draft',
    environment: rule.draft.environment.key,
    environmentName: rule.draft.environment.name,
    draft: rule.draft.name,
    version: null,
    taskClass: rule.taskClass.key,
    name: rule.key,
    id: rule.id,
    enabled: rule.enabled,
    ...namedByRule(rule.definition as unknown as RuleDefinition),
  }));
}

interface VersionRule {
  readonly environment: string;
  readonly environmentName: string;
  readonly version: number;
  readonly taskClass: string;
  readonly key: string;
  readonly definition: RuleDefinition;
}

/** Read inside the database: a version's source is far larger than what is asked of it. */
async function versionPlaces(tx: Transaction, taskClass: string | undefined): Promise<NamingPlace[]> {
  const rules = await tx.$queryRaw<VersionRule[]>`
    SELECT e.key AS environment, e.name AS "environmentName", v.version, c.key AS "taskClass", r.rule ->> 'key' AS key,
      r.rule -> 'definition' AS definition
    FROM environments e
    JOIN LATERAL (
      SELECT version, source FROM policy_versions WHERE environment_id = e.id ORDER BY version DESC LIMIT 1
    ) v ON true
    CROSS JOIN LATERAL jsonb_each(v.source -> 'taskClasses') AS c (key, value)
    CROSS JOIN LATERAL jsonb_array_elements(c.value -> 'rules') WITH ORDINALITY AS r (rule, place)
    WHERE e.archived_at IS NULL AND (r.rule -> 'enabled')::boolean
      AND (${taskClass ?? null}::text IS NULL OR c.key = ${taskClass ?? null})
    ORDER BY e.position, c.key, r.place`;
  return rules.map(({ environment, environmentName, version, taskClass: of, key, definition }) => ({
    kind: 'version',
    environment,
    environmentName,
    draft: null,
    version,
    taskClass: of,
    name: key,
    id: null,
    enabled: true,
    ...namedByRule(definition),
  }));
}

async function requestPlaces(tx: Transaction, taskClass: string | undefined): Promise<NamingPlace[]> {
  const rows = await tx.savedRequest.findMany({
    where: {
      archivedAt: null,
      taskClass: { archivedAt: null, ...(taskClass === undefined ? {} : { key: taskClass }) },
    },
    orderBy: [{ taskClass: { key: 'asc' } }, { name: 'asc' }],
    select: {
      id: true,
      name: true,
      request: true,
      taskClass: { select: { key: true } },
      environment: { select: { key: true, name: true } },
    },
  });
  return rows.map((row) => {
    const { attributes = {}, regions = [], label = {} } = row.request as unknown as PolicyRequest;
    return {
      kind: 'saved request',
      environment: row.environment?.key ?? null,
      environmentName: row.environment?.name ?? null,
      draft: null,
      version: null,
      taskClass: row.taskClass.key,
      name: row.name,
      id: row.id,
      enabled: true,
      attributes: new Map(Object.entries(attributes).map(([attribute, value]) => [attribute, [value]])),
      regions,
      labels: [
        ...(label.level === undefined ? [] : [`level:${label.level}`]),
        ...(label.tags ?? []).map((tag) => `tag:${tag}`),
      ],
    };
  });
}

interface RegionStop {
  readonly environment: string;
  readonly environmentName: string;
  readonly version: number;
  readonly region: string;
}

async function stopPlaces(tx: Transaction): Promise<NamingPlace[]> {
  const stops = await tx.$queryRaw<RegionStop[]>`
    SELECT e.key AS environment, e.name AS "environmentName", v.version, s.stop ->> 'region' AS region
    FROM environments e
    JOIN LATERAL (
      SELECT version, coalesce(stops, overlay -> 'disabled') AS stops FROM policy_versions WHERE environment_id = e.id ORDER BY version DESC LIMIT 1
    ) v ON true
    CROSS JOIN LATERAL jsonb_array_elements(v.stops) AS s (stop)
    WHERE e.archived_at IS NULL AND s.stop ? 'region'
    ORDER BY e.position`;
  return stops.map(({ environment, environmentName, version, region }) => ({
    kind: 'stop',
    environment,
    environmentName,
    draft: null,
    version,
    taskClass: null,
    name: `region ${region}`,
    id: null,
    enabled: true,
    attributes: new Map(),
    regions: [region],
    labels: [],
  }));
}

function namedByRule({
  when,
  regions = [],
}: RuleDefinition): Pick<NamingPlace, 'attributes' | 'regions' | 'labels'> {
  return { attributes: attributesNamed(when), regions, labels: labelsNamed(when) };
}

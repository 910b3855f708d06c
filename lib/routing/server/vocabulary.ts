import { db } from '@/lib/db/client';
import type { Vocabulary } from '../condition-edit';

/** What rules and task classes may name now: labels, attributes, regions with their groups, capabilities. */
export async function routingVocabulary(): Promise<Vocabulary> {
  const alive = { where: { archivedAt: null } } as const;
  const [levels, tags, attributes, groups, regions, capabilities] = await Promise.all([
    db().sensitivityLevel.findMany({ ...alive, orderBy: { rank: 'asc' } }),
    db().sensitivityTag.findMany({ ...alive, orderBy: { key: 'asc' } }),
    db().attribute.findMany({ ...alive, orderBy: { key: 'asc' } }),
    db().regionGroup.findMany({ ...alive, orderBy: { key: 'asc' } }),
    distinct('regions'),
    distinct('capabilities'),
  ]);
  return {
    levels: levels.map(({ key }) => key),
    tags: tags.map(({ key }) => key),
    attributes: Object.fromEntries(attributes.map(({ key, values }) => [key, values])),
    regions: [...new Set([...groups.map(({ key }) => key), ...regions])],
    capabilities,
  };
}

/** The benchmarks that some measurement is recorded of, ascending. */
export async function knownBenchmarks(): Promise<string[]> {
  const rows = await db().measurement.findMany({
    where: { kind: 'quality', archivedAt: null, benchmark: { not: null } },
    distinct: ['benchmark'],
    orderBy: { benchmark: 'asc' },
    select: { benchmark: true },
  });
  return rows.flatMap(({ benchmark }) => benchmark ?? []);
}

/** Every member that some offering has in one of its lists, ascending. */
async function distinct(list: 'regions' | 'capabilities'): Promise<string[]> {
  const rows =
    list === 'regions'
      ? await db().$queryRaw<{ member: string }[]>`
          SELECT DISTINCT unnest(regions) AS member FROM offerings WHERE archived_at IS NULL ORDER BY 1`
      : await db().$queryRaw<{ member: string }[]>`
          SELECT DISTINCT unnest(capabilities) AS member FROM offerings WHERE archived_at IS NULL ORDER BY 1`;
  return rows.map(({ member }) => member);
}

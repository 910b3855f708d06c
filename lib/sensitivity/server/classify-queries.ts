import { db } from '@/lib/db/client';
import type { KnownTaskClass } from '../classify-task-class';

/** The task classes by name, with what decides whether a workload belongs to one. */
export async function knownTaskClasses(): Promise<KnownTaskClass[]> {
  const rows = await db().taskClass.findMany({ where: { archivedAt: null }, orderBy: { name: 'asc' } });
  return rows.map((row) => ({
    key: row.key,
    name: row.name,
    description: row.description,
    floorLevel: row.floorLevel,
    floorTags: row.floorTags,
    slaP95Ms: row.slaP95Ms,
    costToleranceUsd: row.costToleranceUsd?.toFixed() ?? null,
    qualityFloor: row.qualityFloor?.toFixed() ?? null,
  }));
}

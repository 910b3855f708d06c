import { actorNames } from '@/lib/auth/server/actor-names';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { ImportScheduleRow } from '../import/schedule';
import { sourceName, statingSource } from './import-rows';

/** The sources that are fetched again and again, the soonest first. */
export async function listSchedules(): Promise<ImportScheduleRow[]> {
  const rows = await db().importSchedule.findMany({
    where: { archivedAt: null },
    orderBy: [{ nextRunAt: 'asc' }, { id: 'asc' }],
    include: { imports: { orderBy: { createdAt: 'desc' }, take: 1, select: { id: true } } },
  });
  const names = await actorNames(
    db(),
    rows.map(({ createdById }) => createdById),
  );
  return rows.map((row) => {
    const named = { source: row.source, name: row.url, mapping: row.mapping };
    return {
      id: row.id,
      source: statingSource({ ...named, asOf: row.createdAt }).key,
      sourceName: sourceName(named),
      url: row.url,
      everyHours: row.everyHours,
      apply: row.apply === 'apply' ? 'apply' : 'review',
      maxChangePercent: row.maxChangePercent,
      nextRunAt: instant(row.nextRunAt),
      lastRunAt: row.lastRunAt && instant(row.lastRunAt),
      lastOutcome: row.lastOutcome,
      lastFailed: row.lastFailed,
      lastImportId: row.imports[0]?.id ?? null,
      createdBy: row.createdById && (names.get(row.createdById) ?? null),
      revision: row.revision,
    };
  });
}

import type { Database } from '@/lib/db/client';
import type { Touched } from './load';

/** More than these are read anew no quicker than everything is. */
const FEW = 500;

/**
 * The records that changed between two revisions of the catalogue; null where that is not known, because something else
 * than `writeChanges` changed it (the seed, a migration), where it is too many, or where `to` is the earlier one.
 */
export async function touchedSince(database: Database, from: bigint, to: bigint): Promise<Touched | null> {
  const batches = await database.catalogBatch.findMany({
    where: { revAfter: { gt: from, lte: to } },
    orderBy: { revAfter: 'asc' },
    select: { id: true, revBefore: true, revAfter: true },
  });
  let at = from;
  for (const { revBefore, revAfter } of batches) {
    if (revBefore !== at) return null;
    at = revAfter;
  }
  if (at !== to) return null;
  const rows = await database.catalogChange.findMany({
    where: { batchId: { in: batches.map(({ id }) => id) } },
    distinct: ['kind', 'recordKey'],
    select: { kind: true, recordKey: true },
    take: FEW + 1,
  });
  if (rows.length > FEW) return null;
  const of = (kind: string): string[] => rows.flatMap((row) => (row.kind === kind ? [row.recordKey] : []));
  return { vendor: of('vendor'), model: of('model'), offering: of('offering') };
}

import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { RecordKind } from '../change';

/** A record that is out of the catalogue and can be brought back. */
export interface ArchivedRecord {
  readonly kind: RecordKind;
  readonly key: string;
  readonly name: string;
  /** Instant. */
  readonly archivedAt: string;
}

/** How many of each kind a list shows. */
const MOST = 1000;

/** What was archived, the latest first; models that were joined into others are not: splitting brings them back. */
export async function archivedRecords(): Promise<readonly ArchivedRecord[]> {
  const archived = { archivedAt: { not: null } } as const;
  const latest = { orderBy: { archivedAt: 'desc' }, take: MOST } as const;
  const [vendors, models, offerings] = await Promise.all([
    db().vendor.findMany({ where: archived, ...latest }),
    db().model.findMany({ where: { ...archived, joinedInto: null }, ...latest }),
    db().offering.findMany({ where: archived, ...latest, include: { model: { select: { name: true } } } }),
  ]);
  const line = (kind: RecordKind, key: string, name: string, at: Date | null): ArchivedRecord[] =>
    at ? [{ kind, key, name, archivedAt: instant(at) }] : [];
  return [
    ...vendors.flatMap((row) => line('vendor', row.key, row.name, row.archivedAt)),
    ...models.flatMap((row) => line('model', row.key, row.name, row.archivedAt)),
    ...offerings.flatMap((row) => line('offering', row.key, row.model.name, row.archivedAt)),
  ].sort((a, b) => (a.archivedAt < b.archivedAt ? 1 : -1));
}

import { db } from '@/lib/db/client';
import type { CatalogueChange } from '../change';
import type { AppliedRow } from '../import/applied';
import { catalogueSnapshot } from './snapshot';
import { changesOfBatch } from './undo-batch';

/** What an import changed when it was applied, in the order in which it was written; empty for one that was not. */
export async function appliedChanges(importId: string): Promise<readonly AppliedRow[]> {
  const batch = await db().catalogBatch.findFirst({
    where: { importId, kind: 'import' },
    select: { id: true },
  });
  if (!batch) return [];
  const [changes, { rows, records }] = await Promise.all([
    changesOfBatch(db(), batch.id),
    catalogueSnapshot(),
  ]);
  const offerings = new Map(rows.map((row) => [row.key, row]));
  const models = new Map([...records.models.values()].map(({ key, name }) => [key, name]));
  const named = ({ kind, key }: CatalogueChange) => {
    if (kind === 'model') return { name: models.get(key) ?? key, channel: null };
    if (kind === 'vendor') return { name: records.vendors.get(key)?.name ?? key, channel: null };
    const row = offerings.get(key);
    return { name: row?.modelName ?? key, channel: row?.channelName ?? null };
  };
  return changes.map((change, place) => ({
    id: String(place),
    change: change.change,
    kind: change.kind,
    key: change.key,
    ...named(change),
    field: change.change === 'set' ? change.field : null,
    before: change.change === 'set' ? change.before : null,
    after: change.change === 'set' ? change.after : null,
  }));
}

import type { CatalogueChange, RecordKind, Stated } from '@/lib/catalog/change';
import { OFFERING_IDENTITY } from '@/lib/catalog/fields';
import { recordBatch } from '@/lib/catalog/server/flush-changes';
import { readStated, type StatedRecord } from '@/lib/catalog/server/read-stated';
import { orderedText } from '@/lib/core/ordered-text';
import type { Database, Transaction } from '@/lib/db/client';

/** Keys of the records that a run of the seed has made or changed. */
export type Touched = Readonly<Record<RecordKind, ReadonlySet<string>>>;

const UNKNOWN: Stated = { value: null, origin: null };
const isKnown = ({ value, origin }: Stated): boolean =>
  origin !== null || (value !== null && !(Array.isArray(value) && value.length === 0));

function changesOf(
  kind: RecordKind,
  key: string,
  before: StatedRecord | undefined,
  after: StatedRecord,
): CatalogueChange[] {
  if (!before) {
    const known = Object.entries(after.fields).filter(
      ([field, stated]) => isKnown(stated) || OFFERING_IDENTITY.some((one) => one === field),
    );
    return [{ change: 'create', kind, key, values: Object.fromEntries(known) }];
  }
  const fields = new Set([...Object.keys(before.fields), ...Object.keys(after.fields)]);
  return [...fields].flatMap((field): CatalogueChange[] => {
    const [was, is] = [before.fields[field] ?? UNKNOWN, after.fields[field] ?? UNKNOWN];
    if (orderedText(was) === orderedText(is)) return [];
    return [{ change: 'set', kind, key, field, before: was, after: is }];
  });
}

/**
 * Notes what a run of the seed has changed in a catalogue that was there, as any other change is noted: whoever follows the
 * catalogue is told, and each field keeps its history. What was there before is read beside the transaction, which nobody
 * else can have changed since the catalogue is locked by it.
 */
export async function recordSeedChanges(
  database: Database,
  tx: Transaction,
  touched: Touched,
  at: Date,
): Promise<void> {
  const changes: CatalogueChange[] = [];
  // In the order in which whoever follows needs them.
  for (const kind of ['vendor', 'model', 'offering'] as const) {
    const keys = [...touched[kind]].sort();
    if (keys.length === 0) continue;
    const before = await database.$transaction((other) => readStated(other, kind, keys));
    const after = await readStated(tx, kind, keys);
    for (const key of keys) {
      const record = after.get(key);
      if (record) changes.push(...changesOf(kind, key, before.get(key), record));
    }
  }
  if (changes.length === 0) return;
  const summary = 'The catalogue follows the packages that it comes from';
  // Stakes and endpoints change beside: nobody may take these steps for all that lies between two revisions.
  const revs = { revBefore: 0n, revAfter: 0n };
  await recordBatch(tx, { kind: 'seed', summary, actorId: null, at }, changes, revs);
}

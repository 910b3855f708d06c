import { type Database, db, type Transaction } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type ImportDiff, importDiff } from '../import/diff';
import {
  currentImports,
  currentOf,
  importedOfferings,
  type ShortImportRow,
  sourceName,
  statingSource,
} from './import-rows';
import { readStated } from './read-stated';
import { catalogueSnapshot } from './snapshot';

interface Kept {
  readonly key: string;
  readonly diff: Promise<ImportDiff>;
}

/** A preview takes a second to make and is asked for section by section. */
const MOST_KEPT = 4;

// Per client, as the catalogue is (snapshot.ts).
const cache = globalThis as typeof globalThis & { fairleadImportDiffs?: WeakMap<Database, Kept[]> };
cache.fairleadImportDiffs ??= new WeakMap();
const kept = cache.fairleadImportDiffs;

/**
 * What applying an import would change now. The catalogue that it is compared with is the one of the last commit: whoever
 * writes it holds the catalogue's lock.
 */
export async function importDiffNow(
  row: ShortImportRow,
  now: Date,
  tx: Transaction = db(),
): Promise<ImportDiff> {
  const database = db();
  const { records } = await catalogueSnapshot(now);
  const current = await currentImports(tx);
  const key = [row.id, records.rev, ...current.map(({ id }) => id)].join(' ');
  const all = kept.get(database) ?? [];
  const have = all.find((one) => one.key === key);
  if (have) return have.diff;
  const diff = read(tx, row, records, current);
  kept.set(database, [{ key, diff }, ...all].slice(0, MOST_KEPT));
  diff.catch(() => {
    kept.set(
      database,
      (kept.get(database) ?? []).filter((one) => one.diff !== diff),
    );
  });
  return diff;
}

async function read(
  tx: Transaction,
  row: ShortImportRow,
  catalogue: Awaited<ReturnType<typeof catalogueSnapshot>>['records'],
  current: readonly ShortImportRow[],
): Promise<ImportDiff> {
  const last = currentOf(current, row);
  const others = current.filter(({ id }) => id !== last?.id && id !== row.id);
  const stated = await importedOfferings(tx, row.id);
  const before = last && last.id !== row.id ? await importedOfferings(tx, last.id) : null;
  const archived = await tx.$queryRaw<{ key: string }[]>`
    SELECT o.key FROM offerings o JOIN import_records r ON r.key = o.key
    WHERE r.import_id = ${row.id}::uuid AND o.archived_at IS NOT NULL AND NOT ${unmade('offering', 'o')}`;
  const records = await readStated(
    tx,
    'offering',
    archived.map(({ key }) => key),
  );
  const models = await tx.$queryRaw<{ key: string; joined: string | null }[]>`
    SELECT m.key, m.joined_into AS joined FROM models m
    WHERE m.archived_at IS NOT NULL AND NOT ${unmade('model', 'm')}`;
  return importDiff({
    catalogue,
    archivedModels: Object.fromEntries(models.map(({ key, joined }) => [key, joined])),
    archivedOfferings: new Map([...records].map(([key, { fields }]) => [key, fields])),
    source: statingSource(row),
    stated,
    before,
    others: await statedByOthers(tx, others, stated, before ?? []),
  });
}

/** Whether an archived record is one whose making was undone, so that it is as if it had never been. */
const unmade = (kind: 'offering' | 'model', table: 'o' | 'm') => Prisma.sql`EXISTS (
  SELECT FROM (
    SELECT b.undoes FROM catalog_changes c JOIN catalog_batches b ON b.id = c.batch_id
    WHERE c.kind = ${kind} AND c.record_key = ${Prisma.raw(table)}.key AND c.change = 'archive'
    ORDER BY c.seq DESC LIMIT 1
  ) last JOIN catalog_changes made ON made.batch_id = last.undoes
  WHERE made.kind = ${kind} AND made.record_key = ${Prisma.raw(table)}.key AND made.change = 'create')`;

/** Of the offerings that a file no longer has, which other sources state them. */
async function statedByOthers(
  tx: Transaction,
  others: readonly ShortImportRow[],
  stated: readonly { readonly key: string }[],
  before: readonly { readonly key: string }[],
): Promise<Map<string, string[]>> {
  const stays = new Set(stated.map(({ key }) => key));
  const gone = before.flatMap(({ key }) => (stays.has(key) ? [] : [key]));
  const names = new Map(others.map((row) => [row.id, sourceName(row)]));
  const rows = await tx.importRecord.findMany({
    where: { importId: { in: [...names.keys()] }, key: { in: gone } },
    select: { importId: true, key: true },
  });
  const found = new Map<string, string[]>();
  for (const { importId, key } of rows) {
    found.set(key, [...(found.get(key) ?? []), names.get(importId) ?? ''].sort());
  }
  return found;
}

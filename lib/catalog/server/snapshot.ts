import { type Database, db } from '@/lib/db/client';
import { type CatalogueView, catalogueView } from '../catalog-view';
import { type CatalogueRecords, loadCatalogue, reloadCatalogue } from './load';
import { touchedSince } from './touched-since';

/** The catalogue in memory: records of one revision, and rows true for some time. */
export interface CatalogueSnapshot extends CatalogueView {
  readonly records: CatalogueRecords;
}

interface Kept {
  readonly rev: bigint;
  readonly snapshot: Promise<CatalogueSnapshot>;
}

// On globalThis because Next loads pages and route handlers as separate module graphs; per client for tests.
const cache = globalThis as typeof globalThis & {
  fairleadCatalogue?: WeakMap<object, Kept>;
};
cache.fairleadCatalogue ??= new WeakMap();
const kept = cache.fairleadCatalogue;

async function build(records: Promise<CatalogueRecords>, at: Date): Promise<CatalogueSnapshot> {
  const loaded = await records;
  return { records: loaded, ...catalogueView(loaded, at) };
}

function keep(
  database: object,
  rev: bigint,
  snapshot: Promise<CatalogueSnapshot>,
): Promise<CatalogueSnapshot> {
  kept.set(database, { rev, snapshot });
  // A load that failed is not kept: the next caller tries again.
  snapshot.catch(() => {
    if (kept.get(database)?.snapshot === snapshot) kept.delete(database);
  });
  return snapshot;
}

/** The records at a revision, from those of an earlier one where it is known what changed in between. */
async function recordsAt(database: Database, have: Kept | undefined, rev: bigint): Promise<CatalogueRecords> {
  const touched = have && (await touchedSince(database, have.rev, rev));
  if (!have || !touched) return loadCatalogue(database);
  return reloadCatalogue(database, (await have.snapshot).records, touched);
}

/**
 * The catalogue as it is now. One small query tells whether anything changed; only then is it read again, once for
 * everybody who waits: what was touched, or all of it where nobody says what was.
 */
export async function catalogueSnapshot(now: Date = new Date()): Promise<CatalogueSnapshot> {
  const database = db();
  const [state] = await database.$queryRaw<{ rev: bigint }[]>`SELECT rev FROM catalog_state WHERE id = 1`;
  const rev = state?.rev ?? 0n;
  const have = kept.get(database);
  if (!have || have.rev !== rev) return keep(database, rev, build(recordsAt(database, have, rev), now));
  const snapshot = await have.snapshot;
  // A clock may be set back, too.
  if (snapshot.from <= now.getTime() && now.getTime() < snapshot.until) return snapshot;
  return keep(database, rev, build(Promise.resolve(snapshot.records), now));
}

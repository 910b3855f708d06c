import { db, type Transaction } from '@/lib/db/client';
import { type CatalogueFacts, catalogueFactsSchema } from '../records';
import { measurementRecords } from './measurement-records';
import { offeringRecords } from './offering-records';

interface Kept {
  readonly rev: bigint;
  readonly facts: Promise<CatalogueFacts>;
}

// On globalThis because Next loads pages and route handlers as separate module graphs; per client for tests.
const cache = globalThis as typeof globalThis & { fairleadOfferings?: WeakMap<object, Kept> };
cache.fairleadOfferings ??= new WeakMap();
const kept = cache.fairleadOfferings;

async function revision(tx: Transaction): Promise<bigint> {
  const [state] = await tx.$queryRaw<{ rev: bigint }[]>`SELECT rev FROM catalog_state WHERE id = 1`;
  return state?.rev ?? 0n;
}

async function load(tx: Transaction): Promise<CatalogueFacts> {
  const offerings = await offeringRecords(tx, null);
  return catalogueFactsSchema.parse({ offerings, measurements: await measurementRecords(tx, null) });
}

/**
 * Every offering that is not archived and what is measured of it, as rankings read them. One small query tells whether
 * the catalogue changed since they were last read; only then are they read again. The same object as long as nothing
 * changed: not to be written to.
 */
export async function allOfferings(tx: Transaction): Promise<CatalogueFacts> {
  const rev = await revision(tx);
  const database = db();
  const have = kept.get(database);
  if (have?.rev === rev) return have.facts;
  // What a transaction reads may be its own and never be committed: others must not get it.
  if (tx !== database) return load(tx);
  const facts = database.$transaction(load, {
    isolationLevel: 'RepeatableRead',
    maxWait: 30_000,
    timeout: 60_000,
  });
  kept.set(database, { rev, facts });
  // A load that failed is not kept: the next caller tries again.
  facts.catch(() => {
    if (kept.get(database)?.facts === facts) kept.delete(database);
  });
  return facts;
}

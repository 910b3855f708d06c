import type { CatalogueRecords } from '@/lib/catalog/server/load';
import { offeringRecord } from '@/lib/catalog/server/record-rows';
import { catalogueSnapshot } from '@/lib/catalog/server/snapshot';
import type { Evidence } from '@/lib/contracts/evidence';
import { type Database, db, type Transaction } from '@/lib/db/client';
import { type ClearanceBook, clearanceBook } from '../clearance-book';
import type { ClearanceEnvironment, ClearanceOffering, Labels } from '../clearance-question';
import { clearanceOffering } from '../offering-facts';
import { loadEvidence } from './evidence';
import { labelRows } from './label-records';

/** What clearances are judged by, apart from offerings. */
export interface ClearanceRecords {
  readonly evidence: Evidence;
  readonly labels: Labels;
  readonly environments: readonly ClearanceEnvironment[];
}

/** The records as a transaction sees them, its own changes too. */
export async function loadClearanceRecords(tx: Transaction): Promise<ClearanceRecords> {
  const evidence = await loadEvidence(tx);
  const labels = await labelRows(tx);
  const environments = await tx.environment.findMany({
    where: { archivedAt: null },
    select: { key: true, singlePerson: true, entities: { select: { entity: { select: { key: true } } } } },
    orderBy: { position: 'asc' },
  });
  const of = (wanted: 'level' | 'tag') =>
    labels.filter(({ kind }) => kind === wanted).map(({ key, obligations }) => ({ key, obligations }));
  return {
    evidence,
    labels: { levels: of('level'), tags: of('tag') },
    environments: environments.map(({ key, singlePerson, entities }) => ({
      key,
      singlePerson,
      entities: entities.map(({ entity }) => entity.key).sort(),
    })),
  };
}

interface Kept {
  readonly rev: string;
  readonly records: Promise<ClearanceRecords>;
}

// On globalThis because Next loads pages and route handlers as separate module graphs; per client for tests.
const cache = globalThis as typeof globalThis & { fairleadClearance?: WeakMap<object, Kept> };
cache.fairleadClearance ??= new WeakMap();
const kept = cache.fairleadClearance;

/** The records as they are now. One small query tells whether anything changed; only then are they read again. */
export async function clearanceRecords(): Promise<ClearanceRecords> {
  const database = db();
  const [state] = await database.$queryRaw<{ rev: bigint; environments: bigint }[]>`
    SELECT rev, (SELECT count(*) FROM environments WHERE archived_at IS NULL) AS environments
    FROM evidence_state WHERE id = 1`;
  const rev = `${state?.rev ?? 0} ${state?.environments ?? 0}`;
  const have = kept.get(database);
  if (have?.rev === rev) return have.records;
  const records = inOneSnapshot(database);
  kept.set(database, { rev, records });
  // A load that failed is not kept: the next caller tries again.
  records.catch(() => {
    if (kept.get(database)?.records === records) kept.delete(database);
  });
  return records;
}

function inOneSnapshot(database: Database): Promise<ClearanceRecords> {
  return database.$transaction(loadClearanceRecords, {
    isolationLevel: 'RepeatableRead',
    maxWait: 15_000,
    timeout: 60_000,
  });
}

/**
 * The book of an environment at an instant (ms since 1970); null for an environment that there is not.
 * @param seen until when it is known what happened, where that is earlier
 */
export function bookOf(
  { evidence, labels, environments }: ClearanceRecords,
  environment: string,
  at: number,
  seen: number = at,
): ClearanceBook | null {
  const found = environments.find(({ key }) => key === environment);
  return found ? clearanceBook({ evidence, labels, environment: found, at, seen }) : null;
}

/** Offerings as clearance reads them, as a transaction sees them. `keys`: archived ones too; null = all that are not. */
export async function clearanceOfferings(
  tx: Transaction,
  evidence: Evidence,
  keys: readonly string[] | null,
): Promise<ClearanceOffering[]> {
  const rows = await tx.offering.findMany({
    where: keys === null ? { archivedAt: null } : { key: { in: [...keys] } },
    include: {
      channel: { select: { key: true } },
      model: { select: { owner: { select: { key: true } } } },
    },
    orderBy: { key: 'asc' },
  });
  const wanted = new Set(evidence.attributes.map(({ offering }) => offering));
  return rows.map(({ channel, model, ...row }) =>
    clearanceOffering(
      offeringRecord(row, () => channel.key),
      model.owner?.key ?? null,
      wanted.has(row.key),
    ),
  );
}

const ofCatalogue = new WeakMap<CatalogueRecords, { evidence: Evidence; offerings: ClearanceOffering[] }>();

/** Every offering that is not archived, from memory: for screens, which ask again and again. */
export async function currentOfferings(evidence: Evidence): Promise<readonly ClearanceOffering[]> {
  const { records } = await catalogueSnapshot();
  const have = ofCatalogue.get(records);
  if (have?.evidence === evidence) return have.offerings;
  const wanted = new Set(evidence.attributes.map(({ offering }) => offering));
  const offerings = records.offerings.map((record) =>
    clearanceOffering(record, records.models.get(record.modelId)?.owner ?? null, wanted.has(record.key)),
  );
  ofCatalogue.set(records, { evidence, offerings });
  return offerings;
}

import { type Database, db } from '@/lib/db/client';
import type { StakeRecord } from '../affiliation';
import type { ModelRecord, OfferingRecord, PriceLine, VendorRecord } from '../catalog-records';
import type { AliasLine, MeasurementLine, StakeLine } from '../details';
import {
  measurementLine,
  modelRecord,
  offeringRecord,
  priceLine,
  stakeLine,
  vendorRecord,
} from './record-rows';
import { aliasStatement } from './stored-lists';

/** Everything of the catalogue that is not archived, as of one revision. */
export interface CatalogueRecords {
  readonly rev: bigint;
  readonly vendors: ReadonlyMap<string, VendorRecord>;
  /** By id. */
  readonly models: ReadonlyMap<string, ModelRecord>;
  /** By key, ascending. */
  readonly offerings: readonly OfferingRecord[];
  /** By offering id. */
  readonly prices: ReadonlyMap<string, readonly PriceLine[]>;
  /** By model id. */
  readonly aliases: ReadonlyMap<string, readonly AliasLine[]>;
  readonly measurements: readonly (MeasurementLine & { readonly modelId: string | null })[];
  readonly stakes: readonly (StakeLine & StakeRecord)[];
}

/** Keys of records that may have changed, archived ones too. */
export interface Touched {
  readonly vendor: readonly string[];
  readonly model: readonly string[];
  readonly offering: readonly string[];
}

export function grouped<Row, Line>(
  rows: readonly Row[],
  key: (row: Row) => string,
  read: (row: Row) => Line | null,
): Map<string, Line[]> {
  const out = new Map<string, Line[]>();
  for (const row of rows) {
    const line = read(row);
    if (line === null) continue;
    const lines = out.get(key(row));
    if (lines) lines.push(line);
    else out.set(key(row), [line]);
  }
  return out;
}

/** Rows of all tables in one snapshot of the database; of the big ones only those of what was touched, where that is given. */
async function readRows(database: Database, touched?: Touched) {
  const current = { archivedAt: null } as const;
  const offering = touched && { key: { in: [...touched.offering] } };
  const model = touched && { key: { in: [...touched.model] } };
  const [state, vendors, stakes, models, aliases, offerings, prices, measurements] =
    await database.$transaction(
      (tx) =>
        Promise.all([
          tx.catalogState.findUniqueOrThrow({ where: { id: 1 } }),
          tx.vendor.findMany({ orderBy: { key: 'asc' } }),
          tx.stake.findMany({ where: current, orderBy: { key: 'asc' } }),
          tx.model.findMany({ where: { ...current, ...model }, orderBy: { key: 'asc' } }),
          tx.modelAlias.findMany({ ...(model && { where: { model } }), orderBy: { alias: 'asc' } }),
          tx.offering.findMany({ where: { ...current, ...offering } }),
          tx.price.findMany({
            where: { ...current, ...(offering && { offering }) },
            orderBy: [
              { unit: 'asc' },
              { aboveTokens: 'asc' },
              { fromQuantity: 'asc' },
              { scope: { sort: 'asc', nulls: 'first' } },
              { validFrom: { sort: 'asc', nulls: 'first' } },
              { dailyFrom: { sort: 'asc', nulls: 'first' } },
              { amount: 'asc' },
              { source: 'asc' },
              { raw: 'asc' },
            ],
          }),
          tx.measurement.findMany({
            where: {
              ...current,
              ...(touched && { OR: [{ offering: offering ?? {} }, { model: model ?? {} }] }),
            },
            orderBy: [{ kind: 'asc' }, { benchmark: 'asc' }, { source: 'asc' }, { value: 'asc' }],
          }),
        ]),
      // Ten thousand offerings take longer than the usual five seconds where the machine is busy.
      { isolationLevel: 'RepeatableRead', maxWait: 15_000, timeout: 60_000 },
    );
  return { state, vendors, stakes, models, aliases, offerings, prices, measurements };
}

const byKey = (a: OfferingRecord, b: OfferingRecord): number => (a.key < b.key ? -1 : 1);

function recordsOf(rows: Awaited<ReturnType<typeof readRows>>): CatalogueRecords {
  const vendorById = new Map(rows.vendors.map((vendor) => [vendor.id, vendor]));
  const keyOf = (id: string): string => vendorById.get(id)?.key ?? id;
  const nameOf = (id: string): string => vendorById.get(id)?.name ?? id;
  const offeringKeys = new Map(rows.offerings.map((offering) => [offering.id, offering.key]));
  const modelIds = new Set(rows.models.map(({ id }) => id));
  // What belongs to an archived record is not archived with it.
  const measured = rows.measurements.filter(({ offeringId, modelId }) =>
    offeringId === null ? modelIds.has(modelId ?? '') : offeringKeys.has(offeringId),
  );
  return {
    rev: rows.state.rev,
    vendors: new Map(
      rows.vendors.filter((row) => row.archivedAt === null).map((row) => [row.key, vendorRecord(row)]),
    ),
    models: new Map(rows.models.map((row) => [row.id, modelRecord(row, keyOf)])),
    offerings: rows.offerings.map((row) => offeringRecord(row, keyOf)).sort(byKey),
    prices: grouped(
      rows.prices.filter(({ offeringId }) => offeringKeys.has(offeringId)),
      (row) => row.offeringId,
      priceLine,
    ),
    aliases: grouped(
      rows.aliases.filter(({ modelId }) => modelIds.has(modelId)),
      (row) => row.modelId,
      aliasStatement,
    ),
    measurements: measured.map((row) => measurementLine(row, (id) => offeringKeys.get(id) ?? null)),
    stakes: rows.stakes.map((row) => stakeLine(row, keyOf, nameOf)),
  };
}

/** Reads the whole catalogue in one snapshot of the database. */
export async function loadCatalogue(database: Database = db()): Promise<CatalogueRecords> {
  return recordsOf(await readRows(database));
}

/** The catalogue after changes to a few records, of which alone models, offerings and what belongs to them are read anew. */
export async function reloadCatalogue(
  database: Database,
  before: CatalogueRecords,
  touched: Touched,
): Promise<CatalogueRecords> {
  const now = recordsOf(await readRows(database, touched));
  const models = new Set(touched.model);
  const offerings = new Set(touched.offering);
  const modelIds = new Set(
    [...before.models.values()].filter(({ key }) => models.has(key)).map(({ id }) => id),
  );
  const offeringIds = new Set(before.offerings.filter(({ key }) => offerings.has(key)).map(({ id }) => id));
  const merged = <Value>(
    old: ReadonlyMap<string, Value>,
    gone: ReadonlySet<string>,
    added: ReadonlyMap<string, Value>,
  ) => new Map([...[...old].filter(([id]) => !gone.has(id)), ...added]);
  return {
    ...now,
    models: merged(before.models, modelIds, now.models),
    offerings: [...before.offerings.filter(({ key }) => !offerings.has(key)), ...now.offerings].sort(
      (a, b) => (a.key < b.key ? -1 : 1),
    ),
    prices: merged(before.prices, offeringIds, now.prices),
    aliases: merged(before.aliases, modelIds, now.aliases),
    measurements: [
      ...before.measurements.filter(
        ({ modelId, offering }) =>
          !(modelId !== null && modelIds.has(modelId)) && !(offering !== null && offerings.has(offering)),
      ),
      ...now.measurements,
    ],
  };
}

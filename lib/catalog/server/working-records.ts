import { orderedText } from '@/lib/core/ordered-text';
import type { Transaction } from '@/lib/db/client';
import { type CatalogueChange, type PriceStatement, pricesInOrder, type RecordKind } from '../change';
import { measurementOf, priceUnitOf } from '../fields';
import { aliasStatement, measurementStatement, priceStatement } from './stored-lists';
import { type References, readField, type StoredRow, storedFields, TABLES } from './stored-rows';

/** A member of a list with the row that holds it; null = it has none yet. */
export interface StoredMember {
  readonly id: string | null;
  readonly statement: unknown;
}

/** Records as they are being worked on: rows by kind and key, archived ones too, and lists by record id and field. */
export interface WorkingRecords {
  readonly rows: Readonly<Record<RecordKind, Map<string, StoredRow>>>;
  readonly references: References;
  readonly lists: Map<string, Map<string, StoredMember[]>>;
  /** The ids of the rows that each list was read from. */
  readonly read: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/** Which records, and which of their lists, are to be read: keys. */
export interface Wanted {
  readonly keys: Readonly<Record<RecordKind, ReadonlySet<string>>>;
  readonly prices: ReadonlySet<string>;
  readonly aliases: ReadonlySet<string>;
  readonly measurements: Readonly<Record<'model' | 'offering', ReadonlySet<string>>>;
}

/** What changes touch. A record that is made anew may be one that was archived, with lists of old. */
export function wantedBy(changes: readonly CatalogueChange[]): Wanted {
  const wanted = {
    keys: { vendor: new Set<string>(), model: new Set<string>(), offering: new Set<string>() },
    prices: new Set<string>(),
    aliases: new Set<string>(),
    measurements: { model: new Set<string>(), offering: new Set<string>() },
  };
  for (const one of changes) {
    const { kind, key } = one;
    wanted.keys[kind].add(key);
    if (one.change !== 'create' && one.change !== 'set') continue;
    const field = one.change === 'set' ? one.field : null;
    if (kind === 'offering' && (field === null || priceUnitOf(field))) wanted.prices.add(key);
    if (kind === 'model' && (field === null || field === 'aliases')) wanted.aliases.add(key);
    if (kind !== 'vendor' && (field === null || measurementOf(field))) wanted.measurements[kind].add(key);
  }
  return wanted;
}

/** Reads what is wanted; `lock` when it is going to be changed. */
export async function readWorkingRecords(
  tx: Transaction,
  wanted: Wanted,
  lock: boolean,
): Promise<WorkingRecords> {
  const rows = {
    vendor: await rowsOf(tx, 'vendor', wanted.keys.vendor, lock),
    model: await rowsOf(tx, 'model', wanted.keys.model, lock),
    offering: await rowsOf(tx, 'offering', wanted.keys.offering, lock),
  };
  const ids = (kind: RecordKind, keys: ReadonlySet<string>): string[] =>
    [...keys].flatMap((key) => rows[kind].get(key)?.id ?? []);
  const order = { orderBy: { id: 'asc' } } as const;
  const prices = await tx.price.findMany({
    where: { archivedAt: null, offeringId: { in: ids('offering', wanted.prices) } },
    ...order,
  });
  const aliases = await tx.modelAlias.findMany({
    where: { modelId: { in: ids('model', wanted.aliases) } },
    orderBy: { alias: 'asc' },
  });
  const measurements = await tx.measurement.findMany({
    where: {
      archivedAt: null,
      OR: [
        { offeringId: { in: ids('offering', wanted.measurements.offering) } },
        { modelId: { in: ids('model', wanted.measurements.model) } },
      ],
    },
    ...order,
  });
  const lists: WorkingRecords['lists'] = new Map();
  for (const row of prices) {
    membersOf(lists, row.offeringId, `price:${row.unit}`).push({
      id: row.id,
      statement: priceStatement(row),
    });
  }
  for (const row of aliases) {
    membersOf(lists, row.modelId, 'aliases').push({ id: row.id, statement: aliasStatement(row) });
  }
  for (const row of measurements) {
    const field = `measurement:${row.kind}${row.benchmark === null ? '' : `:${row.benchmark}`}`;
    const of = row.offeringId ?? row.modelId ?? '';
    membersOf(lists, of, field).push({ id: row.id, statement: measurementStatement(row) });
  }
  const read = new Map(
    [...lists].map(([id, fields]) => [
      id,
      new Map([...fields].map(([field, members]) => [field, members.flatMap((member) => member.id ?? [])])),
    ]),
  );
  return { rows, references: await references(tx), lists, read };
}

async function rowsOf(
  tx: Transaction,
  kind: RecordKind,
  keys: ReadonlySet<string>,
  lock: boolean,
): Promise<Map<string, StoredRow>> {
  if (keys.size === 0) return new Map();
  const rows = await tx.$queryRawUnsafe<{ row: StoredRow }[]>(
    `SELECT to_jsonb(t) AS row FROM ${TABLES[kind]} t WHERE key = ANY ($1::text[]) ORDER BY key${lock ? ' FOR UPDATE' : ''}`,
    [...keys],
  );
  return new Map(rows.map(({ row }) => [row.key, row]));
}

async function references(tx: Transaction): Promise<References> {
  const select = { select: { id: true, key: true } } as const;
  const [vendors, models] = [await tx.vendor.findMany(select), await tx.model.findMany(select)];
  const ids = (rows: typeof vendors) => new Map(rows.map(({ id, key }) => [key, id]));
  const keys = (rows: typeof vendors) => new Map(rows.map(({ id, key }) => [id, key]));
  return {
    ids: { vendor: ids(vendors), model: ids(models) },
    keys: { vendor: keys(vendors), model: keys(models) },
  };
}

/** The members of a list of a record, in place; an empty list where there was none. */
export function membersOf(lists: WorkingRecords['lists'], id: string, field: string): StoredMember[] {
  const fields = lists.get(id) ?? new Map<string, StoredMember[]>();
  lists.set(id, fields);
  const members = fields.get(field) ?? [];
  fields.set(field, members);
  return members;
}

/** Whether a field holds a list of statements, each with a row of its own. */
export const isListField = (field: string): boolean =>
  field === 'aliases' || priceUnitOf(field) !== null || measurementOf(field) !== null;

/** A list in the one order in which it is compared and kept in the history. */
export function listInOrder(field: string, statements: readonly unknown[]): readonly unknown[] {
  if (priceUnitOf(field)) return pricesInOrder(statements as readonly PriceStatement[]);
  const texts = new Map(statements.map((statement) => [statement, orderedText(statement)]));
  return [...statements].sort((a, b) => ((texts.get(a) ?? '') < (texts.get(b) ?? '') ? -1 : 1));
}

/** What a field holds. */
export function currentValue(
  records: WorkingRecords,
  kind: RecordKind,
  row: StoredRow,
  field: string,
): unknown {
  if (!isListField(field)) return readField(kind, row, field, records.references);
  const members = records.lists.get(row.id)?.get(field) ?? [];
  return listInOrder(
    field,
    members.map(({ statement }) => statement),
  );
}

/** Every field of a record that has a value, lists included. */
export function fieldsOf(records: WorkingRecords, kind: RecordKind, row: StoredRow): readonly string[] {
  return [...storedFields(kind), ...(records.lists.get(row.id)?.keys() ?? [])];
}

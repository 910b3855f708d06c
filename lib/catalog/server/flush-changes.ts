import { randomUUID } from 'node:crypto';
import type { Transaction } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type {
  AliasStatement,
  CatalogueChange,
  MeasurementStatement,
  PriceStatement,
  RecordKind,
} from '../change';
import { measurementOf, priceUnitOf } from '../fields';
import { measurementRow, priceRow } from './stored-lists';
import { columnsOf, type StoredRow, TABLES } from './stored-rows';
import type { WorkingRecords } from './working-records';

/** Why and by whom the catalogue changes. `summary` is one line for lists of what happened. */
export interface Batch {
  readonly kind: 'import' | 'edit' | 'bulk' | 'join' | 'split' | 'settle' | 'seed' | 'undo';
  readonly summary: string;
  /** Null = the system. */
  readonly actorId: string | null;
  readonly at: Date;
  readonly importId?: string;
  /** The batch that is taken back. */
  readonly undoes?: string;
}

/** Rows per statement: PostgreSQL takes at most 65,535 parameters. */
const CHUNK = 1_500;

function* chunks<T>(values: readonly T[]): Generator<T[]> {
  for (let at = 0; at < values.length; at += CHUNK) yield values.slice(at, at + CHUNK);
}

/** Writes rows that were made or touched, whole, and the members that their lists gained and lost. */
export async function flushRecords(
  tx: Transaction,
  {
    records,
    at,
    made,
    touched,
  }: {
    readonly records: WorkingRecords;
    readonly at: Date;
    readonly made: ReadonlySet<StoredRow>;
    readonly touched: ReadonlySet<StoredRow>;
  },
): Promise<void> {
  for (const kind of ['vendor', 'model', 'offering'] as const) {
    const rows = [...records.rows[kind].values()];
    for (const row of rows) if (touched.has(row)) row.updated_at = at.toISOString();
    await insertRows(
      tx,
      kind,
      rows.filter((row) => made.has(row)),
    );
    await updateRows(
      tx,
      kind,
      rows.filter((row) => touched.has(row)),
    );
  }
  await flushLists(tx, records, at);
}

async function insertRows(tx: Transaction, kind: RecordKind, rows: readonly StoredRow[]): Promise<void> {
  const columns = columnsOf(kind).join(', ');
  for (const chunk of chunks(rows)) {
    await tx.$executeRawUnsafe(
      `INSERT INTO ${TABLES[kind]} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(null::${TABLES[kind]}, $1::jsonb)`,
      JSON.stringify(chunk),
    );
  }
}

async function updateRows(tx: Transaction, kind: RecordKind, rows: readonly StoredRow[]): Promise<void> {
  const set = columnsOf(kind).map((column) => `${column} = r.${column}`);
  for (const chunk of chunks(rows)) {
    await tx.$executeRawUnsafe(
      `UPDATE ${TABLES[kind]} t SET ${set.join(', ')} FROM jsonb_populate_recordset(null::${TABLES[kind]}, $1::jsonb) r WHERE t.id = r.id`,
      JSON.stringify(chunk),
    );
  }
}

interface Members {
  readonly id: string;
  readonly kind: 'model' | 'offering';
  readonly field: string;
  readonly ended: readonly string[];
  readonly added: readonly unknown[];
}

function changedLists({ rows, lists, read }: WorkingRecords): Members[] {
  return (['model', 'offering'] as const).flatMap((kind) =>
    [...rows[kind].values()].flatMap(({ id }) =>
      [...(lists.get(id) ?? [])].flatMap(([field, members]): Members[] => {
        const kept = new Set(members.map((member) => member.id));
        const ended = (read.get(id)?.get(field) ?? []).filter((one) => !kept.has(one));
        const added = members.flatMap((member) => (member.id === null ? [member.statement] : []));
        return ended.length + added.length > 0 ? [{ id, kind, field, ended, added }] : [];
      }),
    ),
  );
}

async function flushLists(tx: Transaction, records: WorkingRecords, at: Date): Promise<void> {
  const lists = changedLists(records);
  const prices = lists.filter(({ field }) => priceUnitOf(field));
  const measurements = lists.filter(({ field }) => measurementOf(field));
  const aliases = lists.filter(({ field }) => field === 'aliases');
  const ended = (of: readonly Members[]): string[] => of.flatMap((one) => one.ended);
  const over = { archivedAt: at };
  for (const ids of chunks(ended(prices)))
    await tx.price.updateMany({ where: { id: { in: ids } }, data: over });
  for (const ids of chunks(ended(measurements))) {
    await tx.measurement.updateMany({ where: { id: { in: ids } }, data: over });
  }
  await tx.modelAlias.deleteMany({ where: { id: { in: ended(aliases) } } });
  const priceRows = prices.flatMap(({ id, field, added }) =>
    added.map((price) => priceRow(id, priceUnitOf(field) ?? '', price as PriceStatement)),
  );
  for (const data of chunks(priceRows)) await tx.price.createMany({ data });
  const measured = measurements.flatMap(({ id, kind, field, added }) => {
    const what = measurementOf(field) ?? { kind: '', benchmark: null };
    const of = kind === 'offering' ? { offeringId: id } : { modelId: id };
    return added.map((one) => measurementRow(of, what, one as MeasurementStatement));
  });
  for (const data of chunks(measured)) await tx.measurement.createMany({ data });
  const named = aliases.flatMap(({ id, added }) =>
    (added as readonly AliasStatement[]).map(({ alias, kind, source, asOf }) => ({
      modelId: id,
      alias,
      kind,
      source,
      asOf: new Date(`${asOf}T00:00:00.000Z`),
    })),
  );
  for (const data of chunks(named)) await tx.modelAlias.createMany({ data });
}

const json = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value));

/** Has writers of the catalogue go one after another until this transaction ends. @returns its revision now */
export async function lockCatalogue(tx: Transaction): Promise<bigint> {
  const [state] = await tx.$queryRaw<
    { rev: bigint }[]
  >`SELECT rev FROM catalog_state WHERE id = 1 FOR UPDATE`;
  if (!state) throw new Error('catalog_state has no row: the database was not migrated');
  return state.rev;
}

/** Notes the steps of a batch. @returns its id */
export async function recordBatch(
  tx: Transaction,
  { kind, summary, actorId, at, importId, undoes }: Batch,
  changes: readonly CatalogueChange[],
  revs: { readonly revBefore: bigint; readonly revAfter: bigint },
): Promise<string> {
  const id = randomUUID();
  await tx.catalogBatch.create({
    data: { id, kind, summary, actorId, at, importId: importId ?? null, undoes: undoes ?? null, ...revs },
  });
  const rows = changes.map((one) => ({
    batchId: id,
    change: one.change,
    kind: one.kind,
    recordKey: one.key,
    field: one.change === 'set' ? one.field : null,
    before: one.change === 'set' ? json(one.before) : Prisma.DbNull,
    after:
      one.change === 'set' ? json(one.after) : one.change === 'create' ? json(one.values) : Prisma.DbNull,
  }));
  for (const data of chunks(rows)) await tx.catalogChange.createMany({ data });
  return id;
}

import { type AppError, conflict, invalid, notFound } from '@/lib/core/errors';
import { orderedText } from '@/lib/core/ordered-text';
import type { Transaction } from '@/lib/db/client';
import { type CatalogueChange, type RecordKind, type Stated, sameValue } from '../change';
import { fieldSchema, measurementOf, OFFERING_IDENTITY, priceUnitOf } from '../fields';
import { aliasListSchema, measurementListSchema, priceListSchema } from '../statement-schema';
import { type Batch, flushRecords, lockCatalogue, recordBatch } from './flush-changes';
import { blankRow, isStoredField, readField, type StoredRow, writeField } from './stored-rows';
import {
  currentValue,
  isListField,
  listInOrder,
  readWorkingRecords,
  type StoredMember,
  type WorkingRecords,
  wantedBy,
} from './working-records';

/** Where somebody else was first: what is there now, and what was expected. */
export interface ChangedSince {
  readonly kind: RecordKind;
  readonly key: string;
  readonly field: string | null;
  readonly now: Stated | null;
}

/**
 * Changes the catalogue: the one way in which it is changed once it has been seeded. All of it or nothing; what was
 * there before is kept with who changed it, and can be taken back as one batch. A step that changes nothing is left out.
 *
 * Writers go one after another (`catalog_state` is locked first), so `seq` ascends in the order of commits.
 *
 * @returns the batch, and how many steps were written; 0 writes no batch
 * @throws AppError conflict with `ChangedSince[]` where a value is not what the step says it was, invalid for values that
 * a field does not take, not_found for a record that there is not
 */
export async function writeChanges(
  tx: Transaction,
  batch: Batch,
  changes: readonly CatalogueChange[],
): Promise<{ readonly batchId: string | null; readonly written: number }> {
  const revBefore = await lockCatalogue(tx);
  const records = await readWorkingRecords(tx, wantedBy(changes), true);
  const work: Work = { records, at: batch.at, touched: new Set(), made: new Set(), changedSince: [] };
  const written = changes.flatMap((change) => step(work, change) ?? []);
  if (work.changedSince.length > 0) throw conflict('catalogue', work.changedSince);
  if (written.length === 0) return { batchId: null, written: 0 };
  await flushRecords(tx, work);
  const revs = { revBefore, revAfter: await lockCatalogue(tx) };
  return { batchId: await recordBatch(tx, batch, written, revs), written: written.length };
}

/** What is under way. `touched` are rows that were there and have changed, `made` those that are new. */
export interface Work {
  readonly records: WorkingRecords;
  readonly at: Date;
  readonly touched: Set<StoredRow>;
  readonly made: Set<StoredRow>;
  readonly changedSince: ChangedSince[];
}

function step(work: Work, change: CatalogueChange): CatalogueChange | null {
  switch (change.change) {
    case 'create':
      return create(work, change);
    case 'set':
      return set(work, change);
    case 'archive':
    case 'restore':
      return archive(work, change);
  }
}

function rowOf(
  { records }: Work,
  { kind, key }: { readonly kind: RecordKind; readonly key: string },
): StoredRow {
  const row = records.rows[kind].get(key);
  if (!row) throw notFound(kind);
  return row;
}

function touch(work: Work, row: StoredRow): void {
  if (work.made.has(row) || work.touched.has(row)) return;
  row.revision += 1;
  work.touched.add(row);
}

function create(work: Work, change: CatalogueChange & { change: 'create' }): CatalogueChange | null {
  const { kind, key, values } = change;
  const { rows, references, lists } = work.records;
  const old = rows[kind].get(key);
  if (old?.archived_at === null) {
    work.changedSince.push({ kind, key, field: null, now: null });
    return null;
  }
  const row = blankRow(kind, key, work.at, old);
  rows[kind].set(key, row);
  if (old) work.touched.add(row);
  else work.made.add(row);
  for (const members of lists.get(row.id)?.values() ?? []) members.length = 0;
  if (kind !== 'offering') {
    references.ids[kind].set(key, row.id);
    references.keys[kind].set(row.id, key);
  }
  const kept = Object.entries(values).map(
    ([field, stated]) => [field, put(work, change, row, field, stated, true)] as const,
  );
  return { ...change, values: Object.fromEntries(kept) };
}

function set(work: Work, change: CatalogueChange & { change: 'set' }): CatalogueChange | null {
  const { kind, key, field, before, after } = change;
  const row = rowOf(work, change);
  if (!isListField(field) && !fieldSchema(kind, field))
    throw refuse(change, field, 'there is no such field.');
  const value = currentValue(work.records, kind, row, field);
  const now: Stated = { value, origin: row.provenance[field] ?? null };
  if (row.archived_at !== null || !sameValue(value, before.value)) {
    work.changedSince.push({ kind, key, field, now });
    return null;
  }
  const kept = put(work, change, row, field, after, false);
  if (orderedText(now) === orderedText(kept)) return null;
  touch(work, row);
  return { ...change, before: now, after: kept };
}

function archive(
  work: Work,
  change: CatalogueChange & { change: 'archive' | 'restore' },
): CatalogueChange | null {
  const row = rowOf(work, change);
  const archived = change.change === 'archive';
  if ((row.archived_at !== null) === archived) return null;
  row.archived_at = archived ? work.at.toISOString() : null;
  touch(work, row);
  return change;
}

function refuse(
  { kind, key }: { readonly kind: RecordKind; readonly key: string },
  field: string,
  message: string,
): AppError {
  return invalid([{ path: `/${kind}/${field}`, message: `${key}: ${message}` }]);
}

/**
 * Puts a value where it belongs, checked; a price, an alias or a measurement as a member of its list.
 * @returns it as it will be read
 */
function put(
  { records }: Work,
  record: { readonly kind: RecordKind; readonly key: string },
  row: StoredRow,
  field: string,
  { value, origin }: Stated,
  making: boolean,
): Stated {
  const { kind } = record;
  const identity = making && kind === 'offering' && OFFERING_IDENTITY.some((one) => one === field);
  const schema = isListField(field) ? listSchema(field) : fieldSchema(kind, field);
  if (!identity && !schema) throw refuse(record, field, 'there is no such field.');
  const parsed = schema?.safeParse(value ?? (isListField(field) ? [] : null));
  if (parsed?.success === false)
    throw refuse(record, field, parsed.error.issues[0]?.message ?? 'is not understood.');
  const checked = parsed ? parsed.data : value;
  if (isListField(field)) {
    const of = records.lists.get(row.id) ?? new Map<string, StoredMember[]>();
    records.lists.set(row.id, of);
    const list = listInOrder(field, checked as readonly unknown[]);
    of.set(field, rearranged(of.get(field) ?? [], list));
    return { value: list, origin: null };
  }
  if (!isStoredField(kind, field)) throw refuse(record, field, 'there is no such field.');
  if (!writeField(kind, row, field, checked, records.references))
    throw refuse(record, field, `there is no ${String(checked)}.`);
  const { [field]: _old, ...rest } = row.provenance;
  row.provenance = origin ? { ...rest, [field]: origin } : rest;
  return { value: readField(kind, row, field, records.references), origin };
}

/** The members of a list after a change: those that stay keep their rows, and those without an id are to be added. */
function rearranged(members: readonly StoredMember[], statements: readonly unknown[]): StoredMember[] {
  const left = new Map<string, StoredMember[]>();
  for (const member of members) {
    const text = orderedText(member.statement);
    left.set(text, [...(left.get(text) ?? []), member]);
  }
  return statements.map((statement) => left.get(orderedText(statement))?.pop() ?? { id: null, statement });
}

function listSchema(field: string) {
  if (priceUnitOf(field)) return priceListSchema;
  return measurementOf(field) ? measurementListSchema : aliasListSchema;
}

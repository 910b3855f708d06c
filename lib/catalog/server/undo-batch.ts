import { notFound, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { type CatalogueChange, inverseOf, type RecordKind, type Stated, sameValue } from '../change';
import { lockCatalogue } from './flush-changes';
import { readStated, type StatedRecord } from './read-stated';
import { isListField } from './working-records';
import { writeChanges } from './write-changes';

/** What an undo leaves as it is, since it was changed or came to be needed after the batch. */
export interface LeftAsItIs {
  readonly kind: RecordKind;
  readonly key: string;
  /** Null = the whole record. */
  readonly field: string | null;
}

export interface UndoPlan {
  readonly summary: string;
  readonly importId: string | null;
  readonly steps: readonly CatalogueChange[];
  readonly left: readonly LeftAsItIs[];
}

/** The steps of a batch as they were written, first to last. */
export async function changesOfBatch(tx: Transaction, batchId: string): Promise<CatalogueChange[]> {
  const rows = await tx.catalogChange.findMany({ where: { batchId }, orderBy: { seq: 'asc' } });
  return rows.map((row): CatalogueChange => {
    const { kind, recordKey: key } = row as { kind: RecordKind; recordKey: string };
    if (row.change === 'create') {
      return { change: 'create', kind, key, values: row.after as unknown as Record<string, Stated> };
    }
    if (row.change === 'set') {
      const [before, after] = [row.before, row.after] as unknown as [Stated, Stated];
      return { change: 'set', kind, key, field: row.field ?? '', before, after };
    }
    return { change: row.change === 'archive' ? 'archive' : 'restore', kind, key };
  });
}

/**
 * What taking a batch back would do, and what it would leave: values that were changed since, records that were made by
 * it and edited since, and models and vendors that offerings outside of it have come to need.
 *
 * @throws AppError not_found, or refused for what has been taken back already
 */
export async function planUndo(tx: Transaction, batchId: string): Promise<UndoPlan> {
  const batch = await tx.catalogBatch.findUnique({ where: { id: batchId } });
  if (!batch) throw notFound('change');
  if (await tx.catalogBatch.findUnique({ where: { undoes: batchId } })) {
    throw refused('This was undone already.');
  }
  const changes = await changesOfBatch(tx, batchId);
  const records = new Map<string, StatedRecord>();
  for (const kind of ['vendor', 'model', 'offering'] as const) {
    const keys = [...new Set(changes.flatMap((one) => (one.kind === kind ? [one.key] : [])))];
    for (const [key, record] of await readStated(tx, kind, keys)) records.set(`${kind} ${key}`, record);
  }
  const name = ({ kind, key }: CatalogueChange): string => `${kind} ${key}`;
  // A model that is joined into another is changed and then archived at once.
  const archivedByIt = new Set(changes.filter((one) => one.change === 'archive').map(name));
  const standing = (change: CatalogueChange): boolean => {
    const record = records.get(`${change.kind} ${change.key}`);
    if (!record) return false;
    switch (change.change) {
      case 'create':
        return !record.archived && asMade(record, change.values);
      case 'archive':
        return record.archived;
      case 'restore':
        return !record.archived;
      case 'set':
        return (
          (!record.archived || archivedByIt.has(name(change))) &&
          sameValue(valueIn(record, change.field), change.after.value)
        );
    }
  };
  const whole = (change: CatalogueChange) => (change.change === 'set' ? change.field : null);
  const kept = changes.filter((change) => !standing(change));
  const needed = await stillNeeded(tx, changes.filter(standing));
  const taken = changes.filter((change) => standing(change) && !needed.has(`${change.kind} ${change.key}`));
  const left = [...kept, ...changes.filter((change) => standing(change) && !taken.includes(change))];
  return {
    summary: batch.summary,
    importId: batch.importId,
    steps: inverseOf(taken),
    left: left.map((change) => ({ kind: change.kind, key: change.key, field: whole(change) })),
  };
}

/** A list without members is not among the fields of a record. */
const valueIn = ({ fields }: StatedRecord, field: string): unknown =>
  fields[field]?.value ?? (isListField(field) ? [] : null);

/** Whether a record that was made still holds what it was made with, and nothing else has come to be known of it. */
function asMade(record: StatedRecord, values: Readonly<Record<string, Stated>>): boolean {
  const made = Object.entries(values).every(([field, { value }]) => sameValue(valueIn(record, field), value));
  const grown = Object.entries(record.fields).some(
    ([field, { origin }]) => origin !== null && !Object.hasOwn(values, field),
  );
  return made && !grown;
}

/** Of models and vendors that would be archived, those that an offering outside of it is of or sold through. */
async function stillNeeded(tx: Transaction, changes: readonly CatalogueChange[]): Promise<Set<string>> {
  const made = (kind: RecordKind): string[] =>
    changes.flatMap((one) => (one.kind === kind && one.change === 'create' ? [one.key] : []));
  const moved = changes.flatMap((one) =>
    one.change === 'set' && one.kind === 'offering' && one.field === 'model' ? [one.key] : [],
  );
  const others = await tx.offering.findMany({
    where: {
      archivedAt: null,
      key: { notIn: [...made('offering'), ...moved] },
      OR: [{ model: { key: { in: made('model') } } }, { channel: { key: { in: made('vendor') } } }],
    },
    select: { model: { select: { key: true } }, channel: { select: { key: true } } },
  });
  return new Set(others.flatMap(({ model, channel }) => [`model ${model.key}`, `vendor ${channel.key}`]));
}

/**
 * Takes a batch back, as a batch of its own that can be taken back as well.
 *
 * @throws AppError not_found, refused when it was undone already or nothing of it stands any more
 */
export async function undoBatch(
  tx: Transaction,
  batchId: string,
  actorId: string,
  at: Date,
): Promise<{ readonly batchId: string; readonly written: number; readonly left: readonly LeftAsItIs[] }> {
  await lockCatalogue(tx);
  const { summary, importId, steps, left } = await planUndo(tx, batchId);
  const written = await writeChanges(
    tx,
    {
      kind: 'undo',
      summary: `Undone: ${summary}`,
      actorId,
      at,
      undoes: batchId,
      ...(importId ? { importId } : {}),
    },
    steps,
  );
  if (written.batchId === null) throw refused('Nothing of it stands any more: all of it was changed since.');
  return { batchId: written.batchId, written: written.written, left };
}

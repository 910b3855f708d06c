import { actorNames } from '@/lib/auth/server/actor-names';
import { instant } from '@/lib/core/time';
import { db, type Transaction } from '@/lib/db/client';
import type { RecordKind, Stated } from '../change';
import type { HistoryBatch, HistoryStep, RecordHistory } from '../record-history';

/** Steps of a page of history. */
const PAGE = 200;

/** Who changed a field of a record last, and when. */
export async function lastChangeOf(
  tx: Transaction,
  kind: RecordKind,
  key: string,
  field: string,
): Promise<{ readonly by: string | null; readonly at: string | null }> {
  const last = await tx.catalogChange.findFirst({
    where: { kind, recordKey: key, field },
    orderBy: { seq: 'desc' },
    select: { batch: { select: { actorId: true, at: true } } },
  });
  if (!last) return { by: null, at: null };
  const names = await actorNames(tx, [last.batch.actorId]);
  return { by: names.get(last.batch.actorId ?? '') ?? null, at: instant(last.batch.at) };
}

/**
 * The history of a record, or of one field of it: each step with its batch, newest first, from `before` (exclusive) back.
 */
export async function recordHistory(
  kind: RecordKind,
  key: string,
  { field, before }: { readonly field?: string | undefined; readonly before?: bigint | undefined } = {},
  tx: Transaction = db(),
): Promise<RecordHistory> {
  const of = { kind, recordKey: key };
  const [rows, fields] = await Promise.all([
    tx.catalogChange.findMany({
      where: {
        ...of,
        ...(before === undefined ? {} : { seq: { lt: before } }),
        ...(field === undefined ? {} : { OR: [{ field }, { change: 'create' }] }),
      },
      orderBy: { seq: 'desc' },
      take: PAGE + 1,
      include: { batch: { include: { _count: { select: { changes: true } } } } },
    }),
    tx.catalogChange.groupBy({ by: ['field'], where: { ...of, change: 'set' }, _count: { _all: true } }),
  ]);
  const shown = rows
    .slice(0, PAGE)
    .filter((row) => field === undefined || row.change !== 'create' || makesField(row, field));
  const ids = [...new Set(shown.map((row) => row.batchId))];
  const [undos, names] = await Promise.all([
    tx.catalogBatch.findMany({ where: { undoes: { in: ids } }, select: { id: true, undoes: true } }),
    actorNames(
      tx,
      shown.map((row) => row.batch.actorId),
    ),
  ]);
  const batches = new Map<string, HistoryBatch & { steps: HistoryStep[] }>();
  for (const row of shown) {
    const batch = batches.get(row.batchId) ?? {
      id: row.batchId,
      kind: row.batch.kind,
      summary: row.batch.summary,
      at: instant(row.batch.at),
      by: names.get(row.batch.actorId ?? '') ?? null,
      importId: row.batch.importId,
      size: row.batch._count.changes,
      undoneBy: undos.find(({ undoes }) => undoes === row.batchId)?.id ?? null,
      steps: [],
    };
    batches.set(row.batchId, batch);
    batch.steps.push(stepOf(row));
  }
  return {
    kind,
    key,
    batches: [...batches.values()],
    fields: fields.flatMap((one) =>
      one.field === null ? [] : [{ field: one.field, steps: one._count._all }],
    ),
    older: rows.length > PAGE ? String(rows[PAGE - 1]?.seq) : null,
  };
}

interface Row {
  readonly seq: bigint;
  readonly change: string;
  readonly field: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

const makesField = ({ after }: Row, field: string): boolean =>
  typeof after === 'object' && after !== null && Object.hasOwn(after, field);

function stepOf(row: Row): HistoryStep {
  const made = row.change === 'create';
  return {
    seq: String(row.seq),
    change: row.change as HistoryStep['change'],
    field: row.field,
    before: row.before as Stated | null,
    after: made ? null : (row.after as Stated | null),
    made: made ? (row.after as Record<string, Stated>) : null,
  };
}

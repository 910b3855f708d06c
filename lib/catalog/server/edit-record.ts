import type { z } from 'zod';
import type { CommandContext } from '@/lib/auth/server/command';
import { AppError, conflict, invalid, notFound, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { CatalogueChange, RecordKind, Stated } from '../change';
import { editSteps, type recordEditSchema } from '../record-edit';
import type { EditConflict } from '../record-history';
import { type OfferingValues, offeringProblems } from '../record-rules';
import { requireEndpoint } from './endpoint-of-offering';
import { lastChangeOf } from './history-queries';
import { readStated } from './read-stated';
import { writeChanges } from './write-changes';

/** What a change came to: the batch by which it is undone; null = nothing was different. */
export interface Changed {
  readonly key: string;
  readonly batchId: string | null;
}

type Run = Pick<CommandContext, 'tx' | 'caller' | 'now' | 'audit'>;

/**
 * Edits one record, field by field: what somebody else did to other fields meanwhile stays.
 *
 * @throws AppError conflict with `EditConflict` where a field is not what was looked at, invalid by field, not_found
 */
export async function editRecord(
  kind: RecordKind,
  { tx, caller, now, audit }: Run,
  edit: z.output<typeof recordEditSchema>,
): Promise<Changed> {
  const { key } = edit;
  // Before anything is read, so that what is read is still there when it is written.
  await tx.$queryRaw`SELECT rev FROM catalog_state WHERE id = 1 FOR UPDATE`;
  const record = (await readStated(tx, kind, [key])).get(key);
  if (!record || record.archived) throw notFound(kind);
  const { changes, changedSince, problems, values } = editSteps(kind, record.fields, edit, now);
  const [first] = Object.keys(changedSince);
  if (first !== undefined) {
    const last = await lastChangeOf(tx, kind, key, first);
    throw conflict(kind, { changedSince, ...last } satisfies EditConflict);
  }
  const together = kind === 'offering' ? await problemsTogether(tx, key, record.fields, values, now) : [];
  if (problems.length + together.length > 0) throw invalid([...problems, ...together]);
  if (kind === 'offering' && ('endpoint' in values || 'api' in values)) {
    const at = { endpoint: record.fields.endpoint?.value, api: record.fields.api?.value, ...values };
    await requireEndpoint(tx, { endpoint: String(at.endpoint), api: String(at.api) });
  }
  const batch = { kind: 'edit', summary: `Edited ${key}`, actorId: caller.actorId, at: now } as const;
  const { batchId } = await writeChanges(tx, batch, changes).catch(inFields);
  const fields = changes.map((change) => (change.change === 'set' ? change.field : change.change));
  await audit({ subjectType: kind, subjectId: key, data: { fields, batch: batchId } });
  return { key, batchId };
}

/** Problems of the writer name the kind as well; forms name their fields alone. */
function inFields(error: unknown): never {
  if (!(error instanceof AppError) || error.kind !== 'invalid') throw error;
  const fields = error.details.fields ?? [];
  throw invalid(
    fields.map((one) => ({ ...one, path: one.path.replace(/^\/(offering|model|vendor)\//, '/') })),
  );
}

async function problemsTogether(
  tx: Transaction,
  key: string,
  fields: Readonly<Record<string, Stated>>,
  values: Readonly<Record<string, unknown>>,
  now: Date,
) {
  const was = Object.fromEntries(Object.entries(fields).map(([field, { value }]) => [field, value]));
  const problems = await offeringProblemsNow(tx, key, { ...was, ...values }, now);
  return problems.filter((problem) => problem.fields.some((field) => Object.hasOwn(values, field)));
}

/** What is wrong with an offering's values together, with the successors that are recorded. */
export async function offeringProblemsNow(tx: Transaction, key: string, values: OfferingValues, now: Date) {
  const known = await tx.offering.findMany({
    where: { archivedAt: null, OR: [{ successor: { not: null } }, { key: String(values.successor ?? '') }] },
    select: { key: true, successor: true },
  });
  const successors = new Map(known.map((one) => [one.key, one.successor]));
  return offeringProblems(values, { key, now, successorOf: (other) => successors.get(other) });
}

/**
 * Makes a record; one that was archived comes back as it is given.
 *
 * @throws AppError invalid where there is such a record already
 */
export async function createRecords(
  kind: RecordKind,
  { tx, caller, now, audit }: Run,
  creates: readonly (CatalogueChange & { readonly change: 'create' })[],
): Promise<Changed> {
  const made = creates.at(-1);
  if (!made) throw new Error('a record to make');
  await tx.$queryRaw`SELECT rev FROM catalog_state WHERE id = 1 FOR UPDATE`;
  for (const { kind: of, key } of creates) {
    const there = (await readStated(tx, of, [key])).get(key);
    if (there && !there.archived) throw invalid([{ path: '/key', message: `There is already ${key}.` }]);
  }
  const batch = { kind: 'edit', summary: `Created ${made.key}`, actorId: caller.actorId, at: now } as const;
  const { batchId } = await writeChanges(tx, batch, creates).catch(inFields);
  await audit({ subjectType: kind, subjectId: made.key, data: { batch: batchId } });
  return { key: made.key, batchId };
}

/**
 * Archives a record, or brings it back. Nothing is deleted.
 *
 * @throws AppError refused while something that stays needs it, or what it needs is archived
 */
export async function archiveRecord(
  kind: RecordKind,
  change: 'archive' | 'restore',
  { tx, caller, now, audit }: Run,
  key: string,
): Promise<Changed> {
  await tx.$queryRaw`SELECT rev FROM catalog_state WHERE id = 1 FOR UPDATE`;
  const against = await (change === 'archive' ? neededBy(tx, kind, key) : lacking(tx, kind, key));
  if (against) throw refused(against);
  const word = change === 'archive' ? 'Archived' : 'Restored';
  const batch = { kind: 'edit', summary: `${word} ${key}`, actorId: caller.actorId, at: now } as const;
  const { batchId } = await writeChanges(tx, batch, [{ change, kind, key }]);
  await audit({ subjectType: kind, subjectId: key, data: { batch: batchId } });
  return { key, batchId };
}

async function neededBy(tx: Transaction, kind: RecordKind, key: string): Promise<string | null> {
  if (kind === 'offering') return null;
  const of = kind === 'model' ? { model: { key } } : { channel: { key } };
  const offerings = await tx.offering.count({ where: { archivedAt: null, ...of } });
  const models =
    kind === 'vendor' ? await tx.model.count({ where: { archivedAt: null, owner: { key } } }) : 0;
  const parts = [offerings > 0 && `${offerings} offerings`, models > 0 && `${models} models`].filter(Boolean);
  return parts.length > 0 ? `It still has ${parts.join(' and ')}. Archive or move them first.` : null;
}

async function lacking(tx: Transaction, kind: RecordKind, key: string): Promise<string | null> {
  if (kind !== 'offering') return null;
  const offering = await tx.offering.findUnique({
    where: { key },
    select: {
      model: { select: { key: true, archivedAt: true } },
      channel: { select: { key: true, archivedAt: true } },
    },
  });
  const gone = offering && [offering.model, offering.channel].find(({ archivedAt }) => archivedAt !== null);
  return gone ? `${gone.key} is archived. Restore that first.` : null;
}

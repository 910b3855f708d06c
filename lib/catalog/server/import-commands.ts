import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, notFound, refused } from '@/lib/core/errors';
import { utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { chosenChanges } from '../import/chosen-changes';
import { PREVIEW_SECTIONS, SECTION_CHOICES } from '../import/preview';
import { SOURCES } from '../import/sources';
import { lockCatalogue } from './flush-changes';
import { importDiffNow } from './import-diff';
import { makeEndpoints } from './import-endpoints';
import { forgetRecords, SHORT, type ShortImportRow, sourceName } from './import-rows';
import { ReadFile } from './read-file';
import { type LeftAsItIs, undoBatch } from './undo-batch';
import { writeChanges } from './write-changes';

const keys = SOURCES.map(({ key }) => key);

/** Keeps what was read of a source, for somebody to look at: the catalogue stays as it is. */
export const startImport = defineCommand({
  action: 'import.start',
  input: z.strictObject({
    source: z.enum(keys),
    via: z.enum(['file', 'paste', 'url', 'installed']),
    name: z.string().trim().min(1).max(2000),
    mapping: z.record(z.string(), z.json()).nullable().default(null),
    scheduleId: z.uuid().nullable().default(null),
    /** Made by this process alone (start-import.ts), so it is neither large for its form nor anybody's claim. */
    file: z.instanceof(ReadFile),
  }),
  timeout: 120_000,
  run: async ({ tx, caller, now, audit }, { file, mapping, ...input }): Promise<{ id: string }> => {
    const { read, sha256, bytes } = file;
    const id = randomUUID();
    const skipped = read.skipped.length;
    await tx.import.create({
      data: {
        id,
        ...input,
        sha256,
        bytes,
        asOf: new Date(`${read.asOf}T00:00:00.000Z`),
        rows: read.rows,
        imported: read.rows - skipped,
        skipped,
        skippedRows: read.skipped.map(({ row, reason }) => ({ row, reason })),
        notes: read.notes.map(({ row, field, reason }) => ({ row, field, reason })),
        mapping: mapping ?? Prisma.DbNull,
        createdById: caller.actorId,
        createdAt: now,
      },
    });
    for (let at = 0; at < read.offerings.length; at += CHUNK) {
      const records = read.offerings.slice(at, at + CHUNK);
      await tx.importRecord.createMany({
        data: records.map((one) => ({
          importId: id,
          key: one.key,
          data: one as unknown as Prisma.InputJsonObject,
        })),
      });
    }
    await audit({
      subjectType: 'import',
      subjectId: id,
      data: { source: input.source, via: input.via, sha256, rows: read.rows, skipped },
    });
    return { id };
  },
});

const CHUNK = 2_000;

const choice = z.strictObject({
  sections: z.partialRecord(z.enum(PREVIEW_SECTIONS), z.enum(SECTION_CHOICES)).default({}),
  plus: z.array(z.string().max(2000)).max(50_000).default([]),
  minus: z.array(z.string().max(2000)).max(50_000).default([]),
});
const byId = { id: z.uuid() };

/**
 * Writes what is chosen of an import, all of it in one transaction or nothing, as one batch that can be undone as a whole.
 * From then on it is what its source says. Where nothing is chosen, or nothing differs, only that changes.
 *
 * @throws AppError conflict with the digest as it is now, when the preview is not the one that was looked at
 */
export const applyImport = defineCommand({
  action: 'import.apply',
  input: z.strictObject({ ...byId, digest: z.string().length(64), choice }),
  timeout: 120_000,
  run: async ({ tx, caller, now, audit }, input): Promise<{ written: number; batchId: string | null }> => {
    const row = await lockImport(tx, input.id);
    if (row.state !== 'preview') throw refused(STANDING[row.state] ?? 'This import cannot be applied.');
    await lockCatalogue(tx);
    const diff = await importDiffNow(row, now, tx);
    const { digest } = diff.preview;
    if (digest !== input.digest) throw conflict('import', { digest });
    const changes = chosenChanges(diff, input.choice);
    const batch = { kind: 'import', actorId: caller.actorId, at: now, importId: row.id } as const;
    const summary = `Imported from ${sourceName(row)}, ${utcDate(row.asOf)}`;
    const { batchId, written } = await writeChanges(tx, { ...batch, summary }, changes);
    await makeEndpoints(tx, changes);
    await tx.import.update({
      where: { id: row.id },
      data: { state: 'applied', appliedById: caller.actorId, appliedAt: now, revision: { increment: 1 } },
    });
    await forgetRecords(tx);
    await audit({ subjectType: 'import', subjectId: row.id, data: { digest, written, batch: batchId } });
    return { written, batchId };
  },
});

/** What was changed by it is as before; what was changed since is left and named. The source says what it said before it. */
export const undoImport = defineCommand({
  action: 'import.undo',
  input: z.strictObject(byId),
  timeout: 120_000,
  run: async (
    { tx, caller, now, audit },
    { id },
  ): Promise<{ taken: number; kept: readonly LeftAsItIs[] }> => {
    const row = await lockImport(tx, id);
    if (row.state !== 'applied') {
      throw refused(
        row.state === 'undone' ? 'This import was undone already.' : 'This import was not applied.',
      );
    }
    const batch = await tx.catalogBatch.findFirst({ where: { importId: id, kind: 'import' } });
    const undone = batch && (await undoBatch(tx, batch.id, caller.actorId, now));
    await tx.import.update({
      where: { id },
      data: { state: 'undone', undoneById: caller.actorId, undoneAt: now, revision: { increment: 1 } },
    });
    await forgetRecords(tx);
    const { written: taken = 0, left: kept = [] } = undone ?? {};
    await audit({
      subjectType: 'import',
      subjectId: id,
      data: { batch: undone?.batchId ?? null, taken, kept: kept.length },
    });
    return { taken, kept };
  },
});

/** The source still says, to the byte, what it said when this import was applied: its values are confirmed as of today. */
export const confirmImport = defineCommand({
  action: 'import.confirm',
  input: z.strictObject(byId),
  run: async ({ tx, audit, now }, { id }): Promise<{ asOf: string }> => {
    const row = await lockImport(tx, id);
    if (row.state !== 'applied') throw refused('This import is not what its source says today.');
    const asOf = utcDate(now);
    await tx.import.update({ where: { id }, data: { asOf: new Date(asOf), revision: { increment: 1 } } });
    await audit({ subjectType: 'import', subjectId: id, data: { asOf } });
    return { asOf };
  },
});

/** Puts an import away that nobody will apply. */
export const discardImport = defineCommand({
  action: 'import.discard',
  input: z.strictObject(byId),
  run: async ({ tx, audit }, { id }): Promise<{ id: string }> => {
    const row = await lockImport(tx, id);
    if (row.state !== 'preview') throw refused(STANDING[row.state] ?? 'This import cannot be discarded.');
    await tx.import.update({ where: { id }, data: { state: 'discarded', revision: { increment: 1 } } });
    await forgetRecords(tx);
    await audit({ subjectType: 'import', subjectId: id });
    return { id };
  },
});

const STANDING: Readonly<Record<string, string>> = {
  applied: 'This import was applied already.',
  undone: 'This import was applied and undone. Import the file again to apply it anew.',
  discarded: 'This import was discarded. Import the file again to apply it.',
};

async function lockImport(tx: Transaction, id: string): Promise<ShortImportRow> {
  await tx.$queryRaw`SELECT id FROM imports WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.import.findUnique({ where: { id }, omit: SHORT });
  if (!row) throw notFound('import');
  return row;
}

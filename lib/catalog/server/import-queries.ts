import { actorNames } from '@/lib/auth/server/actor-names';
import { notFound } from '@/lib/core/errors';
import { instant, utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { ImportedOffering } from '../import/imported';
import type {
  ImportDetail,
  ImportNote,
  ImportPreview,
  ImportSummary,
  PreviewRow,
  PreviewSection,
  SkippedRow,
} from '../import/preview';
import { IMPORT_STATES, PREVIEW_SECTIONS } from '../import/preview';
import { type StatedField, statedFields } from '../import/stated-fields';
import { importDiffNow } from './import-diff';
import { currentImports, SHORT, type ShortImportRow, sourceName, statingSource } from './import-rows';
import { type LeftAsItIs, planUndo } from './undo-batch';

/** The newest so many; older ones are found through the history of what they changed. */
const MOST_LISTED = 200;

/** Every import of late, the newest first. */
export async function listImports(): Promise<ImportSummary[]> {
  const rows = await db().import.findMany({ orderBy: { createdAt: 'desc' }, take: MOST_LISTED, omit: SHORT });
  return summaries(rows);
}

async function summaries(rows: readonly ShortImportRow[]): Promise<ImportSummary[]> {
  const current = new Set((await currentImports(db())).map(({ id }) => id));
  const people = rows.flatMap((row) => [row.createdById, row.appliedById, row.undoneById]);
  const names = await actorNames(db(), people);
  const batches = await appliedBatches(rows.map(({ id }) => id));
  const by = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
  const at = (date: Date | null): string | null => date && instant(date);
  return rows.map((row) => ({
    id: row.id,
    source: statingSource(row).key,
    sourceName: sourceName(row),
    via: VIAS.find((via) => via === row.via) ?? 'file',
    name: row.name,
    bytes: row.bytes,
    asOf: utcDate(row.asOf),
    rows: row.rows,
    imported: row.imported,
    skipped: row.skipped,
    state: IMPORT_STATES.find((state) => state === row.state) ?? 'discarded',
    createdAt: instant(row.createdAt),
    createdBy: by(row.createdById),
    appliedAt: at(row.appliedAt),
    appliedBy: by(row.appliedById),
    undoneAt: at(row.undoneAt),
    undoneBy: by(row.undoneById),
    scheduleId: row.scheduleId,
    applied: row.appliedAt && (batches.get(row.id) ?? { batchId: null, written: 0 }),
    current: current.has(row.id),
    revision: row.revision,
  }));
}
/** The batch that each import was applied by, with how many steps it wrote; one that changed nothing has none. */
async function appliedBatches(importIds: string[]) {
  const batches = await db().catalogBatch.findMany({
    where: { importId: { in: importIds }, kind: 'import' },
    select: { id: true, importId: true, _count: { select: { changes: true } } },
  });
  return new Map(
    batches.map(({ id, importId, _count }) => [importId, { batchId: id, written: _count.changes }]),
  );
}

const VIAS = ['file', 'paste', 'url', 'installed'] as const;

async function importRow(id: string): Promise<ShortImportRow> {
  const row = UUID.test(id) ? await db().import.findUnique({ where: { id }, omit: SHORT }) : null;
  if (!row) throw notFound('import');
  return row;
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One import with what applying it would do, or what it did. @throws AppError not_found */
export async function importDetail(id: string, now: Date = new Date()): Promise<ImportDetail> {
  const row = await importRow(id);
  const [summary] = await summaries([row]);
  if (!summary) throw notFound('import');
  const [counted] = await db().$queryRaw<{ notes: number }[]>`
    SELECT jsonb_array_length(notes) AS notes FROM imports WHERE id = ${id}::uuid`;
  return {
    ...summary,
    sha256: row.sha256,
    notes: counted?.notes ?? 0,
    preview: row.state === 'preview' ? previewCounts((await importDiffNow(row, now)).preview) : null,
  };
}

function previewCounts({ rows, confirmed, newModels, newVendors, digest }: ImportPreview) {
  const count = (of: readonly PreviewRow[]) =>
    Object.fromEntries(
      PREVIEW_SECTIONS.map((section) => [section, of.filter((row) => row.section === section).length]),
    ) as Record<PreviewSection, number>;
  const chosen = count(rows.filter((row) => row.chosen));
  return { counts: count(rows), chosen, confirmed, newModels, newVendors, digest };
}

/** An undo looks at everything that the import wrote: seconds, for a list of thousands. */
const UNDO_PLAN = { timeout: 60_000 };

/** What undoing an import would leave as it is, since it was changed or came to be needed after. @throws AppError not_found */
export async function importLeft(id: string): Promise<readonly LeftAsItIs[]> {
  const { state } = await importRow(id);
  const batchId = (await appliedBatches([id])).get(id)?.batchId;
  if (state !== 'applied' || batchId === undefined) return [];
  return (await db().$transaction((tx) => planUndo(tx, batchId), UNDO_PLAN)).left;
}

/** The lines of one section of a preview; none once the import is applied or put away. @throws AppError not_found */
export async function importSection(
  id: string,
  section: PreviewSection,
  now: Date = new Date(),
): Promise<PreviewRow[]> {
  const row = await importRow(id);
  if (row.state !== 'preview') return [];
  const { preview } = await importDiffNow(row, now);
  return preview.rows.filter((one) => one.section === section);
}

/** All that an import states of one offering. @throws AppError not_found */
export async function importStated(importId: string, key: string): Promise<StatedField[]> {
  await importRow(importId);
  const record = await db().importRecord.findUnique({ where: { importId_key: { importId, key } } });
  if (!record) throw notFound('offering in this import');
  return statedFields(record.data as unknown as ImportedOffering);
}

/** The rows of the file that were not taken over, each with the reason. @throws AppError not_found */
export async function importSkipped(id: string): Promise<SkippedRow[]> {
  await importRow(id);
  const { skippedRows } = await db().import.findUniqueOrThrow({
    where: { id },
    select: { skippedRows: true },
  });
  return skippedRows as unknown as SkippedRow[];
}

/** What of imported rows was not taken over, and why. @throws AppError not_found */
export async function importNotes(id: string): Promise<ImportNote[]> {
  await importRow(id);
  const { notes } = await db().import.findUniqueOrThrow({ where: { id }, select: { notes: true } });
  return notes as unknown as ImportNote[];
}

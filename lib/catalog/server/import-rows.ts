import { utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ImportedOffering } from '../import/imported';
import { SOURCES, type SourceKey } from '../import/sources';
import type { StatingSource } from '../import/statements';

export type ImportRow = Prisma.ImportGetPayload<object>;

/** Columns that are read for lists: without what may be long. */
export const SHORT = { skippedRows: true, notes: true } as const;
export type ShortImportRow = Omit<ImportRow, keyof typeof SHORT>;

/** What tells the source of an import. */
interface Named {
  readonly source: string;
  readonly name: string;
  readonly mapping: unknown;
}

const sourceKey = (key: string): SourceKey => SOURCES.find((source) => source.key === key)?.key ?? 'table';

/** The name that whoever imported a table gave it; null for any other source. */
function tableName({ mapping }: Named): string | null {
  const name = mapping !== null && typeof mapping === 'object' && 'name' in mapping ? mapping.name : null;
  return typeof name === 'string' ? name : null;
}

/** The source of an import as its values name it. */
export function statingSource(row: Named & Pick<ImportRow, 'asOf'>): StatingSource {
  const source = SOURCES.find(({ key }) => key === row.source);
  return {
    key: sourceKey(row.source),
    origin: source?.origin ?? tableName(row) ?? row.name,
    asOf: utcDate(row.asOf),
  };
}

/** Its name for people. */
export function sourceName(row: Named): string {
  const source = SOURCES.find(({ key }) => key === row.source);
  return source?.origin === null ? (tableName(row) ?? row.name) : (source?.name ?? row.source);
}

/** The imports that are what their sources say today: of each the last that was applied and is not undone. */
export async function currentImports(tx: Transaction): Promise<ShortImportRow[]> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT ON (source, CASE WHEN source = 'table' THEN coalesce(mapping ->> 'name', name) END) id
    FROM imports WHERE state = 'applied'
    ORDER BY source, CASE WHEN source = 'table' THEN coalesce(mapping ->> 'name', name) END, applied_at DESC, id DESC`;
  return tx.import.findMany({ where: { id: { in: found.map(({ id }) => id) } }, omit: SHORT });
}

/** Of the current imports the one of the same source; null before any was applied. */
export function currentOf<Row extends ShortImportRow>(current: readonly Row[], row: Named): Row | null {
  return current.find((one) => one.source === row.source && sourceName(one) === sourceName(row)) ?? null;
}

/** What an import states, as it was written: by offering, in the order of their keys. */
export async function importedOfferings(tx: Transaction, importId: string): Promise<ImportedOffering[]> {
  const rows = await tx.importRecord.findMany({
    where: { importId },
    orderBy: { key: 'asc' },
    select: { data: true },
  });
  return rows.map(({ data }) => data as unknown as ImportedOffering);
}

/** Of each source so many: undoing that many imports one after another finds what it said before. */
const KEPT_IMPORTS = 10;

/**
 * Forgets what imports stated that no source says any more: all but the last of those that are in force, one after another.
 * The imports stay, with what they changed.
 */
export async function forgetRecords(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM import_records WHERE import_id IN (
      SELECT id FROM (
        SELECT id, state, row_number() OVER (
          PARTITION BY state, source, CASE WHEN source = 'table' THEN coalesce(mapping ->> 'name', name) END
          ORDER BY applied_at DESC NULLS LAST, id DESC
        ) AS nth FROM imports
      ) numbered
      WHERE state IN ('undone', 'discarded') OR (state = 'applied' AND nth > ${KEPT_IMPORTS})
    )`;
}

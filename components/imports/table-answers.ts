import type { ImportNote, SkippedRow } from '@/lib/catalog/import/preview';
import type { TableCell, TableMapping } from '@/lib/catalog/import/table-columns';
import type { Guess } from '@/lib/catalog/import/table-guess';

/** A table of a file, with what each column is taken for and its first rows. */
export interface FoundTable extends Guess {
  /** Name of the sheet; "" for a text. */
  readonly sheet: string;
  readonly rows: number;
  readonly sample: readonly (readonly TableCell[])[];
}

/** What a file holds, and how an earlier issue of the same list was read. */
export interface FoundTables {
  readonly tables: readonly FoundTable[];
  readonly remembered: TableMapping | null;
}

/** What would be read of a table. */
export interface TriedTable {
  readonly rows: number;
  readonly imported: number;
  readonly offerings: number;
  readonly skipped: { readonly count: number; readonly first: readonly SkippedRow[] };
  readonly notes: { readonly count: number; readonly first: readonly ImportNote[] };
}

/**
 * A file with its mapping before it, and how long that is: headers alone hold no mapping of a wide table.
 */
export function withMapping(
  mapping: TableMapping,
  file: Blob,
): { readonly body: Blob; readonly headers: Record<string, string> } {
  const text = new Blob([JSON.stringify(mapping)]);
  return { body: new Blob([text, file]), headers: { 'x-import-mapping-bytes': String(text.size) } };
}

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

/** The header that carries a mapping beside the bytes of a file. */
export function mappingHeader(mapping: TableMapping): Record<string, string> {
  return { 'x-import-mapping': encodeURIComponent(JSON.stringify(mapping)) };
}

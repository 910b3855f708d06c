import { invalid } from '@/lib/core/errors';
import type { ReadSource } from './imported';
import { readTable } from './table';
import { type TableContext, type TableMapping, tableMappingSchema } from './table-columns';
import { readCsv } from './table-csv';
import { type Guess, guessMapping } from './table-guess';
import { readXlsx, type Sheet } from './table-xlsx';

/** The tables of a file: the sheets of a workbook, which is told by how it begins, or the one of a text. */
export async function tablesOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return zip ? readXlsx(bytes) : [{ name: '', rows: readCsv(bytes) }];
}

/** What a mapper shows of each table before anything is read. */
export async function guessTables(
  bytes: Uint8Array,
  name: string,
): Promise<readonly (Guess & { readonly sheet: string; readonly rows: number })[]> {
  const tables = await tablesOf(bytes);
  return tables.map(({ name: sheet, rows }) => {
    const guess = guessMapping(rows, name);
    return {
      ...guess,
      mapping: { ...guess.mapping, sheet: sheet || null },
      sheet,
      rows: rows.length - guess.mapping.headerRows,
    };
  });
}

/** Reads the table of a file by its mapping. Throws `invalid` and `too_large`. */
export async function readTableFile(
  bytes: Uint8Array,
  mapping: unknown,
  context: TableContext,
): Promise<ReadSource> {
  const parsed = tableMappingSchema.safeParse(mapping);
  if (!parsed.success)
    throw invalid(
      parsed.error.issues.map(({ path, message }) => ({ path: `/mapping/${path.join('/')}`, message })),
    );
  const read: TableMapping = parsed.data;
  const tables = await tablesOf(bytes);
  const table = read.sheet === null ? tables[0] : tables.find(({ name }) => name === read.sheet);
  if (!table) throw invalid([{ path: '/mapping/sheet', message: 'There is no such sheet, or it is empty.' }]);
  return readTable(table.rows, read, context);
}

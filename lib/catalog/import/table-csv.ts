import Papa from 'papaparse';
import { AppError, invalid } from '@/lib/core/errors';
import { decodeUtf8 } from './read-json';
import { MOST_COLUMNS, type TableRows } from './table-columns';

export const MOST_ROWS = 100_000;
const DELIMITERS = [',', ';', '\t', '|'];

/** Excel writes "Unicode text" as UTF-16 with a mark at the start; anything else has to be UTF-8. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return decodeUtf8(bytes);
}

/** Throws `invalid` where a quoted cell never ends, and `too_large` for more rows or columns than are read. */
export function readCsv(bytes: Uint8Array): TableRows {
  return csvRows(decode(bytes));
}

/** The delimiter by which most of the first rows have the same number of cells; of equals the one with more. */
function delimiterOf(text: string): string {
  const scores = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: 50, skipEmptyLines: 'greedy' });
    const widths = new Map<number, number>();
    for (const { length } of data) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
    const [width = 0, rows = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { delimiter, width, rows };
  });
  return scores.sort((a, b) => b.rows - a.rows || b.width - a.width)[0]?.delimiter ?? ',';
}

/** The same of a text, such as what was pasted. */
export function csvRows(text: string): TableRows {
  // Excel's own hint of the delimiter is no row of the table.
  const hint = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  const plain = hint ? text.slice(hint[0].length) : text;
  const found = Papa.parse<string[]>(plain, {
    delimiter: hint?.[1] ?? delimiterOf(plain),
    skipEmptyLines: false,
    preview: MOST_ROWS + 1,
  });
  const broken = found.errors.find(({ code }) => code === 'MissingQuotes' || code === 'InvalidQuotes');
  if (broken) {
    const line = (broken.row ?? 0) + 1;
    const message = `Row ${line}: a quotation mark is opened and not closed, or stands inside a cell that is not quoted.`;
    throw invalid([{ path: '', message, line }], message);
  }
  return refuseLarge(found.data.map((row) => row.map((cell) => (cell === '' ? null : cell))));
}

/** A table that is larger than what is read is refused, before anything is made of it. */
export function refuseLarge(rows: TableRows): TableRows {
  if (rows.length > MOST_ROWS) throw new AppError('too_large', 'The table has more than 100,000 rows.');
  if (rows.some((row) => row.length > MOST_COLUMNS))
    throw new AppError('too_large', 'The table has more than 1,000 columns.');
  if (!rows.some((row) => row.some((cell) => cell !== null)))
    throw invalid([{ path: '', message: 'The table is empty.' }], 'The table is empty.');
  return rows;
}

import readXlsxFile from 'read-excel-file/universal';
import { AppError, invalid } from '@/lib/core/errors';
import type { TableCell, TableRows } from './table-columns';
import { refuseLarge } from './table-csv';
import { safeWorkbook } from './xlsx-archive';

export interface Sheet {
  readonly name: string;
  readonly rows: TableRows;
}

/** A date of a workbook has no zone; midnight is a day. */
function dateText(date: Date): string {
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}

function plainCell(cell: unknown): TableCell {
  if (cell === null || cell === undefined || cell === '') return null;
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  return typeof cell === 'boolean' ? String(cell) : String(cell);
}

/**
 * The sheets of a workbook that hold anything, with the values that its formulas last had. Throws `too_large` for more than is read
 * and `invalid` for what is no workbook.
 */
export async function readXlsx(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const workbook = safeWorkbook(bytes);
  try {
    const sheets = await readXlsxFile(workbook, { trim: false });
    const filled = sheets
      .map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(plainCell)) }))
      .filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== null)));
    if (filled.length === 0)
      throw invalid([{ path: '', message: 'The workbook is empty.' }], 'The workbook is empty.');
    return filled.map(({ name, rows }) => ({ name, rows: refuseLarge(rows) }));
  } catch (error) {
    if (error instanceof AppError) throw error;
    const message = 'The workbook cannot be read: its parts do not fit together.';
    throw invalid([{ path: '', message }], message);
  }
}

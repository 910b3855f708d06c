import type { SheetData } from 'write-excel-file/browser';
import { harmless } from '@/lib/core/csv';
import type { CellValue, DataColumn } from './column';

/** Decimals that a double holds exactly as written. */
const EXACT = /^-?\d{1,9}(\.\d{1,6})?$/;
const LETTERS_OF_160_PIXELS = 20;

/** The rows as the cells of a sheet: a heading, numbers as numbers, and nothing that runs as a formula. */
export function sheetOf<Row>(columns: readonly DataColumn<Row>[], rows: readonly Row[]): SheetData {
  return [
    columns.map((column) => ({ value: harmless(column.label), type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => columns.map((column) => cell(column.value(row), column.align === 'end'))),
  ];
}

function cell(value: CellValue, numeric: boolean) {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return { value, type: Boolean };
  if (typeof value === 'number') return { value, type: Number };
  if (numeric && EXACT.test(value)) return { value: Number(value), type: Number };
  return { value: harmless(value), type: String };
}

/** A workbook of one sheet. The library is fetched with the first export. */
export async function toWorkbook<Row>(
  columns: readonly DataColumn<Row>[],
  rows: readonly Row[],
  name: string,
): Promise<Blob> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  return writeXlsxFile(sheetOf(columns, rows), {
    // What Excel takes as the name of a sheet.
    sheet: name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: columns.map(({ width = 160 }) => ({ width: Math.round((width / 160) * LETTERS_OF_160_PIXELS) })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  }).toBlob();
}

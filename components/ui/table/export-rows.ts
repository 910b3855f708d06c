import { CSV_START, csvLine } from '@/lib/core/csv';
import type { DataColumn } from './column';

/** RFC 4180 with a byte-order mark, so that spreadsheets read UTF-8; nothing in it runs as a formula. */
export function toCsv<Row>(columns: readonly DataColumn<Row>[], rows: readonly Row[]): string {
  const lines = [csvLine(columns.map(({ label }) => label))];
  for (const row of rows) lines.push(csvLine(columns.map((column) => column.value(row))));
  return `${CSV_START}${lines.join('')}`;
}

/** One object per row, by column id, values as they are. */
export function toJson<Row>(columns: readonly DataColumn<Row>[], rows: readonly Row[]): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column.id, column.value(row)])),
  );
  return `${JSON.stringify(objects, null, 2)}\n`;
}

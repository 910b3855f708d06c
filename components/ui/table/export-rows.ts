import type { CellValue, DataColumn } from './column';

const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * Text as it can be put into a spreadsheet: what it would run as a formula (`=`, `+`, `-`, `@`, also full-width; tab or line
 * break first) gets an apostrophe before it (OWASP, CSV injection).
 */
export function harmless(text: string): string {
  return /^[=+\-@＝＋－＠\t\r\n]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** RFC 4180 with a byte-order mark, so that spreadsheets read UTF-8; nothing in it runs as a formula. */
export function toCsv<Row>(columns: readonly DataColumn<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map((column) => cell(column.label))];
  for (const row of rows) lines.push(columns.map((column) => cell(column.value(row))));
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** One object per row, by column id, values as they are. */
export function toJson<Row>(columns: readonly DataColumn<Row>[], rows: readonly Row[]): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column.id, column.value(row)])),
  );
  return `${JSON.stringify(objects, null, 2)}\n`;
}

function cell(value: CellValue): string {
  if (value === null) return '';
  const safe = harmless(String(value));
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

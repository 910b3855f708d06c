const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * Text as it can be put into a spreadsheet: what it would run as a formula (`=`, `+`, `-`, `@`, also full-width; tab or line
 * break first) gets an apostrophe before it (OWASP, CSV injection).
 */
export function harmless(text: string): string {
  return /^[=+\-@＝＋－＠\t\r\n]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** What a file begins with, so that spreadsheets read UTF-8. */
export const CSV_START = '\uFEFF';

/** One line of RFC 4180, with its end; nothing in it runs as a formula. Null = an empty cell. */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | boolean | null): string {
  if (value === null) return '';
  const safe = harmless(String(value));
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

import { cellText } from './table-cells';
import type { TableCell, TableRows } from './table-columns';

/** What a column is called: by itself, and with the heading that may stand over it and its neighbours. */
export interface Header {
  readonly name: string;
  readonly full: string;
}
const NAMELESS: Header = { name: '', full: '' };
const LOOKED_AT = 20;

/** Whether a row could name columns: texts, and more than one. */
const texts = (row: readonly TableCell[]): string[] =>
  row.flatMap((cell) =>
    typeof cell === 'string' && /\p{L}/u.test(cell) && cell.length <= 200 ? [cell] : [],
  );

const isNumber = (cell: TableCell): boolean =>
  typeof cell === 'number' || /^[\d.,€$£ ]+$/.test(cellText(cell));

/** Merged cells come out as one text and empty cells after it: it stands over all of them. */
function spread(row: readonly TableCell[], width: number): string[] {
  let last = '';
  return Array.from({ length: width }, (_, index) => {
    const text = cellText(row[index]);
    if (text !== '') last = text;
    return text === '' ? last : text;
  });
}

/** Whether columns that a row leaves unnamed, as one heading over several does, are named by the texts of the next row. */
function namedBelow(row: TableRows[number] | undefined, next: TableRows[number] | undefined): boolean {
  if (!row || !next || texts(next).length < 2 || next.some(isNumber)) return false;
  return next.some((cell, index) => texts([cell]).length > 0 && cellText(row[index]) === '' && index > 0);
}

/**
 * The row that names the columns: of the first twenty the fullest with texts, before which are titles and notes. Where
 * the row above it is made of headings over several columns ("USD per million tokens" over "Input" and "Output"), both
 * are one header.
 */
export function headerOf(rows: TableRows): {
  readonly headers: readonly Header[];
  readonly headerRows: number;
} {
  const head = rows.slice(0, LOOKED_AT);
  const width = head.reduce((most, row) => Math.max(most, row.length), 0);
  const counts = head.map((row) => {
    const found = texts(row);
    const numbers = row.filter(isNumber).length;
    return new Set(found).size - 2 * numbers;
  });
  const most = Math.max(0, ...counts);
  const fullest = counts.findIndex((count) => count === most && count > 0);
  const at = fullest + (namedBelow(head[fullest], head[fullest + 1]) ? 1 : 0);
  if (fullest < 0) return { headers: Array.from({ length: width }, () => NAMELESS), headerRows: 0 };
  return { headers: headersUpTo(rows, at + 1), headerRows: at + 1 };
}

/** The names of columns where so many rows come before the data. */
export function headersUpTo(rows: TableRows, headerRows: number): readonly Header[] {
  const width = rows.slice(0, LOOKED_AT).reduce((most, row) => Math.max(most, row.length), 0);
  const [above, row] = [rows[headerRows - 2], rows[headerRows - 1]];
  const names = Array.from({ length: width }, (_, index) => cellText(row?.[index]).replace(/\s+/g, ' '));
  const over =
    above &&
    (texts(above).length < names.filter((name) => name !== '').length ||
      names.some((name, index) => name === '' && cellText(above[index]) !== ''));
  // A title in the first cell alone stands over the table and says nothing of its columns.
  const title = above && texts(above).length === 1 && cellText(above[0]) !== '';
  const groups = above && over && !title ? spread(above, width) : [];
  return names.map((name, index) => ({
    name: name || (groups[index] ?? ''),
    full: [groups[index] ?? '', name].filter((part) => part !== '').join(' '),
  }));
}

import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from 'fflate';
import { AppError, invalid } from '@/lib/core/errors';
import { MOST_COLUMNS } from './table-columns';
import { MOST_ROWS } from './table-csv';

const MOST_FILE = 50 * 1024 * 1024;
/** All parts of a workbook that are read, unpacked. */
const MOST_UNPACKED = 200 * 1024 * 1024;
const MOST_PARTS = 2_000;
/** The parser fills every row up to the widest. */
const MOST_CELLS = 2_000_000;

const PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/;

const refusedFile = (message: string) => invalid([{ path: '', message }], message);

/**
 * The parts of a workbook that hold its cells. What an archive says of its sizes is added up before anything is unpacked, and a
 * part that is larger than it says does not grow beyond that. Throws `too_large` and `invalid`.
 */
function unpack(bytes: Uint8Array): Unzipped {
  if (bytes.byteLength > MOST_FILE) throw new AppError('too_large', 'The file is larger than 50 MB.');
  let parts = 0;
  let unpacked = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        parts += 1;
        if (parts > MOST_PARTS) throw new AppError('too_large', 'The workbook has more than 2,000 parts.');
        if (!PARTS.test(name)) return false;
        unpacked += originalSize;
        if (unpacked > MOST_UNPACKED)
          throw new AppError('too_large', 'The workbook is larger than 200 MB when it is unpacked.');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refusedFile(
      'This is not an XLSX workbook, or it is damaged. One with a password has to be saved without it.',
    );
  }
}

/** "AB" → 28. */
const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);

/** Attributes of a tag, in whose values a ">" may stand. */
const ATTRIBUTES = `(?:[^>"']|"[^"]*"|'[^']*')*?`;
const tag = (name: string, rest: string): RegExp =>
  new RegExp(`<((?:\\w+:)?${name})(?=[\\s/>])(${ATTRIBUTES})${rest}`, 'g');
const NOTHING = String.raw`(?:/>|>\s*</\1>)`;
const REFERENCE = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/**
 * A sheet without what the parser stumbles over: cells that are only formatted (a whole row of 16,384 or column of a million), and
 * errors such as #N/A, which become texts that a reader can name. Throws `too_large` for more rows, columns or cells than are read:
 * the parser would fill every gap up to the last.
 */
function plainSheet(xml: string): string {
  const filled = xml
    .replace(tag('c', NOTHING), '')
    .replace(tag('row', NOTHING), '')
    .replace(tag('c', '>'), (cell) => cell.replace(/(\st\s*=\s*)(["'])e\2/, '$1$2str$2'));
  let rows = 0;
  let columns = 0;
  for (const [, name, attributes] of filled.matchAll(tag('(?:row|c)', '>'))) {
    const found = REFERENCE.exec(attributes ?? '');
    if (!found) continue;
    const [, letters, row] = /^([A-Z]{0,3})(\d{1,7})$/.exec(found[1] ?? found[2] ?? '') ?? [];
    if (row === undefined || letters === undefined || (letters === '') !== (name ?? '').endsWith('row'))
      throw refusedFile('The workbook cannot be read: one of its cells is nowhere.');
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnOf(letters));
  }
  if (rows > MOST_ROWS) throw new AppError('too_large', 'The table has more than 100,000 rows.');
  if (columns > MOST_COLUMNS) throw new AppError('too_large', 'The table has more than 1,000 columns.');
  if (rows * columns > MOST_CELLS)
    throw new AppError('too_large', 'The table has more than 2,000,000 cells.');
  return filled;
}

/** The same workbook, of a size that is known and with cells that can all be read: not packed, so nothing inflates any more. */
export function safeWorkbook(bytes: Uint8Array): ArrayBuffer {
  const parts = unpack(bytes);
  if (!parts['xl/workbook.xml'])
    throw refusedFile('This is not an XLSX workbook. Older workbooks (.xls) have to be saved as XLSX.');
  const plain = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      name.startsWith('xl/worksheets/') ? strToU8(plainSheet(strFromU8(part))) : part,
    ]),
  );
  return zipSync(plain, { level: 0 }).slice().buffer;
}

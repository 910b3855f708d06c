import { cellText, countIn, dayIn, isBlank, numberIn } from './table-cells';
import type { ColumnField, ColumnUse, TableCell, TableMapping, TableRows } from './table-columns';
import { MOST_COLUMNS, sayingOf } from './table-columns';
import { type Header, headerOf } from './table-head';
import { priceName } from './table-header';
import { fieldNamed } from './table-words';

/** Sure: the header says it and the cells agree. Likely: one of both. None: the column is left out. */
export type Confidence = 'sure' | 'likely' | 'none';

/** A column as it was found, what it is taken for, and why. */
export interface GuessedColumn {
  readonly header: string;
  /** The first texts of the column that are not empty. */
  readonly sample: readonly string[];
  readonly use: ColumnUse;
  readonly confidence: Confidence;
  /** One sentence. */
  readonly reason: string;
}

export interface Guess {
  readonly mapping: TableMapping;
  readonly columns: readonly GuessedColumn[];
}

/** What the cells of a field must be like, where that can be told. */
const LIKE: Partial<Record<ColumnField, (cell: TableCell) => boolean>> = {
  amount: (cell) => isPrice(cell),
  aboveTokens: (cell) => 'value' in countIn(cell, '.') || 'value' in countIn(cell, ','),
  contextTokens: (cell) => 'value' in countIn(cell, '.') || 'value' in countIn(cell, ','),
  maxInputTokens: (cell) => 'value' in countIn(cell, '.') || 'value' in countIn(cell, ','),
  maxOutputTokens: (cell) => 'value' in countIn(cell, '.') || 'value' in countIn(cell, ','),
  validFrom: (cell) => isDay(cell),
  validTo: (cell) => isDay(cell),
  releasedOn: (cell) => isDay(cell),
  soldFrom: (cell) => isDay(cell),
  soldUntil: (cell) => isDay(cell),
  deprecatedFrom: (cell) => isDay(cell),
  requestId: (cell) => /^[^\s]+$/.test(cellText(cell)) && !/^[\d.,]+$/.test(cellText(cell)),
};

const isDay = (cell: TableCell): boolean => 'value' in dayIn(cell, 'dmy') || 'value' in dayIn(cell, 'mdy');

/** Whether a cell could be a price in either way of writing decimals, with or without a currency. */
function isPrice(cell: TableCell): boolean {
  const text = cellText(cell)
    .replace(/[€$£₹]|\b[A-Z]{3}\b/g, '')
    .trim();
  const bare = typeof cell === 'number' ? cell : text;
  return (
    'value' in numberIn(bare, '.') ||
    'value' in numberIn(bare, ',') ||
    /^(free|kostenlos|gratis|included|on request)$/i.test(text)
  );
}

/** The share of cells that are as a field has them; null where there is none to look at. */
function share(cells: readonly TableCell[], like: (cell: TableCell) => boolean): number | null {
  const filled = cells.filter((cell) => !isBlank(cellText(cell)) && !/^#[A-Z]/.test(cellText(cell)));
  return filled.length === 0 ? null : filled.filter(like).length / filled.length;
}

function guessColumn(
  { name, full: header }: Header,
  cells: readonly TableCell[],
): Omit<GuessedColumn, 'header' | 'sample'> {
  const none = (reason: string) => ({ use: { use: 'ignore' } as const, confidence: 'none' as const, reason });
  const words = name
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .replace(/[:*]+$/, '')
    .trim();
  if (words === '') return none('The column has no header.');
  const field = fieldNamed(words);
  if (field !== undefined) {
    const like = LIKE[field];
    const agree = like ? share(cells, like) : 1;
    if (agree !== null && agree < 0.5) return none(`It is called “${header}”, and its cells are none.`);
    const confidence = agree === null || agree < 0.9 ? 'likely' : 'sure';
    return { use: { use: 'field', field }, confidence, reason: `It is called “${header}”.` };
  }
  const price = priceName(header);
  const agree = price ? share(cells, isPrice) : 0;
  if (!price || agree === null || agree < 0.5)
    return none(
      price && agree !== null
        ? `“${header}” sounds like a price, and its cells are none.`
        : `Nothing is called “${header}”.`,
    );
  const per = price.per ?? likelyPer(cells);
  const use: ColumnUse = {
    use: 'price',
    unit: price.unit,
    per,
    currency: price.currency,
    aboveTokens: price.aboveTokens,
    tier: price.tier,
  };
  return price.per === null
    ? {
        use,
        confidence: 'likely',
        reason: `“${header}” does not say for how many tokens: its numbers are of the size of ${SIZES[per]}.`,
      }
    : { use, confidence: agree < 0.9 ? 'likely' : 'sure', reason: `It is called “${header}”.` };
}

const SIZES: Readonly<Record<number, string>> = {
  1: 'prices per token',
  1000: 'prices per thousand',
  1000000: 'prices per million',
};

/** Tokens cost between a cent and some hundred dollars a million: the middle of the column tells what it is for. */
function likelyPer(cells: readonly TableCell[]): number {
  const numbers = cells
    .flatMap((cell) => {
      const read = numberIn(
        typeof cell === 'number' ? cell : cellText(cell).replace(/[^\d.,eE+-]/g, ''),
        '.',
      );
      return 'value' in read && Number(read.value) > 0 ? [Number(read.value)] : [];
    })
    .sort((a, b) => a - b);
  const middle = numbers[Math.floor(numbers.length / 2)] ?? 1;
  return middle < 0.0005 ? 1 : middle < 0.02 ? 1_000 : 1_000_000;
}

/** A thing is told by one column: the first that is sure of it, and else the first. */
function once(columns: readonly GuessedColumn[]): GuessedColumn[] {
  const first = new Map<string, number>();
  for (const [index, { use, confidence }] of columns.entries()) {
    const saying = sayingOf(use);
    if (saying === null) continue;
    const before = first.get(saying);
    if (before === undefined || (confidence === 'sure' && columns[before]?.confidence !== 'sure'))
      first.set(saying, index);
  }
  return columns.map((column, index) => {
    const at = first.get(sayingOf(column.use) ?? '');
    if (at === undefined || at === index) return column;
    const reason = `“${columns[at]?.header}” says it already.`;
    return { ...column, use: { use: 'ignore' }, confidence: 'none', reason };
  });
}

const DECIMAL_COMMA = /^\D*\d+,\d{1,2}\D*$|^\D*\d+,\d{4,}\D*$|^\D*0,\d+\D*$|\.\d{3},\d/;
const DECIMAL_POINT = /^\D*\d+\.\d{1,2}\D*$|^\D*\d+\.\d{4,}\D*$|^\D*0\.\d+\D*$|,\d{3}\.\d/;

/** Guesses how a table is to be read, from its header and its first 200 rows. `name` is who says so. */
export function guessMapping(rows: TableRows, name: string): Guess {
  const { headers, headerRows } = headerOf(rows);
  const body = rows.slice(headerRows, headerRows + 200);
  const columns = once(
    headers.slice(0, MOST_COLUMNS).map((header, index): GuessedColumn => {
      const cells = body.map((row) => row[index] ?? null);
      const sample = cells
        .map(cellText)
        .filter((text) => text !== '')
        .slice(0, 3);
      return { header: header.full, sample, ...guessColumn(header, cells) };
    }),
  );
  const uses = columns.map(({ use }) => use);
  const numbers = body.flatMap((row) =>
    row.filter(
      (cell, index): cell is string =>
        typeof cell === 'string' && (uses[index]?.use === 'price' || amounts(uses[index])),
    ),
  );
  const commas = numbers.filter((text) => DECIMAL_COMMA.test(text)).length;
  const points = numbers.filter((text) => DECIMAL_POINT.test(text)).length;
  const days = body.flatMap((row) =>
    row.filter(
      (cell): cell is string => typeof cell === 'string' && /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(cell.trim()),
    ),
  );
  const filled = body.filter((row) => row.filter((cell) => !isBlank(cellText(cell))).length > 1);
  return {
    columns,
    mapping: {
      name,
      sheet: null,
      headerRows,
      decimal: commas > points ? ',' : '.',
      dates: days.some((day) => Number(day.split('/')[1]) > 12) ? 'mdy' : 'dmy',
      fillDown: uses.some(
        (use, index) =>
          use.use === 'field' &&
          MERGED.includes(use.field) &&
          cellText(filled[0]?.[index]) !== '' &&
          filled.some((row) => cellText(row[index]) === ''),
      ),
      defaults: { channel: null, currency: 'USD', per: 1_000_000, scope: null },
      columns: uses,
    },
  };
}

/** What is merged over the rows that it is of. */
const MERGED: readonly ColumnField[] = ['channel', 'requestId', 'model'];
const amounts = (use: ColumnUse | undefined): boolean => use?.use === 'field' && use.field === 'amount';

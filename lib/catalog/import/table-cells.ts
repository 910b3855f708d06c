import type { TableCell } from './table-columns';

/** What a cell says, or in one sentence why it says nothing that can be used. */
export type Cell<T> = { readonly value: T } | { readonly refused: string };

const quoted = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

/** The text of a cell; empty for nothing. Blanks of any kind are trimmed, and odd ones inside are plain. */
export function cellText(cell: TableCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return String(cell)
    .replace(/[\u00a0\u2000-\u200b\u202f\ufeff]/g, ' ')
    .trim();
}

/** What stands in a cell for nothing. */
export function isBlank(text: string): boolean {
  return /^(-|–|—|n\/?a|n\.a\.|k\.a\.|tbd|tba|null|none|unknown|\?)?$/i.test(text);
}

/** "#N/A", "#REF!", "#DIV/0!": what a workbook shows where a formula failed. */
const failed = (text: string): boolean => /^#[A-Z/0]+[!?]?$/i.test(text);

/** A text that names something. A formula names nothing. */
export function nameOf(text: string): Cell<string> {
  if (text.startsWith('=')) return { refused: `${quoted(text)} is a formula, not a value.` };
  if (failed(text)) return { refused: `${quoted(text)} is an error of the workbook.` };
  return text.length > 500 ? { refused: 'It is longer than 500 characters.' } : { value: text };
}

/** A code alone, and not the beginning of a word such as "audio". */
const code = (codes: string): RegExp => new RegExp(`(?<!\\p{L})(${codes})(?!\\p{L})`, 'iu');
const CURRENCIES: readonly (readonly [RegExp, string | null])[] = [
  [/US\$/i, 'USD'],
  [/A\$/i, 'AUD'],
  [/C\$/i, 'CAD'],
  [/S\$/i, 'SGD'],
  [/€/, 'EUR'],
  [/£/, 'GBP'],
  [/₹/, 'INR'],
  [code('RMB'), 'CNY'],
  // The code itself is the currency.
  [code('USD|EUR|GBP|AUD|CAD|SGD|INR|CHF|JPY|CNY|SEK|DKK|NOK|PLN|CZK|KRW|BRL|AED|ZAR'), null],
  [/\$/, 'USD'],
];

/** The currency that a text names, and the text without it. "¥" is yen or yuan, and so neither. */
export function currencyIn(text: string): { readonly currency: string | null; readonly rest: string } {
  for (const [pattern, currency] of CURRENCIES) {
    const found = pattern.exec(text);
    if (found)
      return { currency: currency ?? found[0].toUpperCase(), rest: text.replace(pattern, ' ').trim() };
  }
  return { currency: null, rest: text };
}

const written = (mark: string, group: string) => ({
  group,
  grouped: new RegExp(`^[+-]?\\d{1,3}(\\${group}\\d{3})+(\\${mark}\\d+)?$`),
  plain: new RegExp(`^[+-]?(\\d+(\\${mark}\\d*)?|\\${mark}\\d+)([eE][+-]?\\d+)?$`),
  swapped: new RegExp(`^[+-]?\\d+\\${group}\\d+$`),
});
const WRITTEN = { '.': written('.', ','), ',': written(',', '.') } as const;

/** A written number as a plain decimal or one with an exponent; thousands may be grouped by the other mark, a blank or an apostrophe. */
export function numberIn(cell: TableCell, decimal: '.' | ','): Cell<string> {
  if (typeof cell === 'number') return { value: String(cell) };
  const text = cellText(cell);
  if (failed(text)) return { refused: `${quoted(text)} is an error of the workbook.` };
  if (text.startsWith('=')) return { refused: `${quoted(text)} is a formula, not a value.` };
  const bare = text.replace(/^\((.*)\)$/, '-$1').replace(/(?<=\d)[ '’](?=\d{3}(\D|$))/g, '');
  const { group, grouped, plain, swapped } = WRITTEN[decimal];
  if (grouped.test(bare)) return { value: bare.replaceAll(group, '').replace(',', '.') };
  if (plain.test(bare)) return { value: bare.replace(',', '.') };
  return swapped.test(bare)
    ? { refused: `${quoted(text)} has “${group}” where the decimal mark is “${decimal}”.` }
    : { refused: `${quoted(text)} is not a number.` };
}

/** A count: "200k", "1M", "200,000", "128 k tokens". */
export function countIn(cell: TableCell, decimal: '.' | ','): Cell<number> {
  const text = cellText(cell);
  const found = /^[>≥]?\s*(.*?)\s*(k|m|mio|thousand|million)?\s*(tokens?|tok|days?|tage)?$/i.exec(text);
  const number = typeof cell === 'number' ? { value: String(cell) } : numberIn(found?.[1] ?? '', decimal);
  if ('refused' in number) return { refused: `${quoted(text)} is not a whole number.` };
  const word = typeof cell === 'number' ? '' : (found?.[2] ?? '').toLowerCase();
  const times = word.startsWith('m') ? 1_000_000 : word === 'k' || word === 'thousand' ? 1_000 : 1;
  const count = Math.round(Number(number.value) * times * 1e6) / 1e6;
  return Number.isSafeInteger(count) && count >= 0
    ? { value: count }
    : { refused: `${quoted(text)} is not a whole number.` };
}

/** Excel counts days from 1900 on; 60 is a 29 February 1900 that there was not, so nothing before is believed. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day as `YYYY-MM-DD`: written year first, in the given order, with a month's name, or as the number of a workbook. */
export function dayIn(cell: TableCell, order: 'dmy' | 'mdy'): Cell<string> {
  const text = cellText(cell);
  const refused = { refused: `${quoted(text)} is not a day.` };
  if (typeof cell === 'number' || /^\d{5}(\.\d+)?$/.test(text)) {
    const serial = Math.floor(Number(cell));
    return serial >= 36_526 && serial <= 73_050
      ? { value: new Date(SERIAL_EPOCH + serial * 86_400_000).toISOString().slice(0, 10) }
      : refused;
  }
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  const other = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})$/.exec(text);
  const named = /^(?:(\d{1,2})[. -]+)?([a-z]{3})[a-z]*\.?[ -](?:(\d{1,2}),? )?(\d{4})$/i.exec(text);
  const parts = iso
    ? [iso[1], iso[2], iso[3]]
    : other
      ? order === 'dmy'
        ? [other[3], other[2], other[1]]
        : [other[3], other[1], other[2]]
      : named
        ? [named[4], String(MONTHS.indexOf((named[2] ?? '').toLowerCase()) + 1), named[1] ?? named[3]]
        : [];
  const [year, month, day] = parts.map(Number);
  if (!year || !month || !day) return refused;
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return refused;
  return year >= 2000
    ? { value: at.toISOString().slice(0, 10) }
    : { refused: `${quoted(text)} is what a workbook shows for an empty date.` };
}

/** "09:30", "9.30", or the part of a day that a workbook keeps (0.5 = 12:00): "HH:MM". */
export function clockIn(cell: TableCell): Cell<string> {
  const text = cellText(cell);
  const found = /^(\d{1,2})[:.](\d\d)(?::00)?$/.exec(text);
  const minutes =
    typeof cell === 'number'
      ? Math.round(cell * 1440)
      : found
        ? Number(found[1]) * 60 + Number(found[2])
        : Number.NaN;
  if (!(minutes >= 0 && minutes <= 1440) || (found && Number(found[2]) > 59))
    return { refused: `${quoted(text)} is not a time of day.` };
  const [hours, rest] = [Math.floor((minutes % 1440) / 60), minutes % 60];
  return { value: `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}` };
}

/** A list in one cell: by semicolons, bars, lines or commas. */
export function listIn(cell: TableCell): string[] {
  return cellText(cell)
    .split(/\s*[;|,\n]\s*/)
    .filter((word) => word !== '');
}

/** Yes or no. */
export function flagIn(cell: TableCell): Cell<boolean> {
  const text = cellText(cell).toLowerCase();
  if (/^(yes|y|true|1|x|✓|✔|ja|oui|open)$/.test(text)) return { value: true };
  if (/^(no|n|false|0|nein|non|closed|proprietary)$/.test(text)) return { value: false };
  return { refused: `${quoted(text)} is neither yes nor no.` };
}

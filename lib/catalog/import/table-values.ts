import type { LIFECYCLES } from '../lifecycle';
import { type Cell, cellText, countIn, dayIn, flagIn, isBlank, listIn, nameOf } from './table-cells';
import type { ColumnField, TableCell, TableMapping } from './table-columns';

type Read = (cell: TableCell, mapping: TableMapping) => Cell<unknown>;

const text: Read = (cell) => nameOf(cellText(cell));
const count: Read = (cell, { decimal }) => countIn(cell, decimal);
const list: Read = (cell) => ({ value: [...new Set(listIn(cell))].sort() });
const words: Read = (cell) => ({
  value: [...new Set(listIn(cell).map((word) => word.toLowerCase()))].sort(),
});
const day: Read = (cell, { dates }) => dayIn(cell, dates);
const instant: Read = (cell, { dates }) => {
  const read = dayIn(cell, dates);
  return 'refused' in read ? read : { value: `${read.value}T00:00:00.000Z` };
};

/** One of a few words, by the ways in which people write it. */
const oneOf =
  (ways: readonly (readonly [RegExp, string])[]): Read =>
  (cell) => {
    const written = cellText(cell);
    const found = ways.find(([pattern]) => pattern.test(written))?.[1];
    return found
      ? { value: found }
      : { refused: `“${written.slice(0, 60)}” is none of ${ways.map(([, way]) => way).join(', ')}.` };
  };

const LIFECYCLE_WORDS: readonly (readonly [RegExp, (typeof LIFECYCLES)[number]])[] = [
  [/preview|beta|alpha|experimental/i, 'preview'],
  [/deprecat|legacy|abgekündigt/i, 'deprecated'],
  [/retired|end of life|eol|discontinued|shut/i, 'retired'],
  [/available|active|current|^ga$|general|stable|verfügbar/i, 'available'],
];

/** How a cell of each field is read. The fields of the offering's identity and of the row's price are read elsewhere. */
export const OFFERING_VALUES: Partial<Record<ColumnField, Read>> = {
  mode: (cell) =>
    nameOf(
      cellText(cell)
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
    ),
  regions: list,
  capabilities: words,
  inputModalities: words,
  outputModalities: words,
  contextTokens: count,
  maxInputTokens: count,
  maxOutputTokens: count,
  lifecycle: oneOf(LIFECYCLE_WORDS),
  soldFrom: instant,
  deprecatedFrom: instant,
  soldUntil: instant,
  noticeDays: count,
  successor: text,
  retentionDays: count,
  zeroRetention: oneOf([
    [/on[_ ]request|auf anfrage/i, 'on_request'],
    [/^(available|yes|ja|true)$/i, 'available'],
    [/^(unavailable|not available|no|nein|false)$/i, 'unavailable'],
  ]),
  trainingUse: oneOf([
    [/^(never|no|nein|none|false)$/i, 'never'],
    [/opt[_ -]?in/i, 'opt_in'],
    [/opt[_ -]?out/i, 'opt_out'],
    [/^(always|yes|ja|true)$/i, 'always'],
  ]),
  humanReview: oneOf([
    [/^(never|no|nein|none|false)$/i, 'never'],
    [/abuse|misuse|missbrauch/i, 'abuse'],
    [/^(always|yes|ja|true)$/i, 'always'],
  ]),
  certifications: list,
  subprocessors: list,
};

export const MODEL_VALUES: Partial<Record<ColumnField, Read>> = {
  releasedOn: day,
  knowledgeCutoff: text,
  openWeights: (cell) => flagIn(cell),
};

/** The values of a row that can be read; those that cannot are told to `refuse`. Empty cells state nothing. */
export function valuesOf(
  cells: ReadonlyMap<ColumnField, TableCell>,
  readers: Partial<Record<ColumnField, Read>>,
  mapping: TableMapping,
  refuse: (field: ColumnField, reason: string) => void,
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [field, cell] of cells) {
    const read = readers[field];
    if (!read || isBlank(cellText(cell))) continue;
    const value = read(cell, mapping);
    if ('refused' in value) refuse(field, value.refused);
    else found[field] = value.value;
  }
  return found;
}

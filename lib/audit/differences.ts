/** What one field was and is; `undefined` = it was not there. */
export interface FieldDifference {
  /** Where it is: "definition › targets › 2 › weight". */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What an entry's data say, apart. */
export interface EntryDifferences {
  readonly changes: readonly FieldDifference[];
  /** What is noted besides: which record it belongs to, how many others. */
  readonly notes: readonly { readonly field: string; readonly value: unknown }[];
}

/** Reads an entry's data field by field: `before` and `after` against each other, everything else as notes. */
export function differencesOf(data: Readonly<Record<string, unknown>>): EntryDifferences {
  const { before, after, ...rest } = data;
  const both = 'before' in data || 'after' in data;
  return {
    changes: both ? compare('', before, after) : [],
    notes: Object.entries(rest).map(([field, value]) => ({ field: fieldWords(field), value })),
  };
}

/** A line for a list: the first differences, or the first notes where there are none. */
export function differenceSummary(data: Readonly<Record<string, unknown>>): string {
  const { changes, notes } = differencesOf(data);
  const told =
    changes.length > 0
      ? changes.map(({ field, before, after }) =>
          before === undefined || before === null
            ? fieldLine(field, after)
            : `${fieldLine(field, before)} → ${valueText(after)}`,
        )
      : notes.map(({ field, value }) => fieldLine(field, value));
  const more = told.length > SUMMED ? `, and ${told.length - SUMMED} more` : '';
  return `${told.slice(0, SUMMED).map(shortened).join(', ')}${more}`;
}

const SUMMED = 2;
const SHORT = 80;

/** A value in words: lists with commas, what has parts as JSON. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value)) {
    if (value.length === 0) return 'none';
    return value.every(isScalar) ? value.map(valueText).join(', ') : JSON.stringify(value);
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** "slaP95Ms" → "sla p95 ms". */
export function fieldWords(field: string): string {
  return field
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}

function compare(place: string, before: unknown, after: unknown): FieldDifference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [old, now] = [partsOf(before), partsOf(after)];
  const comparable = (old !== null || isNothing(before)) && (now !== null || isNothing(after));
  if (!comparable || (old === null && now === null)) {
    return [{ field: place === '' ? 'value' : place, before, after }];
  }
  const fields = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
  return fields.flatMap((field) => {
    const words = fieldWords(field);
    return compare(place === '' ? words : `${place} › ${words}`, old?.[field], now?.[field]);
  });
}

/** The parts of an object, or of a list of objects by their place from 1; null for what is read as one. */
function partsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return value as Record<string, unknown>;
  if (value.length === 0 || value.every(isScalar)) return null;
  return Object.fromEntries(value.map((one, index) => [String(index + 1), one]));
}

/** What has parts is named alone: it is read on the entry's page. */
const fieldLine = (field: string, value: unknown): string =>
  partsOf(value) === null ? `${field}: ${valueText(value)}` : field;

const isNothing = (value: unknown): boolean => value === undefined || value === null;
const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

const shortened = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT - 1)}…` : text);

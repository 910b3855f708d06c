/** Readers of single values, shared by the validators of bundle and overlay. All throw PolicyError at the value. */
import { isDecimal } from './decimal';
import { fail, type Place, within } from './errors';
import { isRecord, isWellFormed } from './text';
import { type Instant, parseInstant } from './time';

export type Source = Record<string, unknown>;

const NO_FIELDS: ReadonlySet<string> = new Set();

/** Whether an object has a member of its own by that name. */
export function has(source: Source, field: string): boolean {
  return Object.hasOwn(source, field);
}

/** An object with any keys, each of them well-formed. */
export function readMap(value: unknown, at: Place): Source {
  if (!isRecord(value)) fail(at, 'must be an object');
  for (const key of Object.keys(value)) if (!isWellFormed(key)) fail(at, 'key holds a lone surrogate', key);
  return value;
}

/** An object with all of the required fields and none besides the optional ones. */
export function readFields(
  value: unknown,
  at: Place,
  required: ReadonlySet<string>,
  optional: ReadonlySet<string> = NO_FIELDS,
): Source {
  if (!isRecord(value)) fail(at, 'must be an object');
  let found = 0;
  // for-in makes no array of keys; it would show inherited ones too, and those are as unknown as any
  for (const key in value) {
    if (required.has(key)) found++;
    else if (!optional.has(key)) fail(at, 'unknown field', key);
  }
  if (found < required.size) {
    for (const field of required) if (!has(value, field)) fail(at, 'missing', field);
  }
  return value;
}

/** A string without lone surrogates. */
export function readText(value: unknown, at: Place, key: string | number): string {
  if (typeof value !== 'string') fail(at, 'must be a string', key);
  if (!isWellFormed(value)) fail(at, 'holds a lone surrogate', key);
  return value;
}

/** An integer 0 … 2⁵³−1. */
export function readInteger(value: unknown, at: Place, key: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) fail(at, 'must be an integer 0 … 2⁵³−1', key);
  return value as number;
}

/** The integer of an optional field, or `absent`. */
export function optionalInteger<T>(source: Source, field: string, at: Place, absent: T): number | T {
  return has(source, field) ? readInteger(source[field], at, field) : absent;
}

/** A decimal string of the format. */
export function readDecimal(value: unknown, at: Place, key: string): string {
  if (typeof value !== 'string' || !isDecimal(value)) {
    fail(at, 'must be a decimal string such as "12.5", without trailing zeros', key);
  }
  return value;
}

/** Instants of one document, so that equal texts are read once. */
export type InstantCache = Map<string, Instant>;

/** An instant of the format. */
export function readInstant(value: unknown, at: Place, key: string, seen: InstantCache): Instant {
  if (typeof value !== 'string') fail(at, 'must be a time such as "2026-01-31T00:00:00.000Z"', key);
  const known = seen.get(value);
  if (known !== undefined) return known;
  const ms = parseInstant(value);
  if (ms === null) fail(at, 'must be a real time such as "2026-01-31T00:00:00.000Z"', key);
  const instant: Instant = { ms, text: value, rank: -1 };
  seen.set(value, instant);
  return instant;
}

/** The instant of an optional field, or null. */
export function optionalInstant(
  source: Source,
  field: string,
  at: Place,
  seen: InstantCache,
): Instant | null {
  return has(source, field) ? readInstant(source[field], at, field, seen) : null;
}

/** An array of any length. */
export function readList(value: unknown, at: Place): readonly unknown[] {
  if (!Array.isArray(value)) fail(at, 'must be an array');
  return value;
}

/** An array that is not empty. */
export function readSome(value: unknown, at: Place): readonly unknown[] {
  const list = readList(value, at);
  if (list.length === 0) fail(at, 'must not be empty');
  return list;
}

/** A set of strings: strictly ascending by UTF-16 code unit. `member` checks each, with its index. */
export function readSet(
  value: unknown,
  at: Place,
  member?: (text: string, index: number, at: Place) => void,
): readonly string[] {
  const list = readList(value, at);
  for (let index = 0; index < list.length; index++) {
    const text = readText(list[index], at, index);
    if (index > 0 && !((list[index - 1] as string) < text))
      fail(at, 'must be in ascending order, each once', index);
    member?.(text, index, at);
  }
  return list.slice() as string[];
}

/** Distinct strings in an order of their own. */
export function readDistinct(value: unknown, at: Place): readonly string[] {
  const list = readList(value, at);
  const seen = new Set<string>();
  for (let index = 0; index < list.length; index++) {
    const text = readText(list[index], at, index);
    if (seen.has(text)) fail(at, 'stands twice', index);
    seen.add(text);
  }
  return [...seen];
}

const MAX_DEPTH = 64;

/** Any JSON value nested at most 64 deep, with well-formed strings and finite numbers. */
export function checkJson(value: unknown, at: Place, depth = 1): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') {
    if (!isWellFormed(value)) fail(at, 'holds a lone surrogate');
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) fail(at, 'must be finite');
  } else if (depth > MAX_DEPTH) {
    fail(at, `nests more than ${MAX_DEPTH} deep`);
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) checkJson(value[index], within(at, index), depth + 1);
  } else {
    const source = readMap(value, at);
    for (const key of Object.keys(source)) checkJson(source[key], within(at, key), depth + 1);
  }
}

/**
 * Readers of single values, shared by the validators of bundle and overlay. All throw PolicyError at the value.
 *
 * A bundle is read once, by code that is not compiled yet, and its thousands of members make garbage quickly: so these
 * readers loop by index and with for-in, which make nothing, rather than with for-of and `Object.keys`.
 */
import { AMOUNT_PLACES, isDecimal, scale } from './decimal';
import { fail, type Place, within } from './errors';
import { isRecord, isWellFormed } from './text';
import { type Instant, parseInstant } from './time';

export type Source = Record<string, unknown>;

/** The names that the members of one kind of object may have. */
export interface Fields {
  /** True for those that must be there. */
  readonly names: ReadonlyMap<string, boolean>;
  readonly required: readonly string[];
}

/** The fields of one kind of object. */
export function fields(required: readonly string[], optional: readonly string[] = []): Fields {
  const names = new Map<string, boolean>();
  for (const name of required) names.set(name, true);
  for (const name of optional) names.set(name, false);
  return { names, required };
}

/** An object with any keys, each of them well-formed. */
export function readMap(value: unknown, at: Place): Source {
  if (!isRecord(value)) fail(at, 'must be an object');
  for (const key in value) if (!isWellFormed(key)) fail(at, 'key holds a lone surrogate', key);
  return value;
}

/**
 * An object with all of the required fields and none besides the optional ones. What is undefined is refused, so that
 * an optional field that reads as undefined is one that is not there.
 */
export function readFields(value: unknown, at: Place, known: Fields): Source {
  if (!isRecord(value)) fail(at, 'must be an object');
  const names = known.names;
  let found = 0;
  // for-in would show inherited names too, and those are as unknown as any
  for (const key in value) {
    const required = names.get(key);
    if (required === undefined) fail(at, 'unknown field', key);
    if (value[key] === undefined) fail(at, 'must not be undefined', key);
    if (required) found++;
  }
  if (found < known.required.length) {
    for (const name of known.required) if (!Object.hasOwn(value, name)) fail(at, 'missing', name);
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
export function optionalInteger<T>(value: unknown, at: Place, key: string, absent: T): number | T {
  return value === undefined ? absent : readInteger(value, at, key);
}

/** A decimal, and 10⁹ and 10¹⁵ times as much: exact, or Infinity as `scale` has it. */
export interface Decimal {
  readonly text: string;
  readonly nano: number;
  readonly amount: number;
}

/** What has been read of one document, by its text: prices, limits and ends are much the same all over it. */
export interface Seen {
  readonly decimals: Map<string, Decimal>;
  readonly instants: Map<string, Instant>;
}

/** A decimal string of the format. */
export function readDecimal(value: unknown, at: Place, key: string, { decimals }: Seen): Decimal {
  const known = decimals.get(value as string);
  if (known !== undefined) return known;
  if (typeof value !== 'string' || !isDecimal(value)) {
    fail(at, 'must be a decimal string such as "12.5", without trailing zeros', key);
  }
  const decimal: Decimal = { text: value, nano: scale(value, 9), amount: scale(value, AMOUNT_PLACES) };
  decimals.set(value, decimal);
  return decimal;
}

/** An instant of the format. */
export function readInstant(value: unknown, at: Place, key: string, { instants }: Seen): Instant {
  const known = instants.get(value as string);
  if (known !== undefined) return known;
  const ms = typeof value === 'string' ? parseInstant(value) : null;
  if (ms === null) fail(at, 'must be a real time such as "2026-01-31T00:00:00.000Z"', key);
  const instant: Instant = { ms, text: value as string, number: instants.size };
  instants.set(instant.text, instant);
  return instant;
}

/** The instant of an optional field, or null. */
export function optionalInstant(value: unknown, at: Place, key: string, seen: Seen): Instant | null {
  return value === undefined ? null : readInstant(value, at, key, seen);
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

/**
 * A set of strings: strictly ascending by UTF-16 code unit.
 * @returns the array itself: what is kept of a document must be a copy
 */
export function readSet(value: unknown, at: Place): readonly string[] {
  const list = readList(value, at);
  for (let index = 0; index < list.length; index++) {
    const text = readText(list[index], at, index);
    if (index > 0 && !((list[index - 1] as string) < text))
      fail(at, 'must be in ascending order, each once', index);
  }
  return list as readonly string[];
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
    for (const key in source) checkJson(source[key], within(at, key), depth + 1);
  }
}

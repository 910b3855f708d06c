import { canonicalJson } from '@/lib/policy/canonical';
import type { JsonObject, JsonValue } from '@/lib/policy/types';

/** A member or an item in both documents, or in one of them. */
export type Pair = readonly [Named | null, Named | null];
export interface Named {
  readonly value: JsonValue;
  /** With quotes and colon; empty for an item of an array. */
  readonly name: string;
  /** What a person would call it. */
  readonly label: string;
  readonly last: boolean;
}

/** Whether it has members. */
export function filled(of: JsonObject): boolean {
  return Object.keys(of).length > 0;
}

/** The members of an object by key, ascending. */
export function membersOf(of: JsonObject): Map<string, Named> {
  const keys = Object.keys(of).sort();
  const last = keys.at(-1);
  return new Map(
    keys.map((key) => [
      key,
      { value: of[key] as JsonValue, name: `${JSON.stringify(key)}: `, label: key, last: key === last },
    ]),
  );
}

/** Items that are the same thing side by side, in an order that keeps both lists' own. */
export function aligned(a: readonly JsonValue[], b: readonly JsonValue[]): Pair[] {
  const [mine, theirs] = [a.map(identity), b.map(identity)];
  const item = (list: readonly JsonValue[], ids: readonly string[], at: number): Named => ({
    value: list[at] as JsonValue,
    name: '',
    label: ids[at]?.startsWith('{') ? String(at + 1) : (ids[at] ?? ''),
    last: at === list.length - 1,
  });
  const places = new Map(theirs.map((id, at) => [id, at]));
  if (places.size < theirs.length || new Set(mine).size < mine.length) {
    return Array.from({ length: Math.max(a.length, b.length) }, (_, at) => [
      at < a.length ? item(a, mine, at) : null,
      at < b.length ? item(b, theirs, at) : null,
    ]);
  }
  const pairs: Pair[] = [];
  const kept = longestAscending(mine.map((id) => places.get(id) ?? -1));
  let next = 0;
  for (let at = 0; at < a.length; at++) {
    const place = kept.has(at) ? (places.get(mine[at] as string) as number) : -1;
    for (; next < place; next++) pairs.push([null, item(b, theirs, next)]);
    pairs.push([item(a, mine, at), place < 0 ? null : item(b, theirs, next++)]);
  }
  for (; next < b.length; next++) pairs.push([null, item(b, theirs, next)]);
  return pairs;
}

/** What an item of an array is known by. */
function identity(value: JsonValue): string {
  if (!isObject(value)) return typeof value === 'string' ? value : canonicalJson(value);
  for (const key of ['id', 'name', 'offering'] as const) {
    if (Object.hasOwn(value, key) && typeof value[key] === 'string') return value[key];
  }
  return canonicalJson(value);
}

/** Indexes of the longest ascending run of numbers from 0 on, in any distance of each other (patience sorting). */
function longestAscending(numbers: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before = new Array<number>(numbers.length).fill(-1);
  numbers.forEach((number, index) => {
    if (number < 0) return;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] as number) : -1;
    ends[low] = index;
  });
  const run = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] as number) run.add(at);
  return run;
}

export function isObject(value: JsonValue): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

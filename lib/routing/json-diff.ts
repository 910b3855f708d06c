import { canonicalJson } from '@/lib/policy/canonical';
import type { JsonObject, JsonValue } from '@/lib/policy/types';

/** A line of two documents side by side; null = the other has no such line. */
export interface DiffLine {
  readonly kind: 'same' | 'changed';
  readonly left: string | null;
  readonly right: string | null;
}

/** Equal lines that are left out, and the place of what follows them: "taskClasses › lookup › rules › eu". */
export interface DiffFold {
  readonly kind: 'fold';
  readonly lines: number;
  readonly place: string;
}

export interface JsonDiff {
  readonly rows: readonly (DiffLine | DiffFold)[];
  /** Lines that are not the same. */
  readonly changed: number;
  /** Rows beyond the limit, which are left out. */
  readonly more: number;
}

/** Equal lines shown around what changed. */
const CONTEXT = 3;

/**
 * Two JSON documents side by side, two spaces deep, aligned by their structure: members by key, rules by id, arms by
 * name, targets by offering, whatever else by content. What only moved is shown where it was and where it is.
 */
export function jsonDiff(before: JsonValue, after: JsonValue, limit = 2000): JsonDiff {
  const lines: PlacedLine[] = [];
  compare(
    { lines, depth: 0, place: [] },
    { value: before, name: '', end: '' },
    { value: after, name: '', end: '' },
  );
  const rows = folded(lines);
  return {
    rows: rows.slice(0, limit),
    changed: lines.filter((line) => line.kind === 'changed').length,
    more: Math.max(0, rows.length - limit),
  };
}

interface PlacedLine extends DiffLine {
  readonly place: readonly string[];
}

interface Where {
  readonly lines: PlacedLine[];
  readonly depth: number;
  readonly place: readonly string[];
}

/** A value as it stands in its document: after its key, before a comma. */
interface Written {
  readonly value: JsonValue;
  readonly name: string;
  readonly end: string;
}

function compare(where: Where, left: Written, right: Written): void {
  const [a, b] = [left.value, right.value];
  if (isObject(a) && isObject(b) && filled(a) && filled(b)) {
    const [mine, theirs] = [membersOf(a), membersOf(b)];
    const keys = [...new Set([...mine.keys(), ...theirs.keys()])].sort();
    const pairs = keys.map((key): Pair => [mine.get(key) ?? null, theirs.get(key) ?? null]);
    nest(where, left, right, ['{', '}'], pairs);
  } else if (Array.isArray(a) && Array.isArray(b) && a.length > 0 && b.length > 0) {
    nest(where, left, right, ['[', ']'], aligned(a, b));
  } else if (canonicalJson(a) === canonicalJson(b)) {
    const [mine, theirs] = [written(left, where.depth), written(right, where.depth)];
    mine.forEach((line, index) => {
      where.lines.push({ kind: 'same', left: line, right: theirs[index] ?? null, place: where.place });
    });
  } else {
    const [mine, theirs] = [written(left, where.depth), written(right, where.depth)];
    for (let index = 0; index < Math.max(mine.length, theirs.length); index++) {
      where.lines.push({
        kind: 'changed',
        left: mine[index] ?? null,
        right: theirs[index] ?? null,
        place: where.place,
      });
    }
  }
}

/** A member or an item in both documents, or in one of them. */
type Pair = readonly [Named | null, Named | null];
interface Named {
  readonly value: JsonValue;
  /** With quotes and colon; empty for an item of an array. */
  readonly name: string;
  /** What a person would call it. */
  readonly label: string;
  readonly last: boolean;
}

function nest(
  where: Where,
  left: Written,
  right: Written,
  [open, close]: [string, string],
  pairs: Pair[],
): void {
  const indent = '  '.repeat(where.depth);
  const { lines, place } = where;
  lines.push({
    kind: 'same',
    left: `${indent}${left.name}${open}`,
    right: `${indent}${right.name}${open}`,
    place,
  });
  for (const [mine, theirs] of pairs) {
    const label = mine?.label ?? theirs?.label ?? '';
    const inner = { lines, depth: where.depth + 1, place: [...place, label] };
    const text = (one: Named): Written => ({ value: one.value, name: one.name, end: one.last ? '' : ',' });
    if (mine && theirs) compare(inner, text(mine), text(theirs));
    else if (mine) {
      for (const line of written(text(mine), inner.depth))
        lines.push({ kind: 'changed', left: line, right: null, place: inner.place });
    } else if (theirs) {
      for (const line of written(text(theirs), inner.depth))
        lines.push({ kind: 'changed', left: null, right: line, place: inner.place });
    }
  }
  lines.push({
    kind: 'same',
    left: `${indent}${close}${left.end}`,
    right: `${indent}${close}${right.end}`,
    place,
  });
}

function filled(of: JsonObject): boolean {
  return Object.keys(of).length > 0;
}

function membersOf(of: JsonObject): Map<string, Named> {
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
function aligned(a: readonly JsonValue[], b: readonly JsonValue[]): Pair[] {
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

function written({ value, name, end }: Written, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const lines = JSON.stringify(value, null, 2).split('\n');
  return lines.map(
    (line, at) => `${indent}${at === 0 ? name : ''}${line}${at === lines.length - 1 ? end : ''}`,
  );
}

function isObject(value: JsonValue): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function folded(lines: readonly PlacedLine[]): (DiffLine | DiffFold)[] {
  const near = new Uint8Array(lines.length);
  lines.forEach((line, index) => {
    if (line.kind === 'changed') near.fill(1, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  });
  const rows: (DiffLine | DiffFold)[] = [];
  for (let at = 0; at < lines.length; ) {
    if (near[at]) {
      const { kind, left, right } = lines[at] as PlacedLine;
      rows.push({ kind, left, right });
      at += 1;
      continue;
    }
    let end = at;
    while (end < lines.length && !near[end]) end += 1;
    const next = lines.slice(end, end + CONTEXT + 1).find((line) => line.kind === 'changed');
    rows.push({ kind: 'fold', lines: end - at, place: next?.place.join(' › ') ?? '' });
    at = end;
  }
  return rows;
}

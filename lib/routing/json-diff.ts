import type { JsonValue } from '@/lib/policy/types';
import { aligned, filled, isObject, membersOf, type Named, type Pair } from './json-align';

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
  const lines: Entry[] = [];
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

/** Equal lines that nobody will look at, because what changed is further away than is shown around it. */
interface Gap {
  readonly kind: 'gap';
  readonly lines: number;
}

type Entry = PlacedLine | Gap;

interface Where {
  readonly lines: Entry[];
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
  if (equal(a, b)) pushEqual(where, left, right);
  else if (isObject(a) && isObject(b) && filled(a) && filled(b)) {
    const [mine, theirs] = [membersOf(a), membersOf(b)];
    const keys = [...new Set([...mine.keys(), ...theirs.keys()])].sort();
    const pairs = keys.map((key): Pair => [mine.get(key) ?? null, theirs.get(key) ?? null]);
    nest(where, left, right, ['{', '}'], pairs);
  } else if (Array.isArray(a) && Array.isArray(b) && a.length > 0 && b.length > 0) {
    nest(where, left, right, ['[', ']'], aligned(a, b));
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

/** Equal values: the lines at both ends, and how many are between. They differ by a comma at most. */
function pushEqual({ lines, depth, place }: Where, left: Written, right: Written): void {
  const [mine, end] = [written(left, depth), right.end];
  const push = (at: number) => {
    const line = mine[at] as string;
    const last = at === mine.length - 1;
    const other = last ? `${left.end ? line.slice(0, -left.end.length) : line}${end}` : line;
    lines.push({ kind: 'same', left: line, right: other, place });
  };
  const hidden = mine.length - 2 * CONTEXT;
  for (let at = 0; at < mine.length; at++) {
    if (at !== CONTEXT || hidden <= 0) push(at);
    else {
      lines.push({ kind: 'gap', lines: hidden });
      at += hidden - 1;
    }
  }
}

function equal(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, at) => equal(item, b[at] as JsonValue));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key] as JsonValue, b[key] as JsonValue))
  );
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

function written({ value, name, end }: Written, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const lines = JSON.stringify(value, null, 2).split('\n');
  return lines.map(
    (line, at) => `${indent}${at === 0 ? name : ''}${line}${at === lines.length - 1 ? end : ''}`,
  );
}

function folded(lines: readonly Entry[]): (DiffLine | DiffFold)[] {
  const near = new Uint8Array(lines.length);
  lines.forEach((line, index) => {
    if (line.kind === 'changed') near.fill(1, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  });
  const rows: (DiffLine | DiffFold)[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as Entry;
    if (near[at] && line.kind !== 'gap') {
      rows.push({ kind: line.kind, left: line.left, right: line.right });
      at += 1;
      continue;
    }
    let hidden = 0;
    for (; at < lines.length && !near[at]; at += 1) {
      const one = lines[at] as Entry;
      hidden += one.kind === 'gap' ? one.lines : 1;
    }
    rows.push({ kind: 'fold', lines: hidden, place: placeOfNext(lines, at) });
  }
  return rows;
}

/** The place of the line that changed next after those that are left out. */
function placeOfNext(lines: readonly Entry[], from: number): string {
  for (const line of lines.slice(from, from + CONTEXT + 1)) {
    if (line.kind === 'changed') return line.place.join(' › ');
  }
  return '';
}

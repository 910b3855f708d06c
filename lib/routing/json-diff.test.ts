import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '@/lib/policy/types';
import { jsonDiff } from './json-diff';

const shown = (before: JsonValue, after: JsonValue) =>
  jsonDiff(before, after).rows.map((row) =>
    row.kind === 'fold'
      ? `… ${row.lines} ${row.place}`
      : `${row.kind === 'same' ? ' ' : '!'}${(row.left ?? '').trim()} | ${(row.right ?? '').trim()}`,
  );

describe('two documents side by side', () => {
  it('are aligned by key, and what changed stands beside what it was', () => {
    expect(shown({ a: 1, b: [1, 2], d: 4 }, { a: 1, c: { x: null }, d: 5 })).toEqual([
      ' { | {',
      ' "a": 1, | "a": 1,',
      '!"b": [ | ',
      '!1, | ',
      '!2 | ',
      '!], | ',
      '! | "c": {',
      '! | "x": null',
      '! | },',
      '!"d": 4 | "d": 5',
      ' } | }',
    ]);
  });

  it('keep rules beside themselves when one comes between', () => {
    const rule = (id: string, weight: number) => ({ id, weight });
    expect(shown([rule('a', 1), rule('c', 3)], [rule('a', 2), rule('b', 2), rule('c', 3)])).toEqual([
      ' [ | [',
      ' { | {',
      ' "id": "a", | "id": "a",',
      '!"weight": 1 | "weight": 2',
      ' }, | },',
      '! | {',
      '! | "id": "b",',
      '! | "weight": 2',
      '! | },',
      ' { | {',
      ' "id": "c", | "id": "c",',
      ' "weight": 3 | "weight": 3',
      '… 2 ',
    ]);
  });

  it('show what moved where it was and where it is', () => {
    expect(shown(['a', 'b', 'c'], ['b', 'c', 'a'])).toEqual([
      ' [ | [',
      '!"a", | ',
      ' "b", | "b",',
      ' "c" | "c",',
      '! | "a"',
      ' ] | ]',
    ]);
  });

  it('fold what is equal, and say what comes next', () => {
    const long = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`k${String(at).padStart(2, '0')}`, at]),
    );
    const rows = shown({ taskClasses: { lookup: long } }, { taskClasses: { lookup: { ...long, k15: 'x' } } });
    expect(rows[0]).toBe('… 15 taskClasses › lookup › k15');
    expect(rows).toHaveLength(9);
    expect(shown(long, long)).toEqual(['… 22 ']);
  });

  it('are cut at a limit that is told', () => {
    const many = Array.from({ length: 500 }, (_, at) => `v${at}`);
    expect(jsonDiff([], many, 100)).toMatchObject({ changed: 502, more: 402 });
    expect(jsonDiff([], many, 100).rows).toHaveLength(100);
  });

  it('hold every line of both, in order, whatever they are', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 4 }), (a, b) => {
        const [before, after] = [a, b].map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);
        const { rows } = jsonDiff(before ?? null, after ?? null, Number.POSITIVE_INFINITY);
        if (rows.some((row) => row.kind === 'fold')) return;
        const text = (side: 'left' | 'right') =>
          rows.flatMap((row) => (row.kind === 'fold' ? [] : (row[side] ?? []))).join('\n');
        expect(JSON.parse(text('left'))).toEqual(before);
        expect(JSON.parse(text('right'))).toEqual(after);
      }),
    );
  });
});

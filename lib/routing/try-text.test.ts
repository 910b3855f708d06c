import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate, readRequestText } from './try-text';

describe('a request as text', () => {
  it('is read as routers read it', () => {
    const read = readRequestText('{ "taskClass": "a", "needs": ["tools"] }');
    expect(read).toMatchObject({ ok: true, request: { taskClass: 'a', needs: ['tools'] } });
  });

  it.each([
    ['{\n  "taskClass": "a",\n}', { line: 3, column: 1, message: 'expected a key' }],
    ['{\n  "taskClass": "a"\n', { line: 3, column: 1, message: 'expected "," or "}"' }],
    ['', { line: 1, column: 1, message: 'text ends early' }],
    ['{"taskClass": "a", "taskClass": "b"}', { pointer: '/taskClass', message: 'duplicate key' }],
    ['{"taskClass": "a",\n "label": {"level": 3}}', { line: 2, column: 21, pointer: '/label/level' }],
    ['{"taskClass": "a",\n "tokens": 3}', { line: 2, column: 12, message: 'unknown field' }],
    ['{"failed": [{"offering": "x", "cause": "tired"}], "taskClass": "a"}', { pointer: '/failed/0/cause' }],
    ['{"images": -1, "taskClass": "a"}', { column: 12, pointer: '/images' }],
  ])('%j is refused with its place', (text, problem) => {
    const read = readRequestText(text);
    expect(read.ok ? null : read.problem).toMatchObject(problem);
  });

  it('places what is missing at what should hold it', () => {
    const text = '{"failed": [{"cause": "timeout"}], "taskClass": "a"}';
    const read = readRequestText(text);
    if (read.ok) return expect.unreachable();
    expect(read.problem.pointer).toBe('/failed/0/offering');
    expect(text.slice(read.problem.start, read.problem.end)).toBe('{"cause": "timeout"}');
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (text) => void readRequestText(text)));
    fc.assert(fc.property(fc.json(), (text) => void readRequestText(text)));
  });
});

it('locates every value of any JSON, however it is spread out', () => {
  const paths = (value: unknown): string[][] =>
    value !== null && typeof value === 'object'
      ? [[], ...Object.entries(value).flatMap(([key, inner]) => paths(inner).map((path) => [key, ...path]))]
      : [[]];
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      for (const path of paths(JSON.parse(text))) {
        const [start, end] = locate(text, path);
        let expected = JSON.parse(text);
        for (const step of path) expected = expected[step];
        expect(JSON.parse(text.slice(start, end))).toEqual(expected);
      }
    }),
  );
});

import { describe, expect, it } from 'vitest';
import { inputProblem } from './bounded-input';

/** `value` wrapped `times` in `{ not: … }`. */
function nested(value: unknown, times: number): unknown {
  let result = value;
  for (let depth = 0; depth < times; depth += 1) result = { not: result };
  return result;
}

describe('inputProblem', () => {
  it('lets ordinary input pass, whatever its kind and language', () => {
    for (const input of [undefined, null, 0, '', '日本語 🎏 e\u0301', [], { a: [{ b: 'c' }] }, new Date()]) {
      expect(inputProblem(input)).toBeNull();
    }
  });

  it.each([
    ['NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud800b'],
  ])('names the first field that holds %s', (_what, text) => {
    const input = { name: 'fine', 'arms/of': [{ name: text }, { name: text }] };
    expect(inputProblem(input)?.path).toBe('/arms~1of/0/name');
    expect(inputProblem({ [text]: 1 })?.path).toBe('');
    expect(inputProblem(text)?.path).toBe('');
  });

  it('stops at a depth, without recursion of its own', () => {
    expect(inputProblem(nested('x', 99))).toBeNull();
    expect(inputProblem(nested('x', 100))).toBeNull();
    expect(inputProblem(nested('x', 101))?.message).toContain('100 deep');
    expect(inputProblem(nested('x', 1_000_000))?.message).toContain('100 deep');
  });

  it('counts what is shared in each place, so that a small message cannot mean an endless one', () => {
    let shared: unknown = { tag: 'pii' };
    for (let depth = 0; depth < 31; depth += 1) shared = { all: [shared, shared] };
    const begun = performance.now();
    expect(inputProblem(shared)?.message).toContain('100,000 values');
    expect(performance.now() - begun).toBeLessThan(2_000);
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(inputProblem(circle)).not.toBeNull();
  });

  it('stops at a length', () => {
    expect(inputProblem(['x'.repeat(2_000_001)])).toEqual({ path: '/0', message: 'This is too long.' });
    expect(inputProblem(Array.from({ length: 100_001 }, () => 1))?.path).toBe('');
  });
});

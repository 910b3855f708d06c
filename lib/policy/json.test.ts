import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical';
import { PolicyError } from './errors';
import { parseJson } from './json';

function refusal(action: () => unknown): { pointer: string; reason: string } {
  try {
    action();
  } catch (error) {
    if (error instanceof PolicyError) return { pointer: error.pointer, reason: error.reason };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('parseJson', () => {
  test('reads what JSON.parse reads, spaces and escapes included', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
    const text =
      ' \t\n\r[ -0 , 1.5e-3 , 1E2, "\\u00e9\\n\\"\\/\\\\\\b\\f\\r\\t\\ud83d\\udea2" , true , false , null , { } , [ ] ] ';
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  test.each([
    '"\\\\ud800"',
    '"\\ud83d\\ude00"',
    '{"10":1,"9":2}',
    '{"toJSON":1,"constructor":{"a":1}}',
    '[1e21,-1e-7,-0,1.50]',
    '"\u007f\u2028"',
  ])('reads %s, printed so or not', (text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text));
    expect(parseJson(` ${text}`)).toEqual(JSON.parse(text));
  });

  test.each([
    ['', '', 'text ends early'],
    ['{"a":1,"a":2}', '/a', 'duplicate key'],
    ['{"x":[{"a/b":1,"a\\/b":1}]}', '/x/0/a~1b', 'duplicate key'],
    ['{"__proto__":1,"__proto__":1}', '/__proto__', 'duplicate key'],
    ['["\\ud800"]', '/0', 'string holds a lone surrogate'],
    ['["\\udc00\\ud800"]', '/0', 'string holds a lone surrogate'],
    ['["\ud800"]', '/0', 'string holds a lone surrogate'],
    ['{"\ud800":1}', '', 'string holds a lone surrogate'],
    ['[1,]', '/1', 'expected a value'],
    ['[1 2]', '', 'expected "," or "]"'],
    ['{"a":1,}', '', 'expected a key'],
    ['{a:1}', '', 'expected a key'],
    ['{"a" 1}', '/a', 'expected ":"'],
    ['[01]', '', 'expected "," or "]"'],
    ['[.5]', '/0', 'expected a value'],
    ['[1e999]', '/0', 'number too large'],
    ['[+1]', '/0', 'expected a value'],
    ['[NaN]', '/0', 'expected a value'],
    ['"a', '', 'string does not end'],
    ['"a\\', '', 'no such escape'],
    ['"\\x"', '', 'no such escape'],
    ['"\\u12g4"', '', '\\u takes four hexadecimal digits'],
    ['"\n"', '', 'control character in a string'],
    ['1 1', '', 'text after the value'],
    ['\ufeff1', '', 'expected a value'],
    ['tru', '', 'expected a value'],
    ['[\u00a01]', '/0', 'expected a value'],
  ])('refuses %j', (text, pointer, reason) => {
    const found = refusal(() => parseJson(text));
    expect(found.pointer).toBe(pointer);
    expect(found.reason).toContain(reason);
  });

  test('keeps __proto__ as a key of its own', () => {
    const value = parseJson('{"__proto__":{"polluted":true},"constructor":1}') as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(canonicalJson(value)).toBe('{"__proto__":{"polluted":true},"constructor":1}');
  });

  test.each([129, 1000, 100_000, 1_000_000])('refuses %d levels of nesting with a typed error', (depth) => {
    for (const text of ['['.repeat(depth), '['.repeat(depth) + ']'.repeat(depth), '{"a":'.repeat(depth)]) {
      expect(refusal(() => parseJson(text)).reason).toContain('128 deep');
    }
  });

  test('takes 128 levels', () => {
    expect(refusal(() => parseJson(`${'{"a":'.repeat(129)}1${'}'.repeat(129)}`)).reason).toContain(
      '128 deep',
    );
    expect(parseJson(`${'{"a":'.repeat(128)}1${'}'.repeat(128)}`)).toBeTypeOf('object');
    expect(canonicalJson(parseJson('['.repeat(128) + ']'.repeat(128)))).toBe(
      '['.repeat(128) + ']'.repeat(128),
    );
  });

  test('stays linear on a million escapes and on a million keys', () => {
    const start = performance.now();
    parseJson(`"${'\\u00e9'.repeat(300_000)}"`);
    parseJson(`{${Array.from({ length: 200_000 }, (_, index) => `"k${index}":0`).join(',')}}`);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('canonicalJson', () => {
  test('RFC 8785: numbers, escapes and the order of keys of the examples in its sections 3.2.2 and 3.2.3', () => {
    expect(
      canonicalJson([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0]),
    ).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]');
    expect(canonicalJson('\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/')).toBe(
      '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"',
    );
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const sorted = Object.keys(
      JSON.parse(canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))) as object,
    );
    // JSON.parse puts the integer key first; the text itself begins with the carriage return
    expect(sorted.filter((key) => key !== '1')).toEqual([
      '\r',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\ud83d\ude00',
      '\ufb33',
    ]);
    expect(canonicalJson(Object.fromEntries(keys.map((key) => [key, 0]))).startsWith('{"\\r":0,"1":0,')).toBe(
      true,
    );
  });

  test('equal content, equal bytes, and parsing gives the content back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(parseJson(text))).toBe(text);
        expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(text);
      }),
    );
  });

  test.each([
    [undefined],
    [() => 1],
    [1n],
    [Number.NaN],
    [Infinity],
    ['\ud800'],
    [{ '\udc00': 1 }],
    [new Map()],
    [new Date(0)],
  ])('refuses what is no JSON: %s', (value) => {
    expect(() => canonicalJson([value])).toThrow(PolicyError);
  });

  test('refuses what nests too deep, a cycle too', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    expect(refusal(() => canonicalJson(cycle)).reason).toContain('128 deep');
  });
});

import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { decodeUtf8, isJsonObject, numberText, readJson } from './read-json';

function refusal(read: () => unknown): AppError {
  try {
    read();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was read');
}
const said = (text: string) => refusal(() => readJson(text)).message;
const bytes = (...values: number[]) => new Uint8Array(values);

describe('readJson', () => {
  it('keeps numbers as they were written', () => {
    const read = readJson('{"a": 1e309, "b": 123456789012345678901234567890, "c": 3.0e-06, "d": -0}');
    if (!isJsonObject(read)) throw new Error('no object');
    expect(Object.values(read).map(numberText)).toEqual([
      '1e309',
      '123456789012345678901234567890',
      '3.0e-06',
      '-0',
    ]);
  });

  it('reads everything else as JSON does, a byte order mark left out', () => {
    const text = '{"a": [true, false, null, "é\\u00e9\\n"], "b": {}, "": []}';
    expect(readJson(`\ufeff${text}`)).toEqual(JSON.parse(text));
  });

  it('takes 64 levels and no more, however deep', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(readJson(nested(64))).toBeInstanceOf(Array);
    expect(said(nested(65))).toBe('Line 1, column 65: It is nested more than 64 levels deep.');
    expect(said('{"a":'.repeat(1_000_000))).toContain('64 levels');
    expect(readJson(`{"a": ${JSON.stringify('[{'.repeat(100))}}`)).toEqual({ a: '[{'.repeat(100) });
  });

  it.each([
    ['{"a": 1, "a": 2}', 'Line 1, column 10: The key "a" is there twice in one object.'],
    ['{"a": 1,\n "a": 1}', 'Line 2, column 2: The key "a" is there twice in one object.'],
    ['{"x": {"a": {"b": 1}, "\\u0061": 2}}', 'Line 1, column 23: The key "a" is there twice in one object.'],
    ['[{"__proto__": 1, "__proto__": 1}]', 'The key "__proto__" is there twice'],
  ])('refuses a key that is there twice: %s', (text, message) => {
    expect(said(text)).toContain(message);
  });

  it('takes a key again in another object, and as a value', () => {
    expect(readJson('[{"a": "a"}, {"a": {"a": "a"}}]')).toEqual([{ a: 'a' }, { a: { a: 'a' } }]);
  });

  it('a key called __proto__ is a key', () => {
    const read = readJson('{"__proto__": {"polluted": true}}');
    expect(Object.keys(read as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ['{"a": 1,\n  "b": 2,\n}', 'Line 3, column 1: This is not JSON.'],
    ['{"a": "b', 'Line 1, column 9: This is not JSON.'],
    ['{"a": NaN}', 'Line 1, column 7: This is not JSON.'],
    ['{"a": 01}', 'Line 1, column 8: This is not JSON.'],
    ['{"a": "\u0001"}', 'This is not JSON.'],
    ['<html>', 'Line 1, column 1: This is not JSON.'],
    [']', 'Line 1, column 1: This is not JSON.'],
    ['   \n', 'The file is empty.'],
  ])('refuses %j with its place', (text, message) => {
    expect(said(text)).toContain(message);
  });

  it('names the place for a form too', () => {
    const { kind, details } = refusal(() => readJson('{\n"a" 1}'));
    expect(kind).toBe('invalid');
    expect(details.fields?.[0]).toMatchObject({ path: '', line: 2, column: 5 });
  });
});

describe('decodeUtf8', () => {
  it('reads UTF-8 and leaves a byte order mark out', () => {
    expect(decodeUtf8(bytes(0xef, 0xbb, 0xbf, 0xc3, 0xa9))).toBe('é');
  });

  it.each([
    ['a byte that begins nothing', bytes(0x61, 0x0a, 0x62, 0xff), 'Line 2: '],
    ['a character that is cut', bytes(0x61, 0xc3), 'Line 1: '],
    ['half of a pair', bytes(0x0a, 0x0a, 0xed, 0xa0, 0x80), 'Line 3: '],
  ])('refuses %s', (_, data, line) => {
    const { kind, message } = refusal(() => decodeUtf8(data));
    expect([kind, message]).toEqual([
      'invalid',
      `${line}This is not text in UTF-8. Save the file as UTF-8 and try again.`,
    ]);
  });

  it('refuses more than 50 MB before it looks at them', () => {
    expect(refusal(() => decodeUtf8(new Uint8Array(50 * 1024 * 1024 + 1))).kind).toBe('too_large');
  });
});

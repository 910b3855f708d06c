import { expect, it } from 'vitest';
import { readVersionRef, versionRefText } from './version-ref';

it.each([
  ['5', { environment: 'production', version: 5 }],
  ['staging/12', { environment: 'staging', version: 12 }],
  ['0', null],
  ['-1', null],
  ['1e3', null],
  ['99999999999', null],
  ['a/b/1', null],
  ['__proto__/1', null],
  ['', null],
  [['5'], null],
  [undefined, null],
])('%j is read as %j', (text, ref) => {
  expect(readVersionRef(text, 'production')).toEqual(ref);
  if (ref) expect(versionRefText(ref, 'production')).toBe(text);
});

import { expect, it } from 'vitest';
import { lifecycleAt } from './lifecycle';

const [past, future] = ['2026-11-21T00:00:00.000Z', '2026-11-21T00:00:00.001Z'];

it.each([
  ['available', null, null, 'available'],
  ['preview', future, future, 'preview'],
  ['available', past, null, 'deprecated'],
  ['available', past, future, 'deprecated'],
  ['preview', past, past, 'retired'],
  ['deprecated', null, past, 'retired'],
  ['retired', past, null, 'retired'],
  ['unheard of', null, null, 'available'],
])('%s, deprecated from %s and sold until %s, is %s', (lifecycle, deprecatedFrom, soldUntil, is) => {
  expect(lifecycleAt({ lifecycle, deprecatedFrom, soldUntil }, new Date(past))).toBe(is);
});

import { expect, it } from 'vitest';
import { asOf } from './as-of';

const NOW = new Date('2026-11-21T10:00:00Z');

it.each([
  [null, '2026-11-21T10:00:00.000Z'],
  ['2026-11-21', '2026-11-21T10:00:00.000Z'],
  ['2026-11-20', '2026-11-20T23:59:59.999Z'],
  ['2026-11-22', '2026-11-22T00:00:00.000Z'],
  ['2026-02-31x', '2026-11-21T10:00:00.000Z'],
  ['2026-99-99', '2026-11-21T10:00:00.000Z'],
])('%s is %s', (day, expected) => {
  expect(asOf(day, NOW).toISOString()).toBe(expected);
});

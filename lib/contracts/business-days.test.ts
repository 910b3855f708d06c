import { expect, test } from 'vitest';
import { addBusinessDays, businessDaysUntil } from './business-days';

// 2026-11-20 is a Friday.
test.each([
  ['2026-11-20', 0, '2026-11-20'],
  ['2026-11-20', 1, '2026-11-23'],
  ['2026-11-20', 5, '2026-11-27'],
  ['2026-11-20', 6, '2026-11-30'],
  ['2026-11-21', 0, '2026-11-21'],
  ['2026-11-21', 1, '2026-11-23'],
  ['2026-11-23', -1, '2026-11-20'],
  ['2026-12-31', 1, '2027-01-01'],
])('%s and %i business days on is %s', (day, count, expected) => {
  expect(addBusinessDays(day, count)).toBe(expected);
});

test.each([
  ['2026-11-20', '2026-11-20', 0],
  ['2026-11-20', '2026-11-22', 0],
  ['2026-11-20', '2026-11-23', 1],
  ['2026-11-20', '2026-12-04', 10],
  ['2026-11-21', '2026-11-27', 5],
  ['2026-11-23', '2026-11-20', -1],
  ['2026-11-22', '2026-11-21', 0],
])('from %s to %s are %i business days', (from, to, expected) => {
  expect(businessDaysUntil(from, to)).toBe(expected);
});

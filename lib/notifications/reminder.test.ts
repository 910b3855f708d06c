import { expect, it } from 'vitest';
import { daysUntil, dueReminder } from './reminder';

const AT = Date.parse('2026-12-31T00:00:00Z');
const before = (days: number, ms = 0) => AT - days * 86_400_000 + ms;
const due = (now: number) => dueReminder(AT, now, [90, 60, 30, 7]);

it.each([
  ['a millisecond before the first', before(90, -1), null],
  ['at the first', before(90), 90],
  ['just before the next', before(60, -1), 90],
  ['at the next', before(60), 60],
  ['long after several', before(8), 30],
  ['at the last', before(7), 7],
  ['a millisecond before it happens', AT - 1, 7],
  ['as it happens', AT, null],
])('%s', (_when, now, expected) => {
  expect(due(now)).toBe(expected);
});

it('counts the days that are left in full', () => {
  expect([daysUntil(AT, before(7)), daysUntil(AT, before(7, 1)), daysUntil(AT, before(6, 1))]).toEqual([
    7, 7, 6,
  ]);
});

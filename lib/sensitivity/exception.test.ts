import { describe, expect, it } from 'vitest';
import { dayAfter, daysOf, exceptionSchema, mostDaysInAYear, spanProblem } from './exception';

const span = (from: string, days: number) => ({ from, to: dayAfter(from, days - 1) });
const TODAY = '2026-11-21';

it('counts days with both ends', () => {
  expect(daysOf({ from: TODAY, to: TODAY })).toBe(1);
  expect(daysOf({ from: '2028-02-28', to: '2028-03-01' })).toBe(3);
});

describe('the most days in any 365', () => {
  it.each([
    ['none', [], 0],
    ['one', [span('2026-01-01', 90)], 90],
    ['a day in two counts once', [span('2026-01-01', 90), span('2026-03-01', 90)], 149],
    ['two that touch', [span('2026-01-01', 90), span('2026-04-01', 90)], 180],
    ['what a year leaves behind', [span('2025-01-01', 90), span('2026-01-01', 90)], 90],
    ['a year that begins within one', [span('2025-02-01', 90), span('2026-01-01', 90)], 121],
    ['an end before its beginning', [{ from: '2026-02-01', to: '2026-01-01' }], 0],
  ])('%s', (_, spans, expected) => {
    expect(mostDaysInAYear(spans)).toBe(expected);
  });
});

describe('the days of an exception', () => {
  it.each([
    ['90 days', span(TODAY, 90), [], null],
    ['91 days', span(TODAY, 91), [], 'to'],
    ['yesterday', span('2026-11-20', 5), [], 'from'],
    ['an end before its beginning', { from: TODAY, to: '2026-11-20' }, [], 'to'],
    ['the 180th day', span(TODAY, 90), [span('2026-03-01', 90)], null],
    ['the 181st day', span(TODAY, 90), [span('2026-03-01', 91)], 'to'],
    ['days of more than a year ago', span(TODAY, 90), [span('2025-06-01', 90), span('2025-08-30', 80)], null],
  ])('%s', (_, asked, others, field) => {
    expect(spanProblem(asked, others, TODAY)?.field ?? null).toBe(field);
  });
});

it.each([
  ['a label of no kind', { label: 'pii' }],
  ['a reason that says nothing', { reason: 'because' }],
  ['a day that is none', { to: '2026-02-30' }],
])('refuses %s', (_, change) => {
  const fine = {
    label: 'tag:pii',
    offering: 'a/b',
    environment: null,
    reason: 'a pilot until the paper is signed',
    from: TODAY,
    to: TODAY,
  };
  expect(exceptionSchema.safeParse(fine).success).toBe(true);
  expect(exceptionSchema.safeParse({ ...fine, ...change }).success).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { formatAge, formatDate, formatInstant, formatRelative } from './format-date';
import {
  formatCount,
  formatDollars,
  formatLargeDollars,
  formatPlural,
  formatShare,
  formatTokens,
} from './format-number';

describe('formatDollars', () => {
  it.each([
    ['1.1', '$1.10'],
    ['5.5', '$5.50'],
    ['0', '$0.00'],
    ['15', '$15.00'],
    ['0.0375', '$0.0375'],
    ['0.075', '$0.075'],
    ['1.125', '$1.125'],
    ['0.000125', '$0.000125'],
    ['0.000002', '$0.000002'],
    ['1234.5', '$1,234.50'],
    ['not stated', 'not stated'],
  ])('%s → %s', (amount, shown) => {
    expect(formatDollars(amount)).toBe(shown);
  });

  it('rounds a decimal that no float can hold without going through one', () => {
    expect(formatDollars('9007199254740993.01')).toBe('$9,007,199,254,740,993.01');
  });
});

it('says large sums in words', () => {
  expect(formatLargeDollars('8000000000')).toBe('$8 billion');
  expect(formatLargeDollars('13750000000.00')).toBe('$13.75 billion');
  expect(formatLargeDollars('250000')).toBe('$250,000.00');
});

describe('formatTokens', () => {
  it.each([
    [200_000, '200 k'],
    [128_000, '128 k'],
    [1_000_000, '1 M'],
    [1_048_576, '1.05 M'],
    [8_192, '8.19 k'],
    [512, '512'],
    [0, '0'],
  ])('%d → %s', (tokens, shown) => {
    expect(formatTokens(tokens)).toBe(shown);
  });
});

it('counts with separators and a plural', () => {
  expect(formatCount(1694)).toBe('1,694');
  expect(formatPlural(1, 'offering')).toBe('1 offering');
  expect(formatPlural(0, 'offering')).toBe('0 offerings');
  expect(formatPlural(2, 'person', 'people')).toBe('2 people');
});

describe('dates', () => {
  const at = new Date('2026-09-20T22:03:05.000Z');

  it('shows an instant in the zone asked for', () => {
    expect(formatInstant(at, 'UTC')).toBe('20 Sep 2026, 22:03');
    expect(formatInstant(at, 'Asia/Tokyo')).toBe('21 Sep 2026, 07:03');
    expect(formatInstant(new Date('2026-09-20T22:03:09Z'), 'UTC', true)).toBe('20 Sep 2026, 22:03:09');
  });

  it('shows midnight as 00:00', () => {
    expect(formatInstant(new Date('2026-01-01T00:00:00Z'), 'UTC')).toBe('1 Jan 2026, 00:00');
  });

  it('keeps a calendar date as it is in every zone', () => {
    expect(formatDate('2026-09-20')).toBe('20 Sep 2026');
    expect(formatDate('2026-09-20T23:59:59.000Z')).toBe('20 Sep 2026');
    expect(formatDate('early 2026')).toBe('early 2026');
  });

  it.each([
    ['2026-09-20T22:02:40Z', 'now'],
    ['2026-09-20T22:00:00Z', '3 minutes ago'],
    ['2026-09-20T20:03:05Z', '2 hours ago'],
    ['2026-09-19T22:00:00Z', 'yesterday'],
    ['2026-10-04T22:03:05Z', 'in 2 weeks'],
    ['2024-09-20T22:03:05Z', '2 years ago'],
  ])('%s is %s', (then, shown) => {
    expect(formatRelative(new Date(then), at)).toBe(shown);
  });
});

it('says how long ago, to the second, and never in the future', () => {
  const now = '2026-11-21T12:00:00.000Z';
  const of = (at: string) => formatAge(at, now);
  expect(['2026-11-21T11:59:56.400Z', '2026-11-21T11:58:00Z', '2026-11-21T08:59:00Z'].map(of)).toEqual([
    '4 s ago',
    '2 min ago',
    '3 h ago',
  ]);
  expect([of('2026-11-18T12:00:00Z'), of('2026-11-21T12:00:09Z')]).toEqual(['3 d ago', '0 s ago']);
});

it('gives a share that is neither nothing nor everything unless it is', () => {
  const of = (part: number) => formatShare(part, 10_000);
  expect([of(0), of(1), of(340), of(1_234), of(9_999), of(10_000)]).toEqual([
    '0 %',
    '< 0.1 %',
    '3.4 %',
    '12 %',
    '> 99 %',
    '100 %',
  ]);
});

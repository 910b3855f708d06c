import { expect, it } from 'vitest';
import { placeOf, ticksOf, windowAround } from './spans';

it('shows a quarter of its months behind today', () => {
  expect(windowAround('2026-11-21', 12)).toEqual({ from: '2026-08-01', to: '2027-08-01' });
  expect(windowAround('2026-01-31', 24)).toEqual({ from: '2025-07-01', to: '2027-07-01' });
});

it('places days between its ends, the last one inclusive', () => {
  const window = { from: '2026-01-01', to: '2027-01-01' };
  expect(placeOf('2026-01-01', window)).toBe(0);
  expect(placeOf('2026-12-31', window, true)).toBe(100);
  expect(placeOf('2020-01-01', window)).toBe(0);
  expect(placeOf('2026-07-02', window)).toBeCloseTo(49.86, 1);
});

it('marks quarters, half-years or years', () => {
  expect(ticksOf(windowAround('2026-11-21', 12))).toEqual([
    '2026-10-01',
    '2027-01-01',
    '2027-04-01',
    '2027-07-01',
  ]);
  expect(ticksOf(windowAround('2026-11-21', 60))).toEqual([
    '2026-01-01',
    '2027-01-01',
    '2028-01-01',
    '2029-01-01',
    '2030-01-01',
  ]);
});

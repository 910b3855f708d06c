import { describe, expect, it } from 'vitest';
import {
  nextPriceChange,
  nextPriceDate,
  type PriceRecord,
  priceInForce,
  pricesAt,
  priceThresholds,
} from './price-at';

const row = (more: Partial<PriceRecord>): PriceRecord => ({
  unit: 'input',
  amount: '1',
  free: false,
  aboveTokens: 0,
  fromQuantity: 0,
  scope: null,
  validFrom: null,
  validTo: null,
  dailyFrom: null,
  dailyTo: null,
  ...more,
});
const amount = (rows: readonly PriceRecord[], at: string, tokens?: number): string | undefined =>
  pricesAt(rows, new Date(at), tokens).get('input')?.amount;

describe('pricesAt', () => {
  const tiers = [
    row({ amount: '1' }),
    row({ amount: '2', aboveTokens: 200_000 }),
    row({ amount: '3', aboveTokens: 400_000 }),
  ];

  it.each([
    [0, '1'],
    [200_000, '1'],
    [200_001, '2'],
    [400_000, '2'],
    [400_001, '3'],
  ])('a request of %i tokens: a threshold is passed only above it', (tokens, expected) => {
    expect(amount(tiers, '2026-01-01T00:00:00.000Z', tokens)).toBe(expected);
  });

  it('dates: from inclusive, to exclusive', () => {
    const edge = '2026-03-13T00:00:00.000Z';
    const rows = [row({ amount: '1', validTo: edge }), row({ amount: '2', validFrom: edge })];
    expect(amount(rows, '2026-03-12T23:59:59.999Z')).toBe('1');
    expect(amount(rows, edge)).toBe('2');
    expect(nextPriceDate(rows, new Date('2026-01-01'))).toBe(edge);
    expect(nextPriceDate(rows, new Date(edge))).toBeNull();
  });

  it.each([
    ['00:29:59.999', true],
    ['00:30:00.000', false],
    ['16:29:59.999', false],
    ['16:30:00.000', true],
    ['23:59:59.999', true],
  ])('hours that wrap at midnight, at %s', (time, expected) => {
    const night = row({ dailyFrom: '16:30', dailyTo: '00:30' });
    expect(priceInForce(night, new Date(`2026-01-01T${time}Z`))).toBe(expected);
  });

  it('what is not recorded is absent', () => {
    expect(pricesAt([], new Date(0)).size).toBe(0);
    expect(pricesAt([row({ validFrom: '2027-01-01T00:00:00.000Z' })], new Date('2026-01-01')).size).toBe(0);
  });

  it('the next change is a date or an hour, whichever is sooner', () => {
    const at = new Date('2026-01-01T20:00:00.000Z');
    expect(nextPriceChange([row({})], at)).toBe(Number.POSITIVE_INFINITY);
    const hours = row({ dailyFrom: '16:30', dailyTo: '00:30' });
    expect(new Date(nextPriceChange([hours], at)).toISOString()).toBe('2026-01-02T00:30:00.000Z');
    const ends = row({ validTo: '2026-01-01T21:00:00.000Z' });
    expect(new Date(nextPriceChange([hours, ends], at)).toISOString()).toBe('2026-01-01T21:00:00.000Z');
  });

  it('thresholds of the moment', () => {
    const old = row({ aboveTokens: 100_000, validTo: '2025-01-01T00:00:00.000Z' });
    expect(priceThresholds([...tiers, old], new Date('2026-01-01'))).toEqual([200_000, 400_000]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Money } from '@/lib/core/money';
import type { PriceLine } from './catalog-records';
import { type MonthlyUse, monthlyCost } from './monthly-cost';
import { requestCost } from './price-calculation';
import { testPrice as price } from './testing/prices';

const AT = new Date('2026-11-21T12:00:00Z');
const USE: MonthlyUse = {
  requests: 1_000,
  request: { input: 1_000, output: 100 },
  lengths: [],
  cached: 0,
  tiers: {},
  hours: null,
};
const month = (
  rows: readonly PriceLine[],
  use: Partial<MonthlyUse>,
  siblings: Record<string, PriceLine[]> = {},
) =>
  monthlyCost(
    { own: 'standard', prices: new Map([['standard', rows], ...Object.entries(siblings)]) },
    { ...USE, ...use },
    AT,
  );
const short = (found: ReturnType<typeof month>) =>
  found.lines.map(({ unit, quantity, row, serviceTier }) => [
    serviceTier,
    unit,
    quantity,
    row?.amount ?? null,
  ]);

describe('a month', () => {
  it('is its requests, at the prices of their lengths', () => {
    const rows = [price('input', '1'), price('input', '2', { aboveTokens: 200_000 })];
    const lengths = [
      { share: 10, inputTokens: 200_001 },
      { share: 90, inputTokens: 200_000 },
    ];
    expect(short(month(rows, { request: {}, requests: 10, lengths }))).toEqual([
      ['standard', 'input', '1800000', '1'],
      ['standard', 'input', '200001', '2'],
    ]);
  });

  it('reads the share of the input that is cached', () => {
    const found = month([price('input', '10'), price('cache_read', '1')], {
      request: { input: 1_000 },
      cached: 25,
    });
    expect(short(found)).toEqual([
      ['standard', 'input', '750000', '10'],
      ['standard', 'cache_read', '250000', '1'],
    ]);
    expect(found.known).toBe('7.75');
  });

  it('sends shares to the other tiers; one that is not sold is unknown', () => {
    const rows = [price('input', '4')];
    const found = month(
      rows,
      { request: { input: 1_000 }, tiers: { batch: 50, flex: 10 } },
      { batch: [price('input', '2')] },
    );
    expect(short(found)).toEqual([
      ['standard', 'input', '400000', '4'],
      ['batch', 'input', '500000', '2'],
      ['flex', 'input', '100000', null],
    ]);
    expect(found).toMatchObject({ known: '2.6', unknown: ['input'] });
  });

  it('climbs the steps of a graduated price over the whole month', () => {
    const rows = [
      price('input', '5', { fromQuantity: 600_000 }),
      price('input', '10'),
      price('input', '1', { fromQuantity: 900_000 }),
    ];
    expect(short(month(rows, { request: { input: 1_000 } }))).toEqual([
      ['standard', 'input', '600000', '10'],
      ['standard', 'input', '300000', '5'],
      ['standard', 'input', '100000', '1'],
    ]);
    expect(
      month([price('input', '5', { fromQuantity: 600_000 })], { request: { input: 1_000 } }),
    ).toMatchObject({
      known: '2',
      unknown: ['input'],
    });
  });

  it('spreads over the hours, and keeps every token', () => {
    const rows = [
      price('input', '2', { dailyFrom: '00:30', dailyTo: '16:30' }),
      price('input', '1', { dailyFrom: '16:30', dailyTo: '00:30' }),
    ];
    const request = { input: 1_000 };
    expect(short(month(rows, { request, requests: 3 }))).toEqual([
      ['standard', 'input', '1000', '1'],
      ['standard', 'input', '2000', '2'],
    ]);
    const found = month(rows, { request, hours: { from: '16:00', to: '18:00' } });
    expect(short(found)).toEqual([
      ['standard', 'input', '250000', '2'],
      ['standard', 'input', '750000', '1'],
    ]);
    expect(
      short(month(rows, { request, hours: { from: '23:00', to: '01:00' } })).map(([, , n]) => n),
    ).toEqual(['750000', '250000']);
  });

  it('of one request is that request', () => {
    const rows = [
      price('input', '1.1'),
      price('output', '5.5'),
      price('request', '300'),
      price('cache_read', '0.11'),
    ];
    fc.assert(
      fc.property(fc.nat(500_000), fc.nat(500_000), (input, output) => {
        const once = requestCost(rows, { input, output }, AT);
        expect(month(rows, { requests: 1, request: { input, output } }).known).toBe(once.known);
      }),
      { numRuns: 100 },
    );
  });

  it('costs more the more is used, and each further unit no more where later steps are cheaper', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 10 ** 6 }), fc.nat(100)), { maxLength: 4 });
    fc.assert(
      fc.property(steps, fc.nat(1500), fc.nat(1500), (found, some, more) => {
        const falling = [...found]
          .sort(([a], [b]) => a - b)
          .map(([from], index) => [from, 90 - index * 20] as const);
        const rows = [
          price('input', '100'),
          ...falling.map(([from, amount]) => price('input', String(amount), { fromQuantity: from })),
        ];
        const of = (requests: number) =>
          new Money(month(rows, { requests, request: { input: 1_000 } }).known);
        const [small, large] = [of(some), of(some + more)];
        expect(large.gte(small)).toBe(true);
        expect(large.minus(small).lte(of(more))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

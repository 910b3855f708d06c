import { describe, expect, it } from 'vitest';
import { type CostBasis, costBasisSchema, costPerHour, costPrices } from './cost-basis';

const rented: CostBasis = {
  cost: { kind: 'rented', perHour: '2.00' },
  throughput: { kind: 'apart', input: 10_000, output: 1_000 },
  utilisation: 50,
  measuredOn: '2026-11-01',
  measuredHow: 'vLLM, 32 requests at once',
};
const owned: CostBasis['cost'] = {
  kind: 'owned',
  purchase: '30000',
  residual: '3700.80',
  lifetimeMonths: 36,
  watts: '700',
  overhead: '1.4',
  powerPrice: '0.25',
  otherPerMonth: '146.1',
};

describe('prices of a machine of one’s own', () => {
  it('are its hour over the tokens of that hour that are used', () => {
    // 2 USD / (3,600 s × 1,000 tokens/s × 50 %) = 2 / 1.8 M; ten times as many are read as written.
    expect(costPrices(rented)).toEqual({ input: '0.111111111', output: '1.111111111' });
  });

  it('are one where only the sum was measured', () => {
    const both = costPrices({ ...rented, throughput: { kind: 'together', tokens: 2_000 }, utilisation: 100 });
    expect(both).toEqual({ input: '0.277777778', output: '0.277777778' });
  });

  it('amortise what was paid, with power and all else', () => {
    const hour = costPerHour(owned);
    // (30,000 − 3,700.80) / (36 × 730.5 h) + 0.7 kW × 1.4 × 0.25 + 146.1 / 730.5 h
    expect([hour.machine, hour.power, hour.other].map((part) => part.toFixed(6))).toEqual([
      '1.000046',
      '0.245000',
      '0.200000',
    ]);
    expect(hour.total.toFixed(6)).toBe('1.445046');
  });

  it('cost nothing more for a machine that is worth more than it cost', () => {
    expect(costPerHour({ ...owned, residual: '40000' }).machine.toFixed()).toBe('0');
  });
});

it.each([
  { utilisation: 0 },
  { utilisation: 101 },
  { throughput: { kind: 'together', tokens: 0 } },
  { throughput: { kind: 'apart', input: 1 } },
  { cost: { kind: 'rented', perHour: '-1' } },
  { cost: { kind: 'rented', perHour: '0' } },
  { cost: { ...owned, lifetimeMonths: 0 } },
  { cost: { ...owned, overhead: '0.9' } },
  { measuredHow: ' ' },
])('refuses %j', (change) => {
  expect(costBasisSchema.safeParse(rented).success).toBe(true);
  expect(costBasisSchema.safeParse({ ...rented, ...change }).success).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { bundlePrices } from './bundle-prices';
import { contractPrices } from './contract-price';

const NOW = '2026-06-01T00:00:00.000Z';
const price = (amount: string, window: { validFrom?: string; validTo?: string } = {}) => ({
  unit: 'input',
  amount,
  aboveTokens: 0,
  validFrom: null,
  validTo: null,
  source: 'list',
  asOf: '2026-05-01',
  ...window,
});
const discount = (percent: string, from: string | null = null, until: string | null = null) => ({
  percent,
  from,
  until,
  contract: 'MSA-1',
});
const inBundle = (amount: string, percent: string) =>
  bundlePrices(contractPrices([price(amount)], [discount(percent)]), NOW)[0]?.input;

describe('a price under a contract', () => {
  it.each([
    ['1.1', '0', '1.1'],
    ['1.1', '12.5', '0.9625'],
    ['3', '33.33', '2.0001'],
    ['0.000000001', '50', '0'],
    ['0.000000003', '50', '0.000000002'],
    ['0.000000005', '50', '0.000000002'],
    ['5', '100', '0'],
  ])('of %s less %s percent is %s, half-even to nine places', (amount, percent, expected) => {
    expect(inBundle(amount, percent)).toBe(expected);
  });

  it('is what it says where it comes from', () => {
    expect(contractPrices([price('1')], [discount('12.50')])).toMatchObject([
      { amount: '0.875', source: 'list, less 12.5 % by MSA-1', asOf: '2026-05-01' },
    ]);
    expect(contractPrices([price('1')], [])).toEqual([price('1')]);
  });

  it('holds for as long as the clause does, and the list price before and after', () => {
    const [july, october] = ['2026-07-01T00:00:00.000Z', '2026-10-01T00:00:00.000Z'];
    const prices = contractPrices([price('2')], [discount('10', july, october), discount('20', october)]);
    expect(bundlePrices(prices, NOW)).toEqual([
      { above: 0, until: july, input: '2' },
      { above: 0, from: july, until: october, input: '1.8' },
      { above: 0, from: october, input: '1.6' },
    ]);
    const ending = contractPrices([price('2', { validTo: july })], [discount('10', null, october)]);
    expect(ending).toMatchObject([{ amount: '1.8', validFrom: null, validTo: july }]);
    expect(contractPrices([price('2', { validTo: july })], [discount('10', october)])).toEqual([
      price('2', { validTo: july }),
    ]);
  });
});

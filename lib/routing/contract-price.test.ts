import { describe, expect, it } from 'vitest';
import { clearanceBook } from '@/lib/sensitivity/clearance-book';
import { AT, clause, evidence, OFFERING, PRODUCTION } from '@/lib/sensitivity/testing/evidence';
import { bundlePrices } from './bundle-prices';
import { contractDiscounts } from './contract-discounts';
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

describe('the discounts of an offering', () => {
  const discountsOf = (parts: Parameters<typeof evidence>[0], offering = OFFERING) =>
    contractDiscounts(
      clearanceBook({
        evidence: evidence(parts),
        labels: { levels: [], tags: [] },
        environment: PRODUCTION,
        at: AT,
      }),
      offering,
    );
  const parity = (content: Parameters<typeof clause>[1] = {}) =>
    clause('pricing_parity', { parameters: { discountPercent: '12.5' }, ...content });

  it('are what its seller agreed to, until the contract ends', () => {
    expect(discountsOf({ clauses: [parity()] })).toEqual([
      { percent: '12.5', contract: 'C-1', from: null, until: '2027-01-01T00:00:00.000Z' },
    ]);
    expect(discountsOf({ clauses: [parity({ validTo: '2026-06-30' })] })).toMatchObject([
      { until: '2026-07-01T00:00:00.000Z' },
    ]);
    expect(discountsOf({ clauses: [parity({ validFrom: '2026-09-01' })] })).toMatchObject([
      { from: '2026-09-01T00:00:00.000Z' },
    ]);
    expect(discountsOf({ clauses: [parity()], paths: [] })).toHaveLength(1);
  });

  it('are none where the clause speaks of others, is not agreed, or names none', () => {
    expect(discountsOf({ clauses: [parity({ scope: { offerings: ['cloud/other'] } })] })).toEqual([]);
    expect(discountsOf({ clauses: [parity({ status: 'refused' })] })).toEqual([]);
    expect(discountsOf({ clauses: [parity({ parameters: { basis: 'net' } })] })).toEqual([]);
    expect(discountsOf({ clauses: [parity()] }, { ...OFFERING, channel: 'elsewhere' })).toEqual([]);
  });
});

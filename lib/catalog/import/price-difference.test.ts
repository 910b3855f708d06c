import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testPrice } from '../testing/known';
import { priceChange, pricesTaken, samePrices } from './price-difference';

const ASOF = '2026-11-01';
const day = (date: string) => `${date}T00:00:00.000Z`;
const past = testPrice('5', { validTo: day('2026-06-01') });
const now = testPrice('4', { validFrom: day('2026-06-01') });
const announced = testPrice('3', { validFrom: day('2027-01-01') });

describe('a source that gives no dates', () => {
  it('says the same as what holds on its day', () => {
    expect(samePrices([past, now], [testPrice('4')], ASOF)).toBe(true);
    expect(samePrices([past, now], [testPrice('5')], ASOF)).toBe(false);
  });

  it('leaves what was before and what is announced, and holds in between', () => {
    const open = { ...now, validTo: announced.validFrom };
    const taken = pricesTaken([past, open, announced], [testPrice('2')], ASOF);
    expect(taken.map(({ amount, validFrom, validTo }) => [amount, validFrom, validTo]).sort()).toEqual([
      ['2', past.validTo, announced.validFrom],
      ['3', announced.validFrom, null],
      ['5', null, past.validTo],
    ]);
  });
});

it('a source that gives dates is taken whole', () => {
  expect(pricesTaken([past, now], [announced], ASOF)).toEqual([announced]);
});

describe('what is for some alone', () => {
  const contract = testPrice('1', { scope: 'Contract 7' });
  const small = testPrice('6', { scope: '512 × 512' });

  it('is left where the source does not speak of it', () => {
    expect(samePrices([testPrice('4'), contract], [testPrice('4')], ASOF)).toBe(true);
    expect(pricesTaken([testPrice('4'), contract], [testPrice('2')], ASOF)).toEqual([
      contract,
      testPrice('2'),
    ]);
  });

  it('is followed where it does', () => {
    expect(samePrices([contract, small], [small], ASOF)).toBe(true);
    const cheaper = { ...small, amount: '5' };
    expect(pricesTaken([contract, small], [cheaper], ASOF)).toEqual([contract, cheaper]);
    expect(priceChange([testPrice('4'), small], [testPrice('4'), cheaper], ASOF)).toBe(-16.67);
  });
});

it.each([
  ['2.5', '2', -20],
  ['2', '2', 0],
  ['0', '2', null],
])('from %s to %s: %s %%', (from, to, percent) => {
  expect(priceChange([testPrice(from)], [testPrice(to)], ASOF)).toBe(percent);
});

it('whatever is taken over is then the same, and taking it again changes nothing', () => {
  const price = fc
    .record({
      amount: fc.integer({ min: 0, max: 9 }).map(String),
      aboveTokens: fc.constantFrom(0, 200_000),
      scope: fc.constantFrom(null, 'a', 'b'),
      validFrom: fc.constantFrom(null, day('2026-01-01'), day('2027-01-01')),
    })
    .map(({ amount, ...more }) => testPrice(amount, more));
  const stated = fc.oneof(
    fc.array(price, { minLength: 1, maxLength: 4 }),
    fc.array(
      price.map((one) => ({ ...one, validFrom: null })),
      { minLength: 1, maxLength: 4 },
    ),
  );
  fc.assert(
    fc.property(fc.array(price, { maxLength: 5 }), stated, (known, said) => {
      const taken = pricesTaken(known, said, ASOF);
      expect(samePrices(taken, said, ASOF)).toBe(true);
      expect(pricesTaken(taken, said, ASOF)).toEqual(taken);
    }),
    { numRuns: 200 },
  );
});

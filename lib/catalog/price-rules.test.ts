import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PriceStatement } from './change';
import { basePrice, blankPrice, priceProblems, pricesByHand, withBasePrice } from './price-rules';
import { PRICE_UNIT_KEYS } from './price-units';
import { amountShown, amountTyped, tokensTyped } from './typed-amount';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const price = (more: Partial<PriceStatement> = {}): PriceStatement => ({
  ...blankPrice(NOW),
  amount: '3',
  source: 'LiteLLM',
  ...more,
});
const [MAY, JUNE] = ['2027-05-01T00:00:00.000Z', '2027-06-01T00:00:00.000Z'];

describe('prices of one unit', () => {
  it.each<[string, Partial<PriceStatement>[]]>([
    ['of other lengths', [{}, { aboveTokens: 200_000 }]],
    ['one after the other', [{ validTo: MAY }, { validFrom: MAY }]],
    [
      'at other hours',
      [
        { dailyFrom: '16:30', dailyTo: '00:30' },
        { dailyFrom: '00:30', dailyTo: '16:30' },
      ],
    ],
    ['of a volume and beyond it', [{}, { fromQuantity: 1_000_000 }]],
    ['for everybody and for some', [{}, { scope: 'contract A' }]],
  ])('stand together %s', (_, rows) => {
    expect(priceProblems(rows.map(price))).toEqual([]);
  });

  it.each<[string, Partial<PriceStatement>[]]>([
    ['of one length', [{ aboveTokens: 200_000 }, { aboveTokens: 200_000, amount: '4' }]],
    ['that overlap by a month', [{ validTo: JUNE }, { validFrom: MAY }]],
    ['one of which is for ever', [{}, { validFrom: MAY, validTo: JUNE }]],
    [
      'that overlap past midnight',
      [
        { dailyFrom: '22:00', dailyTo: '02:00' },
        { dailyFrom: '01:00', dailyTo: '03:00' },
      ],
    ],
    ['one of which is for all day', [{}, { dailyFrom: '01:00', dailyTo: '03:00' }]],
  ])('are refused %s', (_, rows) => {
    expect(priceProblems(rows.map(price))).toMatchObject([{ row: 1 }]);
  });

  it('are refused from a volume on without a price before it', () => {
    expect(priceProblems([price({ fromQuantity: 1_000 })])).toMatchObject([{ row: 0 }]);
  });
});

describe('the price that a list shows', () => {
  it('is replaced with its dates, by hand, and leaves the others', () => {
    const before = [
      price({ validFrom: '2026-01-01T00:00:00.000Z' }),
      price({ aboveTokens: 200_000, amount: '6' }),
    ];
    const after = withBasePrice('input', before, { amount: '2.5', free: false }, NOW);
    const kept = pricesByHand(before, after, NOW, null);
    expect(kept).toMatchObject([
      { amount: '2.5', validFrom: '2026-01-01T00:00:00.000Z', source: 'set by hand', asOf: '2026-11-21' },
      { amount: '6', source: 'LiteLLM' },
    ]);
    expect(basePrice('input', withBasePrice('input', after, null, NOW), NOW)).toBeNull();
    expect(withBasePrice('input', [], { amount: '0', free: true }, NOW)).toMatchObject([{ free: true }]);
  });
});

describe('a typed amount', () => {
  it.each([
    ['input', '$1.10', '1.1'],
    ['input', '.5', '0.5'],
    ['image', '0.04', '40000'],
    ['input', '0', '0'],
    ['input', '-1', null],
    ['input', '1e309', null],
    ['input', '0.0000000001', null],
    ['image', '99999999', null],
    ['input', '123456789012345678901234567890', null],
  ] as const)('of %s reads %s as %s', (unit, typed, amount) => expect(amountTyped(unit, typed)).toBe(amount));

  it('is what is shown of it, exactly', () => {
    const digits = fc.tuple(fc.bigInt(0n, 10n ** 12n), fc.bigInt(0n, 10n ** 9n - 1n));
    fc.assert(
      fc.property(fc.constantFrom(...PRICE_UNIT_KEYS), digits, (unit, [whole, part]) => {
        const amount = `${whole}.${String(part).padStart(9, '0')}`.replace(/\.?0+$/, '');
        expect(amountTyped(unit, amountShown(unit, amount))).toBe(amount);
      }),
      { numRuns: 200 },
    );
  });
});

it.each([
  ['128,000', 128_000],
  ['128 k', 128_000],
  ['1.5M', 1_500_000],
  ['0', null],
  ['1.5', null],
  ['many', null],
  ['9999M', null],
])('tokens typed as %s are %s', (typed, tokens) => expect(tokensTyped(typed)).toBe(tokens));

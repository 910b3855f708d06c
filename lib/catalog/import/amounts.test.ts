import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Money, plainDecimal } from '@/lib/core/money';
import { perMillion } from './amounts';

describe('perMillion', () => {
  it.each([
    ['3e-06', 1, '3'],
    ['0.0000020000000000000005', 1, '2'],
    ['0.00000015', 1, '0.15'],
    ['2.5', 1_000_000, '2.5'],
    ['.5', 1_000, '500'],
    ['30.', 1, '30000000'],
    ['+1E+3', 1, '1000000000'],
    ['0.0002833333333333333', 1, '283.333333333'],
    // Half-even at nine places: down to an even digit, up to an even digit.
    ['0.0000000000000025', 1, '0.000000002'],
    ['0.0000000000000035', 1, '0.000000004'],
    ['0.00000000000000250000000000000000000000000001', 1, '0.000000003'],
    ['0.123456789012345678901234567890', 1, '123456.789012346'],
    ['0', 1, '0'],
    ['-0.0', 1, '0'],
    ['0e999', 1, '0'],
    ['1000000', 1, '1000000000000'],
  ])('%s for %d', (text, per, amount) => {
    expect(perMillion(text, per)).toEqual({ amount });
  });

  it.each([
    ['-1', '-1 is negative.'],
    ['-1e-30', '-1e-30 is negative.'],
    ['1e309', '1e309 is too large to be a price.'],
    ['1000000.000001', '1000000.000001 is too large to be a price.'],
    ['1e99999999999999999999', '1e99999999999999999999 is too large to be a price.'],
    ['123456789012345678901234567890', '123456789012345678901234567890 is too large to be a price.'],
    ['1e-16', '1e-16 is too small to be a price.'],
    ['1e-99999999999999999999', '1e-99999999999999999999 is too small to be a price.'],
    ['NaN', '“NaN” is not a number.'],
    ['Infinity', '“Infinity” is not a number.'],
    ['0x10', '“0x10” is not a number.'],
    ['1,5', '“1,5” is not a number.'],
    ['', '“” is not a number.'],
    ['.', '“.” is not a number.'],
    ['1'.repeat(101), `“${'1'.repeat(40)}” is not a number.`],
  ])('refuses %s', (text, refused) => {
    expect(perMillion(text)).toEqual({ refused });
  });

  it('there and back is exact, by the unit, the thousand and the million', () => {
    const amounts = fc
      .tuple(fc.nat(999_999_999), fc.nat(999_999_999))
      .map(([whole, nine]) => plainDecimal(new Money(nine).div(1e9).plus(whole)));
    fc.assert(
      fc.property(amounts, fc.constantFrom(1, 1_000, 1_000_000), (amount, per) => {
        const written = new Money(amount).times(per).div(1_000_000);
        expect(perMillion(written.toFixed(), per)).toEqual({ amount });
        expect(perMillion(written.toExponential(), per)).toEqual({ amount });
      }),
      { numRuns: 200 },
    );
  });

  it('is never more than half a billionth of a dollar from what is written', () => {
    const written = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 30n }), fc.integer({ min: 26, max: 40 }));
    fc.assert(
      fc.property(written, ([digits, places]) => {
        const found = perMillion(`${digits}e-${places}`);
        if (!('amount' in found)) return;
        const Exact = Money.clone({ precision: 100 });
        const exact = new Exact(`${digits}e-${places}`).times(1_000_000);
        expect(exact.minus(found.amount).abs().lte('5e-10')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

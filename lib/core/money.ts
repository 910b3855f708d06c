import Decimal from 'decimal.js';

/** Money never touches a float: decimals with room for the sums of a whole portfolio, half-even. */
export const Money = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_EVEN });

/** A decimal without exponent or trailing zeros, as bundles and APIs print it: "1.1", "0", "0.000002". */
export function plainDecimal(value: Decimal.Value): string {
  const fixed = new Money(value).toFixed();
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}

import Decimal from 'decimal.js';

/** Money never touches a float: decimals with room for the sums of a whole portfolio, half-even. */
export const Money = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_EVEN });

/** A decimal without exponent or trailing zeros, as bundles and APIs print it: "1.1", "0", "0.000002". */
export function plainDecimal(value: Decimal.Value): string {
  const fixed = new Money(value).toFixed();
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}

/** A typed "12.50", "012" or "3." as bundles write it. What is no such decimal stays as typed, for a refusal to name. */
export function typedDecimal(typed: string): string {
  return /^\d{1,9}(\.\d*)?$/.test(typed) ? plainDecimal(typed) : typed;
}

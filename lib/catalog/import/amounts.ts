import { Decimal } from 'decimal.js';
import { plainDecimal } from '@/lib/core/money';

/** Enough digits that rounding to nine places is the only rounding there is. */
const Exact = Decimal.clone({ precision: 400, rounding: Decimal.ROUND_HALF_EVEN });
const MOST_CHARACTERS = 100;
const MOST = new Exact('1e12');
const NUMBER = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** An amount, or in one sentence why it is none. */
export type Amount = { readonly amount: string } | { readonly refused: string };

/**
 * A price as a source writes it ("3e-06", "0.0000020000000000000005") for `per` units, as the price per million units: exact,
 * then half-even to the nine places that are kept. Refused: what is no number, negative, above 10¹² per million, or not zero
 * and yet rounds to zero.
 */
export function perMillion(text: string, per: number | string = 1): Amount {
  const written = text.trim();
  const number = written.length <= MOST_CHARACTERS ? NUMBER.exec(written) : null;
  if (!number) return { refused: `“${written.slice(0, 40)}” is not a number.` };
  const zero = !/[1-9]/.test(number[2] ?? '');
  if (number[1] === '-' && !zero) return { refused: `${written} is negative.` };
  const exact = new Exact(written).abs().times(1_000_000).div(per);
  if (!exact.isFinite() || exact.gt(MOST)) return { refused: `${written} is too large to be a price.` };
  const amount = plainDecimal(exact.toDecimalPlaces(9));
  if (amount === '0' && !zero) return { refused: `${written} is too small to be a price.` };
  return { amount };
}

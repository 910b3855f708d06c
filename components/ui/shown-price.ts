import { PRICE_UNITS, type PriceUnitKey } from '@/lib/catalog/price-units';
import { Money, plainDecimal } from '@/lib/core/money';

/** A stated amount as people buy it: tokens and characters by the million, everything else by one. */
export interface ShownPrice {
  /** USD, a plain decimal. */
  readonly amount: string;
  /** "per M tokens", "per image". */
  readonly per: string;
}

const BY_MILLION: ReadonlySet<string> = new Set(['token', 'character', 'pixel']);

/** Amounts are kept per million of every unit; an image or a request is read by one. */
export function shownPrice(line: { readonly unit: PriceUnitKey; readonly amount: string }): ShownPrice {
  const { per } = PRICE_UNITS[line.unit];
  if (BY_MILLION.has(per)) return { amount: line.amount, per: `per M ${per}s` };
  return { amount: plainDecimal(new Money(line.amount).div(1_000_000)), per: `per ${per}` };
}

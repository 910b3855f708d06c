import type { PriceUnitKey } from '@/lib/catalog/price-units';
import { amountShown, unitsShown } from '@/lib/catalog/typed-amount';

/** A stated amount as people buy it: tokens and characters by the million, everything else by one. */
export interface ShownPrice {
  /** USD, a plain decimal. */
  readonly amount: string;
  /** "per M tokens", "per image". */
  readonly per: string;
}

/** Amounts are kept per million of every unit; an image or a request is read by one. */
export function shownPrice({
  unit,
  amount,
}: {
  readonly unit: PriceUnitKey;
  readonly amount: string;
}): ShownPrice {
  return { amount: amountShown(unit, amount), per: `per ${unitsShown(unit).per}` };
}

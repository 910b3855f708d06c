import { Money } from '@/lib/core/money';
import type { PriceLine } from '../catalog-records';
import { priceInForce, pricesAt, priceThresholds } from '../price-at';
import type { PriceUnitKey } from '../price-units';
import type { LeaveOut } from './exported';

/** What requests cost that are longer than `aboveTokens`, by unit, in USD per million units. */
export interface PriceBlock {
  readonly aboveTokens: number;
  readonly amounts: ReadonlyMap<PriceUnitKey, string>;
}

/** Units that the format has a name for, in an offering. */
export type Names = (unit: PriceUnitKey) => boolean;

/**
 * The prices of an offering that a list of plain numbers can state, for an instant: those for everybody, in USD, all day,
 * whatever the volume. The first block is that of short requests; each further one holds above its threshold, whole.
 */
export function sayablePrices(
  prices: readonly PriceLine[],
  at: Date,
  names: Names,
  leaveOut: LeaveOut,
): readonly PriceBlock[] {
  const current = prices.filter((price) => currentlyStated(price, at));
  const left = new Map<PriceUnitKey, string>();
  for (const price of prices) {
    const reason = unsayable(price, at, names);
    if (reason === null) continue;
    // A price of a unit that is not stated in full would be taken for all of it.
    if (reason.wholeUnit) left.set(price.unit, reason.says);
    else leaveOut(`price:${price.unit}`, reason.says);
  }
  for (const [unit, reason] of left) leaveOut(`price:${unit}`, reason);
  const sayable = current.filter(
    (price) => !left.has(price.unit) && price.scope === null && price.fromQuantity === 0,
  );
  return [0, ...priceThresholds(sayable, at)].map((aboveTokens) => ({
    aboveTokens,
    amounts: new Map(
      [...pricesAt(sayable, at, aboveTokens === 0 ? 0 : aboveTokens + 1)].map(([unit, { amount }]) => [
        unit,
        amount,
      ]),
    ),
  }));
}

const currentlyStated = (price: PriceLine, at: Date): boolean =>
  priceInForce({ ...price, dailyFrom: null, dailyTo: null }, at);

function unsayable(
  price: PriceLine,
  at: Date,
  names: Names,
): { readonly says: string; readonly wholeUnit: boolean } | null {
  const part = (says: string) => ({ says, wholeUnit: false });
  const whole = (says: string) => ({ says, wholeUnit: true });
  if (price.validTo !== null && Date.parse(price.validTo) <= at.getTime()) return null;
  if (!names(price.unit)) return whole('The format has no name for this unit.');
  if (!currentlyStated(price, at)) return part('The format has no prices to come.');
  if (price.scope !== null) return part('The format has only prices for everybody.');
  if (price.fromQuantity > 0) return part('The format has no prices by monthly volume.');
  if (price.dailyFrom !== null) return whole('The format has no prices by hour of day.');
  if (price.currency !== 'USD') return whole(`It is billed in ${price.currency}, and the format is in USD.`);
  // A double of JSON.
  if (new Money(price.amount).precision() > 15)
    return whole('It has more digits than a number of the format holds.');
  return null;
}

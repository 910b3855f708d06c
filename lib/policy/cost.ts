import { AMOUNT_PLACES, scaleExactly } from './decimal';
import type { CostLimit, PreparedPrice, UnitPrices } from './prepared';

/** 10⁻¹⁵ USD: a number while a double holds it exactly, else a bigint. */
export type Amount = number | bigint;

/** What a call would use. Tokens; −1 = not stated. */
export interface Quantities {
  readonly input: number;
  readonly output: number;
  readonly images: number;
  readonly audioSeconds: number;
}

/**
 * The price row in force: of the rows whose window holds it, the one with the greatest
 * `above < input`, else the first; null if no window holds now.
 * @param position of now among the policy's instants
 */
export function priceAt(
  prices: readonly PreparedPrice[],
  input: number,
  position: number,
): PreparedPrice | null {
  let found: PreparedPrice | null = null;
  for (let index = 0; index < prices.length; index++) {
    const price = prices[index] as PreparedPrice;
    if (price.from >= position || price.until < position) continue;
    if (found === null || price.above < input) found = price;
  }
  return found;
}

/**
 * What one attempt costs under a price row: each quantity times its unit price, plus `request`, exactly.
 * @returns null if it cannot be known: no row, a missing price for a quantity above 0, or a token price with the
 * number of input or output tokens not stated
 */
export function estimate(price: PreparedPrice | null, use: Quantities): Amount | null {
  if (price === null) return null;
  if ((use.input < 0 || use.output < 0) && (price.input !== -1 || price.output !== -1)) return null;
  // a missing price is −1, so a negative product is a price missing for a quantity above 0
  const input = use.input > 0 ? use.input * price.input : 0;
  const output = use.output > 0 ? use.output * price.output : 0;
  const images = use.images > 0 ? use.images * price.image : 0;
  const audio = use.audioSeconds > 0 ? use.audioSeconds * price.audioSecond : 0;
  if (input < 0 || output < 0 || images < 0 || audio < 0) return null;
  const total = price.request + input + output + images + audio;
  // every term is a non-negative integer, so a sum below 2⁵³ has been rounded nowhere
  return total < 2 ** 53 ? total : estimateExactly(price, use);
}

function estimateExactly(price: PreparedPrice, use: Quantities): bigint {
  const tokens = AMOUNT_PLACES - 6;
  const times = (quantity: number, unit: keyof UnitPrices, places: number): bigint => {
    if (quantity <= 0) return 0n;
    const quick = price[unit];
    const exact =
      quick < Number.POSITIVE_INFINITY ? BigInt(quick) : scaleExactly(price.exact?.[unit] ?? '0', places);
    return BigInt(quantity) * exact;
  };
  return (
    times(1, 'request', AMOUNT_PLACES) +
    times(use.input, 'input', tokens) +
    times(use.output, 'output', tokens) +
    times(use.images, 'image', AMOUNT_PLACES) +
    times(use.audioSeconds, 'audioSecond', AMOUNT_PLACES)
  );
}

/** Whether an amount is above a limit; a limit is inclusive. */
export function isAbove(amount: Amount, limit: CostLimit): boolean {
  // a limit that no double holds is Infinity, and above every amount that one does
  return typeof amount === 'number'
    ? amount > limit.amount
    : amount > scaleExactly(limit.text, AMOUNT_PLACES);
}

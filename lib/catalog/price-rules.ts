import { utcDate } from '@/lib/core/time';
import { type PriceStatement, pricesInOrder, sameValue } from './change';
import { LISTED_IN_USD, SET_BY_HAND } from './plan';
import { priceInForce } from './price-at';
import type { PriceUnitKey } from './price-units';

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const DAY = 24 * 60;

function spans({ dailyFrom, dailyTo }: PriceStatement): (readonly [number, number])[] {
  if (dailyFrom === null || dailyTo === null) return [[0, DAY]];
  const [from, to] = [minutes(dailyFrom), minutes(dailyTo)];
  return from <= to
    ? [[from, to]]
    : [
        [from, DAY],
        [0, to],
      ];
}

function together(a: PriceStatement, b: PriceStatement): boolean {
  const dates =
    (a.validTo === null || b.validFrom === null || b.validFrom < a.validTo) &&
    (b.validTo === null || a.validFrom === null || a.validFrom < b.validTo);
  return dates && spans(a).some(([from, to]) => spans(b).some(([start, end]) => from < end && start < to));
}

const sameStep = (a: PriceStatement, b: PriceStatement): boolean =>
  a.aboveTokens === b.aboveTokens && a.fromQuantity === b.fromQuantity && a.scope === b.scope;

/** One row of a list of prices that cannot stand, by its place in the list. */
export interface PriceProblem {
  readonly row: number;
  readonly message: string;
}

/**
 * What is wrong with the prices of one unit taken together: two that hold at the same time for the same requests, and
 * volume tiers without a first one.
 */
export function priceProblems(prices: readonly PriceStatement[]): PriceProblem[] {
  return prices.flatMap((price, row): PriceProblem[] => {
    const earlier = prices.slice(0, row);
    if (earlier.some((other) => sameStep(price, other) && together(price, other))) {
      return [{ row, message: 'Another price of this unit holds for the same requests at the same time.' }];
    }
    const first = { ...price, fromQuantity: 0 };
    if (price.fromQuantity > 0 && !prices.some((other) => sameStep(first, other) && together(price, other))) {
      return [{ row, message: 'There is no price for the units before this tier.' }];
    }
    return [];
  });
}

/** What a price is to begin with: free of conditions, in USD, stated by hand today. */
export function blankPrice(now: Date): PriceStatement {
  return {
    amount: '0',
    free: false,
    aboveTokens: 0,
    ...LISTED_IN_USD,
    validFrom: null,
    validTo: null,
    dailyFrom: null,
    dailyTo: null,
    source: SET_BY_HAND,
    asOf: utcDate(now),
    raw: null,
  };
}

/** Prices as they are kept after an edit: those that were not there before are a person's, with where they are stated. */
export function pricesByHand(
  before: readonly PriceStatement[],
  after: readonly PriceStatement[],
  now: Date,
  evidence: string | null,
): readonly PriceStatement[] {
  return pricesInOrder(
    after.map((price) =>
      before.some((other) => sameValue(other, price))
        ? price
        : { ...price, source: SET_BY_HAND, asOf: utcDate(now), raw: evidence },
    ),
  );
}

const isBase = (price: PriceStatement): boolean =>
  price.aboveTokens === 0 && price.fromQuantity === 0 && price.scope === null;

/** The price that a list shows for a unit: in force, from the first unit and at any length. */
export function basePrice(
  unit: PriceUnitKey,
  prices: readonly PriceStatement[],
  now: Date,
): PriceStatement | null {
  return prices.find((price) => isBase(price) && priceInForce({ ...price, unit }, now)) ?? null;
}

/** The prices of a unit with another base price, or (null) without one. The dates and hours of the old one stay. */
export function withBasePrice(
  unit: PriceUnitKey,
  prices: readonly PriceStatement[],
  value: { readonly amount: string; readonly free: boolean } | null,
  now: Date,
): readonly PriceStatement[] {
  const old = basePrice(unit, prices, now);
  const others = prices.filter((price) => price !== old);
  if (value === null) return others;
  return [...others, { ...(old ?? blankPrice(now)), ...LISTED_IN_USD, ...value }];
}

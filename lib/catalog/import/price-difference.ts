import { orderedText } from '@/lib/core/ordered-text';
import { type PriceStatement, pricesInOrder } from '../change';

/** What is paid and when, whoever says so: without source, date and words. */
export const statedPrice = ({
  source: _source,
  asOf: _asOf,
  raw: _raw,
  rateAsOf: _rate,
  ...price
}: PriceStatement) => price;

const undated = (prices: readonly PriceStatement[]): boolean =>
  prices.every(({ validFrom, validTo }) => validFrom === null && validTo === null);
const over = ({ validTo }: PriceStatement, at: string): boolean => validTo !== null && validTo <= at;
const toCome = ({ validFrom }: PriceStatement, at: string): boolean => validFrom !== null && validFrom > at;

/** A source that gives no dates speaks of its own day alone: what is over by then or is announced it says nothing of. */
function comparable(prices: readonly PriceStatement[], at: string, dated: boolean): PriceStatement[] {
  const forAll = prices.filter(({ scope }) => scope === null);
  if (dated) return forAll;
  return forAll
    .filter((price) => !over(price, at) && !toCome(price, at))
    .map((price) => ({ ...price, validFrom: null, validTo: null }));
}

const textOf = (prices: readonly PriceStatement[]): string =>
  prices
    .map((price) => orderedText(statedPrice(price)))
    .sort()
    .join('\n');

const dayOf = (asOf: string): string => `${asOf}T00:00:00.000Z`;

/** Whether a source of that day states the prices of a unit as they are known. What is for some alone is left aside. */
export function samePrices(
  known: readonly PriceStatement[],
  stated: readonly PriceStatement[],
  asOf: string,
): boolean {
  const dated = !undated(stated);
  const at = dayOf(asOf);
  return textOf(comparable(known, at, dated)) === textOf(comparable(stated, at, dated));
}

/**
 * The prices of a unit once a source's are taken over. Those for some alone stay. Where the source gives no dates, what was
 * before and what is announced stay too, and its prices hold in between.
 */
export function pricesTaken(
  known: readonly PriceStatement[],
  stated: readonly PriceStatement[],
  asOf: string,
): readonly PriceStatement[] {
  const at = dayOf(asOf);
  const scoped = known.filter(({ scope }) => scope !== null);
  if (!undated(stated) || stated.length === 0) return pricesInOrder([...scoped, ...stated]);
  const forAll = known.filter(({ scope }) => scope === null);
  const before = forAll.filter((price) => over(price, at));
  const after = forAll.filter((price) => toCome(price, at));
  const from =
    before
      .flatMap(({ validTo }) => validTo ?? [])
      .sort()
      .at(-1) ?? null;
  const [to = null] = after.flatMap(({ validFrom }) => validFrom ?? []).sort();
  const now = stated.map((price) => ({ ...price, validFrom: from, validTo: to }));
  return pricesInOrder([...scoped, ...before, ...now, ...after]);
}

const place = ({ aboveTokens, fromQuantity, dailyFrom, dailyTo }: PriceStatement): string =>
  `${aboveTokens} ${fromQuantity} ${dailyFrom} ${dailyTo}`;

/** What is paid on a day at each threshold, volume and time of day: USD per million, for comparing. */
export function comparablePrices(
  prices: readonly PriceStatement[],
  asOf: string,
): readonly (readonly [place: string, amount: number])[] {
  return comparable(prices, dayOf(asOf), false).map((price) => [place(price), Number(price.amount)]);
}

/**
 * By how much prices differ on a day: of the rows that stand at the same threshold, volume and hours the largest change in
 * percent, with its sign, two places. Null where none can be compared, as when one of them is zero.
 */
export function priceChange(
  known: readonly PriceStatement[],
  stated: readonly PriceStatement[],
  asOf: string,
): number | null {
  const old = new Map(comparablePrices(known, asOf));
  let largest: number | null = null;
  for (const [at, amount] of comparablePrices(stated, asOf)) {
    const was = old.get(at);
    if (was === undefined || was === 0) continue;
    const percent = Math.round(((amount - was) / was) * 10_000) / 100;
    if (largest === null || Math.abs(percent) > Math.abs(largest)) largest = percent;
  }
  return largest;
}

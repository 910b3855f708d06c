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

/**
 * Of what is known of a unit, what a source speaks of: what is for everybody, or for the scopes that it states itself (sizes of
 * an image, say). What is for some alone by contract no source knows of.
 */
export function spokenOf(
  known: readonly PriceStatement[],
  stated: readonly PriceStatement[],
): readonly PriceStatement[] {
  const scopes = new Set(stated.map(({ scope }) => scope));
  return known.filter(({ scope }) => scopes.has(scope));
}

/** A source that gives no dates speaks of its own day alone: what is over by then or is announced it says nothing of. */
function comparable(
  prices: readonly PriceStatement[],
  at: string,
  dated: boolean,
): readonly PriceStatement[] {
  if (dated) return prices;
  return prices
    .filter((price) => !over(price, at) && !toCome(price, at))
    .map((price) => ({ ...price, validFrom: null, validTo: null }));
}

const textOf = (prices: readonly PriceStatement[]): string =>
  prices
    .map((price) => orderedText(statedPrice(price)))
    .sort()
    .join('\n');

const dayOf = (asOf: string): string => `${asOf}T00:00:00.000Z`;

/** Whether a source of that day states the prices of a unit as they are known, as far as it speaks of them. */
export function samePrices(
  known: readonly PriceStatement[],
  stated: readonly PriceStatement[],
  asOf: string,
): boolean {
  const dated = !undated(stated);
  const at = dayOf(asOf);
  return textOf(comparable(spokenOf(known, stated), at, dated)) === textOf(comparable(stated, at, dated));
}

/**
 * The prices of a unit once a source's are taken over. What it does not speak of stays. Where it gives no dates, what was
 * before and what is announced stay too, and its prices hold in between.
 */
export function pricesTaken(
  known: readonly PriceStatement[],
  stated: readonly PriceStatement[],
  asOf: string,
): readonly PriceStatement[] {
  const at = dayOf(asOf);
  const spoken = new Set(spokenOf(known, stated));
  const aside = known.filter((price) => !spoken.has(price));
  if (!undated(stated)) return pricesInOrder([...aside, ...stated]);
  const before = [...spoken].filter((price) => over(price, at));
  const after = [...spoken].filter((price) => toCome(price, at));
  const now = stated.map((price) => {
    const alike = ({ scope }: PriceStatement): boolean => scope === price.scope;
    const ends = before.filter(alike).flatMap(({ validTo }) => validTo ?? []);
    const begins = after.filter(alike).flatMap(({ validFrom }) => validFrom ?? []);
    return { ...price, validFrom: ends.sort().at(-1) ?? null, validTo: begins.sort()[0] ?? null };
  });
  return pricesInOrder([...aside, ...before, ...now, ...after]);
}

const place = ({ aboveTokens, fromQuantity, dailyFrom, dailyTo, scope }: PriceStatement): string =>
  `${aboveTokens} ${fromQuantity} ${dailyFrom} ${dailyTo} ${scope ?? ''}`;

/** What is paid on a day at each threshold, volume, time of day and scope: USD per million, for comparing. */
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

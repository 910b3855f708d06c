import { z } from 'zod';
import { Money, plainDecimal } from '@/lib/core/money';
import { type PriceStatement, pricesInOrder } from './change';
import type { PriceUnitKey } from './price-units';

/** What one unit of a currency is in USD from a day on, and who says so. */
export interface ExchangeRate {
  /** ISO 4217, such as EUR; never USD. */
  readonly currency: string;
  readonly usd: string;
  readonly source: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** Instant at which it was given. */
  readonly at: string;
}

/** A price that a seller bills in another currency. */
export interface BilledPrice {
  /** Tells it from others of one list. */
  readonly id: string;
  readonly offering: string;
  readonly modelName: string;
  readonly channelName: string;
  readonly unit: PriceUnitKey;
  /** USD per million now, and what the seller bills per million. */
  readonly amount: string;
  readonly original: string;
  readonly rateAsOf: string | null;
}

/** A currency that has a rate or that somebody bills in. */
export interface CurrencyUse {
  readonly currency: string;
  /** Null = nobody gave a rate yet. */
  readonly rate: ExchangeRate | null;
  /** Every rate that was given, the one in force first. */
  readonly history: readonly ExchangeRate[];
  readonly prices: readonly BilledPrice[];
}

export const exchangeRateFields = {
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'Must be a currency code of three letters, such as EUR.')
    .refine((code) => code !== 'USD', 'Prices are kept in USD: one USD is one USD.'),
  usd: z
    .string()
    .trim()
    .regex(/^(0|[1-9]\d{0,9})(\.\d{1,10})?$/, 'Must be a decimal with at most ten places, such as 1.0842.')
    .refine((usd) => Number(usd) !== 0, 'Must be more than 0.'),
  source: z.string().trim().min(1, 'Say where the rate is from.').max(300),
  asOf: z.iso.date('Must be a day such as 2026-11-20.'),
};

/** What `numeric(28, 9)` holds of an amount. */
const PLACES = 9;

/** An amount of a currency in USD, rounded half-even to nine places. */
export function inDollars(original: string, usdPerUnit: string): string {
  return plainDecimal(new Money(original).times(usdPerUnit).toDecimalPlaces(PLACES));
}

/** The rate that prices are computed with: the latest day's, and of that the last that was given. Undefined = none. */
export function rateInForce(rates: readonly ExchangeRate[]): ExchangeRate | undefined {
  return [...rates].sort((a, b) => (a.asOf + a.at < b.asOf + b.at ? 1 : -1))[0];
}

/**
 * Prices of a unit with those of the rate's currency in USD at that rate. What the seller bills (`original`) and the
 * source's own words stay.
 */
export function restatedAt(
  prices: readonly PriceStatement[],
  rate: Pick<ExchangeRate, 'currency' | 'usd' | 'asOf'>,
): readonly PriceStatement[] {
  return pricesInOrder(
    prices.map((price) =>
      price.currency === rate.currency && price.original !== null
        ? { ...price, amount: inDollars(price.original, rate.usd), rateAsOf: rate.asOf }
        : price,
    ),
  );
}

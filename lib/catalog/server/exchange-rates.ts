import { plainDecimal } from '@/lib/core/money';
import { instant, utcDate } from '@/lib/core/time';
import { db, type Transaction } from '@/lib/db/client';
import { type ExchangeRate, rateInForce } from '../currency';
import type { PriceUnitKey } from '../price-units';
import { catalogueSnapshot } from './snapshot';

/** A price that a seller bills in another currency. */
export interface BilledPrice {
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

/** The rates of a currency, or of all, latest first. */
export async function ratesOf(tx: Transaction = db(), currency?: string): Promise<ExchangeRate[]> {
  const rows = await tx.exchangeRate.findMany({
    where: { archivedAt: null, ...(currency === undefined ? {} : { currency }) },
    orderBy: [{ asOf: 'desc' }, { createdAt: 'desc' }],
  });
  return rows.map((row) => ({
    currency: row.currency,
    usd: plainDecimal(row.usd.toFixed()),
    source: row.source,
    asOf: utcDate(row.asOf),
    at: instant(row.createdAt),
  }));
}

/** The rate in force of every currency that has one, by currency. */
export async function currentRates(): Promise<readonly ExchangeRate[]> {
  const rates = await ratesOf();
  return [...new Set(rates.map((rate) => rate.currency))]
    .sort()
    .flatMap((currency) => rateInForce(rates.filter((rate) => rate.currency === currency)) ?? []);
}

/** Every currency in use, by code, with what is billed in it. */
export async function currenciesInUse(now: Date): Promise<readonly CurrencyUse[]> {
  const [rates, { rows, records }] = await Promise.all([ratesOf(), catalogueSnapshot(now)]);
  const prices = new Map<string, BilledPrice[]>();
  for (const { id, key, modelName, channelName } of rows) {
    for (const { unit, currency, amount, original, rateAsOf } of records.prices.get(id) ?? []) {
      if (original === null) continue;
      const billed = prices.get(currency) ?? [];
      prices.set(currency, billed);
      billed.push({ offering: key, modelName, channelName, unit, amount, original, rateAsOf });
    }
  }
  const codes = new Set([...rates.map(({ currency }) => currency), ...prices.keys()]);
  return [...codes].sort().map((currency) => {
    const history = rates.filter((rate) => rate.currency === currency);
    return { currency, history, rate: rateInForce(history) ?? null, prices: prices.get(currency) ?? [] };
  });
}

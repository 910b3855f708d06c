import { plainDecimal } from '@/lib/core/money';
import { instant, utcDate } from '@/lib/core/time';
import { db, type Transaction } from '@/lib/db/client';
import { type BilledPrice, type CurrencyUse, type ExchangeRate, rateInForce } from '../currency';
import { catalogueSnapshot } from './snapshot';

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
    for (const [place, price] of (records.prices.get(id) ?? []).entries()) {
      const { unit, currency, amount, original, rateAsOf } = price;
      if (original === null) continue;
      const billed = prices.get(currency) ?? [];
      prices.set(currency, billed);
      billed.push({
        id: `${key} ${place}`,
        offering: key,
        modelName,
        channelName,
        unit,
        amount,
        original,
        rateAsOf,
      });
    }
  }
  const codes = new Set([...rates.map(({ currency }) => currency), ...prices.keys()]);
  return [...codes].sort().map((currency) => {
    const history = rates.filter((rate) => rate.currency === currency);
    return { currency, history, rate: rateInForce(history) ?? null, prices: prices.get(currency) ?? [] };
  });
}

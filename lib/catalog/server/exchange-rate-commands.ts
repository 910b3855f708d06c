import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { invalid, refused } from '@/lib/core/errors';
import { utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import { type CatalogueChange, type PriceStatement, type Stated, sameValue } from '../change';
import { type ExchangeRate, exchangeRateFields, rateInForce, restatedAt } from '../currency';
import { priceUnitOf } from '../fields';
import { ratesOf } from './exchange-rates';
import { lockCatalogue } from './flush-changes';
import { readStated } from './read-stated';
import { writeChanges } from './write-changes';

export interface RateSet {
  /** How many prices are stated in USD anew; 0 where a later day's rate stays in force. */
  readonly restated: number;
  /** What takes the prices back; null where none changed. */
  readonly batchId: string | null;
}

/**
 * Gives a currency a rate of a day, and has its prices follow unless a later day's is known. `prices` is how many are
 * billed in it, as the preview showed: where that has changed nothing is done.
 */
export const setExchangeRate = defineCommand({
  action: 'exchange_rate.set',
  input: z.strictObject({ ...exchangeRateFields, prices: z.number().int().min(0) }),
  run: async ({ tx, caller, audit, now }, { prices, ...given }): Promise<RateSet> => {
    if (given.asOf > utcDate(now)) {
      throw invalid([{ path: '/asOf', message: 'Must be a day that has begun.' }]);
    }
    await lockCatalogue(tx);
    const billed = await tx.price.count({ where: billedIn(given.currency) });
    if (billed !== prices) {
      throw refused(`There are ${billed} prices in ${given.currency} now. Look at the preview again.`);
    }
    const rate: ExchangeRate = { ...given, at: now.toISOString() };
    const known = await ratesOf(tx, given.currency);
    const row = await tx.exchangeRate.create({
      data: { ...given, asOf: new Date(given.asOf), actorId: caller.actorId, createdAt: now },
    });
    const changes = rateInForce([...known, rate]) === rate ? await restatements(tx, rate) : [];
    const { batchId } = await writeChanges(
      tx,
      {
        kind: 'bulk',
        summary: `Prices in ${rate.currency} at ${rate.usd} USD (${rate.source}, ${rate.asOf})`,
        actorId: caller.actorId,
        at: now,
      },
      changes.map(({ change }) => change),
    );
    const restated = changes.reduce((sum, { prices: some }) => sum + some, 0);
    await audit({ subjectType: 'exchange_rate', subjectId: row.id, data: { ...given, restated } });
    return { restated, batchId };
  },
});

function billedIn(currency: string) {
  return { currency, archivedAt: null, offering: { archivedAt: null } };
}

async function restatements(
  tx: Transaction,
  rate: ExchangeRate,
): Promise<{ readonly change: CatalogueChange; readonly prices: number }[]> {
  const offerings = await tx.offering.findMany({
    where: { archivedAt: null, prices: { some: { currency: rate.currency, archivedAt: null } } },
    select: { key: true },
  });
  const records = await readStated(
    tx,
    'offering',
    offerings.map(({ key }) => key),
  );
  return [...records].flatMap(([key, { fields }]) =>
    Object.entries(fields).flatMap(([field, before]) => {
      if (!priceUnitOf(field)) return [];
      const old = before.value as readonly PriceStatement[];
      const next = restatedAt(old, rate);
      if (sameValue(old, next)) return [];
      const after: Stated = { value: next, origin: before.origin };
      const change = { change: 'set', kind: 'offering', key, field, before, after } as const;
      return [{ change, prices: old.filter(({ currency }) => currency === rate.currency).length }];
    }),
  );
}

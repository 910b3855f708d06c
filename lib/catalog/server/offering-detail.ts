import { AppError, notFound } from '@/lib/core/errors';
import type { OfferingDetail } from '../details';
import { priceInForce } from '../price-at';
import { PRICE_UNIT_KEYS } from '../price-units';
import { modelRow } from './model-rows';
import { catalogueSnapshot } from './snapshot';

/**
 * Everything about one offering.
 *
 * @throws AppError not_found
 */
export async function getOffering(key: string, now: Date = new Date()): Promise<OfferingDetail> {
  const snapshot = await catalogueSnapshot(now);
  const { records } = snapshot;
  const row = snapshot.byKey.get(key);
  const offering = row && records.offerings.find((one) => one.id === row.id);
  const model = offering && records.models.get(offering.modelId);
  if (!row || !offering || !model) throw notFound('offering');
  const behind = new Set(snapshot.affiliationOf(row.channelKey, row.ownerKey).stakes);
  const prices = (records.prices.get(offering.id) ?? []).map((price) => ({
    ...price,
    inForce: priceInForce(price, now),
  }));
  return {
    row,
    model: modelRow(snapshot, model),
    provenance: offering.provenance,
    noticeDays: offering.noticeDays,
    costBasis: offering.costBasis,
    prices: prices.sort(
      (a, b) =>
        PRICE_UNIT_KEYS.indexOf(a.unit) - PRICE_UNIT_KEYS.indexOf(b.unit) ||
        Number(a.scope !== null) - Number(b.scope !== null) ||
        a.aboveTokens - b.aboveTokens ||
        a.fromQuantity - b.fromQuantity ||
        Date.parse(a.validFrom ?? '1970-01-01') - Date.parse(b.validFrom ?? '1970-01-01') ||
        (a.dailyFrom ?? '').localeCompare(b.dailyFrom ?? ''),
    ),
    siblings: (snapshot.byModel.get(model.key) ?? []).filter((other) => other.key !== key),
    stakes: records.stakes.filter((stake) => behind.has(stake.key)),
    aliases: records.aliases.get(model.id) ?? [],
    measurements: records.measurements.filter(
      (one) => one.offering === key || (one.offering === null && one.modelId === model.id),
    ),
  };
}

/** Those of the offerings named that there are, in the order named. */
export async function findOfferings(keys: readonly string[], now: Date): Promise<readonly OfferingDetail[]> {
  const found = await Promise.all(
    keys.map(async (key) => {
      try {
        return [await getOffering(key, now)];
      } catch (error) {
        if (error instanceof AppError && error.kind === 'not_found') return [];
        throw error;
      }
    }),
  );
  return found.flat();
}

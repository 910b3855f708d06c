import type { PricedOffering } from '../priced-offering';
import { catalogueSnapshot } from './snapshot';

/** Those of the offerings named that there are, in the order named, with the prices of each of their service tiers. */
export async function pricedOfferings(
  keys: readonly string[],
  now: Date,
): Promise<readonly PricedOffering[]> {
  const { byKey, byModel, records } = await catalogueSnapshot(now);
  return keys.flatMap((key) => {
    const row = byKey.get(key);
    if (!row) return [];
    const tiers = (byModel.get(row.modelKey) ?? []).filter(
      (other) =>
        other.channelKey === row.channelKey &&
        other.requestId === row.requestId &&
        other.profile === row.profile,
    );
    return [
      {
        key,
        modelName: row.modelName,
        channelName: row.channelName,
        profile: row.profile,
        serviceTier: row.serviceTier,
        tiers: tiers.map(({ id, serviceTier }) => [serviceTier, records.prices.get(id) ?? []] as const),
      },
    ];
  });
}

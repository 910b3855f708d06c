import type { OfferingRow } from '../offering-row';
import { catalogueSnapshot } from './snapshot';

/** Every offering that is not archived. The same array until something changes, which is what the pure list wants. */
export async function offeringRows(now: Date = new Date()): Promise<readonly OfferingRow[]> {
  return (await catalogueSnapshot(now)).rows;
}

/** The offerings with these keys, in the order given; keys that name none are left out. */
export async function offeringRowsByKey(keys: readonly string[]): Promise<OfferingRow[]> {
  const { byKey } = await catalogueSnapshot();
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

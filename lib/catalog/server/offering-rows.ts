import { listOfferings as list, type OfferingList } from '../offering-list';
import type { OfferingQuery } from '../offering-query';
import type { OfferingRow } from '../offering-row';
import { catalogueSnapshot } from './snapshot';

/** The offerings that a query asks for, with the counts of every facet. */
export async function listOfferings(query: OfferingQuery): Promise<OfferingList> {
  const { rows } = await catalogueSnapshot();
  return list(rows, query);
}

/** The offerings with these keys, in the order given; keys that name none are left out. */
export async function offeringRowsByKey(keys: readonly string[]): Promise<OfferingRow[]> {
  const { byKey } = await catalogueSnapshot();
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

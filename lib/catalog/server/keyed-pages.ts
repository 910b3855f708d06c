import { invalid } from '@/lib/core/errors';
import type { VendorRecord } from '../catalog-records';
import { byPlace, type KeyedList } from '../read-api/keyed-list';
import { type KeyedPage, keyedPage, readKeyedRequest } from '../read-api/keyed-page';
import { type ListedModel, MODEL_LIST } from '../read-api/model-list';
import { type ListedPrice, listedPrices, PRICE_LIST } from '../read-api/price-list';
import { VENDOR_LIST } from '../read-api/vendor-list';
import type { CatalogueRecords } from './load';
import { catalogueSnapshot } from './snapshot';

/** Answers a list of the API: items are put in order once for each revision of the catalogue. */
function pagesOf<Item extends object>(
  list: KeyedList<Item>,
  itemsOf: (records: CatalogueRecords) => readonly Item[],
) {
  const kept = new WeakMap<CatalogueRecords, readonly Item[]>();
  /** @throws AppError invalid, naming each parameter that is wrong */
  return async (params: URLSearchParams, now: Date): Promise<KeyedPage<Item>> => {
    const { request, problems } = readKeyedRequest(list, params);
    if (problems.length > 0) throw invalid(problems, 'Some parameters need attention.');
    const { records } = await catalogueSnapshot(now);
    const items = kept.get(records) ?? byPlace(list, itemsOf(records));
    kept.set(records, items);
    return keyedPage(list, items, request);
  };
}

/** The page of vendors that a URL's parameters ask for. */
export const vendorPageOf = pagesOf<VendorRecord>(VENDOR_LIST, ({ vendors }) => [...vendors.values()]);

/** The page of models that a URL's parameters ask for. */
export const modelPageOf = pagesOf<ListedModel>(MODEL_LIST, (records) => {
  const sold = new Map<string, string[]>();
  for (const { modelId, key } of records.offerings) {
    const keys = sold.get(modelId);
    if (keys) keys.push(key);
    else sold.set(modelId, [key]);
  }
  return [...records.models.values()].map(({ id, ...model }) => ({
    ...model,
    aliases: records.aliases.get(id) ?? [],
    offerings: sold.get(id) ?? [],
  }));
});

/** The page of prices that a URL's parameters ask for. */
export const pricePageOf = pagesOf<ListedPrice>(PRICE_LIST, (records) =>
  records.offerings.flatMap((offering) => {
    const model = records.models.get(offering.modelId);
    return model ? listedPrices(offering, model, records.prices.get(offering.id) ?? []) : [];
  }),
);

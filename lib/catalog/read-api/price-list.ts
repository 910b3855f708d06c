import type { OfferingRecord, PriceLine } from '../catalog-records';
import { priceInForce } from '../price-at';
import { PRICE_UNIT_KEYS, PRICE_UNITS } from '../price-units';
import type { KeyedList } from './keyed-list';

/** A recorded price as the API lists it, with whose it is. */
export interface ListedPrice extends PriceLine {
  readonly offering: string;
  readonly model: string;
  readonly owner: string | null;
  readonly channel: string;
  readonly profile: string | null;
  readonly serviceTier: string;
  /** What a million of is paid for. */
  readonly per: string;
}

/** The prices of an offering with whose they are. */
export function listedPrices(
  offering: OfferingRecord,
  model: { readonly key: string; readonly owner: string | null },
  prices: readonly PriceLine[],
): ListedPrice[] {
  return prices.map((price) => ({
    ...price,
    offering: offering.key,
    model: model.key,
    owner: model.owner,
    channel: offering.channel,
    profile: offering.profile,
    serviceTier: offering.serviceTier,
    per: PRICE_UNITS[price.unit].per,
  }));
}

const padded = (count: number): string => String(count).padStart(16, '0');

/** Prices as the API lists them: past, in force and announced. */
export const PRICE_LIST: KeyedList<ListedPrice> = {
  filters: {
    offering: { says: 'Keys of offerings.', passes: (price, key) => price.offering === key },
    model: { says: 'Keys of models.', passes: (price, key) => price.model === key },
    owner: { says: 'Keys of vendors that make models.', passes: (price, key) => price.owner === key },
    channel: { says: 'Keys of vendors that sell.', passes: (price, key) => price.channel === key },
    profile: { says: 'Regions or profiles.', passes: (price, profile) => price.profile === profile },
    tier: { says: 'Service tiers.', passes: (price, tier) => price.serviceTier === tier },
    unit: {
      says: 'What is paid for.',
      values: PRICE_UNIT_KEYS,
      passes: (price, unit) => price.unit === unit,
    },
    currency: { says: 'What it is billed in.', passes: (price, currency) => price.currency === currency },
    source: { says: 'Sources, whole.', passes: (price, source) => price.source === source },
    at: {
      says: 'An instant (2027-01-31T12:00:00Z): prices in force then, by date and hour.',
      problem: (text) =>
        /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(text) && !Number.isNaN(Date.parse(text))
          ? null
          : 'Must be an instant such as 2027-01-31T12:00:00Z.',
      passes: (price, at) => priceInForce(price, new Date(at)),
    },
  },
  fields: [
    'offering',
    'model',
    'owner',
    'channel',
    'profile',
    'serviceTier',
    'unit',
    'per',
    'amount',
    'free',
    'aboveTokens',
    'fromQuantity',
    'scope',
    'validFrom',
    'validTo',
    'dailyFrom',
    'dailyTo',
    'currency',
    'original',
    'rateAsOf',
    'source',
    'asOf',
    'raw',
  ],
  onRequest: [],
  place: (price) =>
    [
      price.offering,
      price.unit,
      padded(price.aboveTokens),
      padded(price.fromQuantity),
      price.scope,
      price.validFrom,
      price.validTo,
      price.dailyFrom,
      price.dailyTo,
      price.source,
      price.asOf,
      price.amount,
      price.raw,
    ].join('\n'),
};

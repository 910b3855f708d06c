import { Money, plainDecimal } from '@/lib/core/money';
import { PRICE_UNITS, type PriceUnitKey } from '../price-units';
import { fieldOf, writtenNumber } from './json-fields';
import type { Note } from './litellm-prices';
import type { UnitPrices } from './price-statement';
import { isJsonObject, type JsonObject, numberText } from './read-json';

/** Another way of serving the same request id, at so many times the price of a token. */
export interface Uplift {
  readonly profile: string | null;
  readonly tier: string;
  /** Decimal, as written. */
  readonly times: string;
  readonly field: string;
}

const REGIONAL = /^regional_processing_uplift_multiplier_([a-z0-9-]{2,20})$/;
const ENDPOINT = 'regional_endpoint_uplift_multiplier';
const ENTRY = 'provider_specific_entry';
/** Of Anthropic's own API: where a request is processed, and how fast. */
const PLACES = /^(us|eu|uk|apac|au|jp|ca|in|global)$/;

function upliftOf(key: string): Pick<Uplift, 'profile' | 'tier'> | null {
  if (key === ENDPOINT) return { profile: 'regional', tier: 'standard' };
  const region = REGIONAL.exec(key)?.[1];
  return region ? { profile: region, tier: 'standard' } : null;
}

function entryUplift(key: string): Pick<Uplift, 'profile' | 'tier'> | null {
  if (key === 'fast') return { profile: null, tier: 'fast' };
  return PLACES.test(key) ? { profile: key, tier: 'standard' } : null;
}

const valid = (times: string | null): times is string =>
  times !== null && /^\d{1,3}(\.\d{1,9})?$/.test(times) && Number(times) > 0 && Number(times) <= 100;

/**
 * The multiples that a row states: OpenAI's regional hosts, Vertex' addresses that are not global, Anthropic's place and speed.
 * Each is of the standard tier.
 */
export function upliftsOf(row: JsonObject, note: Note): Uplift[] {
  const entry = fieldOf(row, ENTRY);
  const inside = isJsonObject(entry) ? Object.entries(entry) : [];
  const found = [
    ...Object.entries(row).flatMap(([key, value]) =>
      key.startsWith('regional_') && key.includes('uplift') && value !== null
        ? [{ field: key, value, means: upliftOf(key) }]
        : [],
    ),
    ...inside.flatMap(([key, value]) =>
      numberText(value) === null ? [] : [{ field: `${ENTRY}.${key}`, value, means: entryUplift(key) }],
    ),
  ];
  return found.flatMap(({ field, value, means }): Uplift[] => {
    const times = writtenNumber(value) ?? null;
    if (means === null) note(field, 'It is not known what this multiplies.');
    else if (!valid(times)) note(field, 'It is no multiple between 0 and 100.');
    else return [{ ...means, times, field }];
    return [];
  });
}

/** Prices at a multiple: that of every kind of token, and nothing else. */
export function uplifted(prices: UnitPrices, { times, field }: Uplift): UnitPrices {
  return Object.fromEntries(
    Object.entries(prices).map(([unit, list]) => {
      if (PRICE_UNITS[unit as PriceUnitKey].per !== 'token') return [unit, list];
      const more = list.map((price) => ({
        ...price,
        amount: plainDecimal(new Money(price.amount).times(times).toDecimalPlaces(9)),
        raw: `${price.raw} × ${times} (${field})`,
      }));
      return [unit, more];
    }),
  );
}

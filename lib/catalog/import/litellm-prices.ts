import type { PriceStatement } from '../change';
import type { Origin } from '../plan';
import type { PriceUnitKey } from '../price-units';
import { perMillion } from './amounts';
import { writtenNumber } from './json-fields';
import { looksLikePrice, priceKey } from './litellm-keys';
import { type Meant, meaningOf } from './litellm-units';
import { priceStatement, type UnitPrices } from './price-statement';
import { isJsonObject, type Json, type JsonObject } from './read-json';

export type Note = (field: string, reason: string) => void;

/** Of which offering the prices are. */
export interface Priced extends Meant {
  readonly origin: Origin;
  /** What alone every price of the row is for: a size of image. */
  readonly scope: string | null;
  /** Its id says that it is free. */
  readonly free: boolean;
  /** Why a zero of its seller is no price, or null. */
  readonly zeroIsNone: string | null;
}

/** Prices by service tier. */
export type TierPrices = Map<string, UnitPrices>;

/** Read on their own, and not one number each. */
const ELSEWHERE =
  /^(tiered_pricing|search_context_cost_per_query|web_search_billing_unit|regional_.*_uplift_multiplier(_.*)?)$/;

const SIZES: readonly (readonly [string, PriceUnitKey])[] = [
  ['search_context_size_low', 'web_search_low'],
  ['search_context_size_medium', 'web_search_medium'],
  ['search_context_size_high', 'web_search_high'],
];

const joined = (...scopes: readonly (string | null)[]): string | null =>
  scopes.filter((scope) => scope !== null).join(', ') || null;

/** Every price that a row states, by tier and unit. What is not taken over is noted. */
export function rowPrices(row: JsonObject, priced: Priced, note: Note): TierPrices {
  const tiers: TierPrices = new Map();
  const add = (tier: string, unit: PriceUnitKey, price: PriceStatement, field: string): void => {
    const units: UnitPrices = tiers.get(tier) ?? {};
    tiers.set(tier, units);
    const list = units[unit] ?? [];
    units[unit] = list;
    const same = list.findIndex((one) => one.aboveTokens === price.aboveTokens && one.scope === price.scope);
    const other = list[same];
    // Some keys are two names of one thing, of which the one that is not used is zero.
    if (!other) list.push(price);
    else if (Number(other.amount) === 0) list[same] = price;
    else if (Number(price.amount) !== 0 && price.amount !== other.amount)
      note(field, `${price.raw} is a second price of the same unit; “${other.raw}” was taken.`);
  };
  const read = (
    key: string,
    value: Json,
    field: string,
    within: Pick<PriceStatement, 'aboveTokens' | 'scope'>,
  ) => {
    if (value === null) return;
    const text = writtenNumber(value);
    const parts = priceKey(key);
    const meaning = parts && meaningOf(parts, priced);
    if (!parts || !meaning) return note(field, unknownKey(key));
    const amount = text === undefined ? { refused: 'It is not a number.' } : perMillion(text, meaning.per);
    if ('refused' in amount) return note(field, amount.refused);
    const zero = amount.amount === '0';
    if (zero && priced.zeroIsNone !== null) return note(field, priced.zeroIsNone);
    const { unit } = meaning;
    add(
      parts.tier,
      unit,
      priceStatement(amount.amount, `${field}: ${text}`, priced.origin, {
        free: zero && priced.free && (unit === 'input' || unit === 'output'),
        aboveTokens: parts.aboveTokens || within.aboveTokens,
        scope: joined(priced.scope, within.scope, parts.scope),
      }),
      field,
    );
  };
  const plain = { aboveTokens: 0, scope: null };
  for (const [key, value] of Object.entries(row)) {
    if (looksLikePrice(key) && !ELSEWHERE.test(key)) read(key, value, key, plain);
  }
  for (const { key, value, field, within } of ranges(row, note)) read(key, value, field, within);
  for (const [unit, text, field] of searches(row, note)) {
    const amount = perMillion(text);
    if ('refused' in amount) note(field, amount.refused);
    else {
      const price = priceStatement(amount.amount, `${field}: ${text}`, priced.origin, {
        scope: priced.scope,
      });
      add('standard', unit, price, field);
    }
  }
  return tiers;
}

function unknownKey(key: string): string {
  return /(^|_)dbu_/.test(key)
    ? 'It is in Databricks units, from which the price in USD was worked out.'
    : 'It is not known what this is the price of.';
}

/** `tiered_pricing`: prices from a length of input upwards, or for a number of results. */
function ranges(row: JsonObject, note: Note) {
  const list = row.tiered_pricing;
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) {
    note('tiered_pricing', 'It is not a list.');
    return [];
  }
  return (list as readonly Json[]).flatMap((tier, nth) => {
    const path = `tiered_pricing[${nth}]`;
    const within = isJsonObject(tier) ? rangeOf(tier) : null;
    if (!within || !isJsonObject(tier)) {
      note(path, 'It does not say for which requests it holds.');
      return [];
    }
    return Object.entries(tier).flatMap(([key, value]) => {
      if (key === 'range' || key === 'max_results_range') return [];
      return [{ key, value, field: `${path}.${key}`, within }];
    });
  });
}

function rangeOf(tier: JsonObject): Pick<PriceStatement, 'aboveTokens' | 'scope'> | null {
  const ends = (value: Json | undefined) =>
    Array.isArray(value) ? (value as readonly Json[]).map((end) => Number(writtenNumber(end))) : [];
  const [above] = ends(tier.range);
  if (above !== undefined)
    return Number.isInteger(above) && above >= 0 && above <= 2_000_000_000
      ? { aboveTokens: above, scope: null }
      : null;
  const [from, to] = ends(tier.max_results_range);
  return Number.isInteger(from) && Number.isInteger(to)
    ? { aboveTokens: 0, scope: `${from}–${to} results` }
    : null;
}

/** What a web search costs: one price where it is the same for every size of context. */
function searches(row: JsonObject, note: Note): [PriceUnitKey, string, string][] {
  const path = 'search_context_cost_per_query';
  const costs = row[path];
  if (costs === undefined || costs === null) return [];
  if (!isJsonObject(costs)) {
    note(path, 'It is not a price for each size of context.');
    return [];
  }
  const billed = row.web_search_billing_unit;
  if (billed !== undefined && billed !== 'per_query') {
    note(path, `It is billed “${String(billed).slice(0, 40)}”, not by the search.`);
    return [];
  }
  for (const key of Object.keys(costs)) {
    if (!SIZES.some(([size]) => size === key))
      note(`${path}.${key.slice(0, 100)}`, 'No such size of context is known.');
  }
  const stated = SIZES.flatMap(([size, unit]): [PriceUnitKey, string, string][] => {
    const text = writtenNumber(costs[size]);
    return text === undefined ? [] : [[unit, text, `${path}.${size}`]];
  });
  const [first] = stated;
  const same = stated.length === SIZES.length && stated.every(([, text]) => text === first?.[1]);
  return first && same ? [['web_search', first[1], path]] : stated;
}

import { type BundlePriceField, PRICE_UNITS } from '@/lib/catalog/price-units';
import { Money, plainDecimal } from '@/lib/core/money';
import type { PriceRow } from '@/lib/policy/types';

/** A price of an offering as recorded: USD per million units. Instants in ISO form, null = open. */
export interface PriceRecord {
  readonly unit: string;
  readonly amount: string;
  readonly aboveTokens: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** The units that bundles carry, each with the field it feeds. Two units may feed one. */
const CARRIED: ReadonlyMap<string, BundlePriceField> = new Map(
  Object.entries(PRICE_UNITS).flatMap(([unit, { bundle }]) => (bundle ? [[unit, bundle] as const] : [])),
);
/** Fields that bundles state per million units; the others are per one. */
const PER_MILLION: readonly BundlePriceField[] = ['input', 'output'];

interface Window {
  readonly from: string | null;
  readonly until: string | null;
}

const ALWAYS: readonly Window[] = [{ from: null, until: null }];

/** Consecutive windows between all the instants at which a price begins or ends, without those over before `now`. */
function windows(prices: readonly PriceRecord[], now: string): readonly Window[] {
  if (prices.every((price) => price.validFrom === null && price.validTo === null)) return ALWAYS;
  const edges = [...new Set(prices.flatMap((price) => [price.validFrom, price.validTo]))]
    .filter((edge): edge is string => edge !== null)
    .sort();
  const bounds = [null, ...edges, null];
  return bounds
    .slice(0, -1)
    .map((from, index) => ({ from, until: bounds[index + 1] ?? null }))
    .filter((window) => window.until === null || window.until > now);
}

function holds(price: PriceRecord, window: Window): boolean {
  const begins = price.validFrom === null || (window.from !== null && price.validFrom <= window.from);
  const lasts = price.validTo === null || (window.until !== null && window.until <= price.validTo);
  return begins && lasts;
}

function fieldsAt(prices: readonly PriceRecord[], above: number, window: Window) {
  const inForce = new Map<string, PriceRecord>();
  for (const price of prices) {
    if (price.aboveTokens > above || !holds(price, window)) continue;
    const other = inForce.get(price.unit);
    const nearer = other === undefined || price.aboveTokens > other.aboveTokens;
    // Two prices for one unit at one time differ by hour of day: the dearer is the one that a limit must hold against.
    const dearer = price.aboveTokens === other?.aboveTokens && isDearer(price.amount, other.amount);
    if (nearer || dearer) inForce.set(price.unit, price);
  }
  const row: Partial<Record<BundlePriceField, string>> = {};
  for (const [unit, field] of CARRIED) {
    const price = inForce.get(unit);
    if (price === undefined) continue;
    const amount = PER_MILLION.includes(field) ? ninePlaces(price.amount) : perUnit(price.amount);
    // Of two units that feed one field, the dearer again.
    if (row[field] === undefined || isDearer(amount, row[field])) row[field] = amount;
  }
  return row;
}

function isDearer(amount: string, than: string): boolean {
  return amount !== than && new Money(amount).gt(than);
}

const PLAIN = /^(?:0|[1-9]\d*)(?:\.\d{0,8}[1-9])?$/;

/** Rounded half-even. What is written plainly already, as nearly every price is, needs no arithmetic. */
function ninePlaces(amount: string): string {
  return PLAIN.test(amount) ? amount : plainDecimal(new Money(amount).toDecimalPlaces(9));
}

function perUnit(perMillion: string): string {
  return plainDecimal(new Money(perMillion).div(1_000_000).toDecimalPlaces(9));
}

/**
 * The price rows of a bundle's offering: from `above: 0` upwards, each threshold in consecutive windows of time, equal
 * neighbours joined. Units that evaluation does not read are left out; where nothing is known one empty row says so.
 * `now` in ISO form: what ended before it is dropped.
 */
export function bundlePrices(prices: readonly PriceRecord[], now: string): PriceRow[] {
  const read = prices.filter((price) => CARRIED.has(price.unit));
  const thresholds = [...new Set([0, ...read.map((price) => price.aboveTokens)])].sort((a, b) => a - b);
  const rows: PriceRow[] = [];
  for (const above of thresholds) {
    const spans: { key: string; window: Window; fields: Partial<Record<BundlePriceField, string>> }[] = [];
    for (const window of windows(read, now)) {
      const fields = fieldsAt(read, above, window);
      const key = JSON.stringify(fields);
      const last = spans.at(-1);
      if (last?.key === key) last.window = { from: last.window.from, until: window.until };
      else spans.push({ key, window, fields });
    }
    for (const { window, fields } of spans) {
      rows.push({
        above,
        ...(window.from === null ? {} : { from: window.from }),
        ...(window.until === null ? {} : { until: window.until }),
        ...fields,
      });
    }
  }
  return rows;
}

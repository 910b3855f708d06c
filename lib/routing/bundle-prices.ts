import type { Decimal } from 'decimal.js';
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
const CARRIED = Object.entries(PRICE_UNITS).flatMap(([unit, { bundle }]) =>
  bundle ? [{ unit, field: bundle }] : [],
);
const CARRIED_UNITS = new Set(CARRIED.map(({ unit }) => unit));
/** Fields that bundles state per million units; the others are per one. */
const PER_MILLION: readonly BundlePriceField[] = ['input', 'output'];

interface Window {
  readonly from: string | null;
  readonly until: string | null;
}

/** Consecutive windows between all the instants at which a price begins or ends, without those over before `now`. */
function windows(prices: readonly PriceRecord[], now: string): Window[] {
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
  const row: Partial<Record<BundlePriceField, string>> = {};
  const amounts = new Map<BundlePriceField, Decimal>();
  for (const { unit, field } of CARRIED) {
    const inForce = prices.filter((p) => p.unit === unit && p.aboveTokens <= above && holds(p, window));
    if (inForce.length === 0) continue;
    const threshold = Math.max(...inForce.map((price) => price.aboveTokens));
    // Two prices for one unit at one time differ by hour of day, and two units of one field by what they count: the
    // dearer is the one that a limit must hold against.
    const dearest = Money.max(...inForce.filter((p) => p.aboveTokens === threshold).map((p) => p.amount));
    amounts.set(field, Money.max(dearest, amounts.get(field) ?? 0));
  }
  for (const [field, amount] of amounts) {
    const each = PER_MILLION.includes(field) ? amount : amount.div(1_000_000);
    row[field] = plainDecimal(each.toDecimalPlaces(9));
  }
  return row;
}

/**
 * The price rows of a bundle's offering: from `above: 0` upwards, each threshold in consecutive windows of time, equal
 * neighbours joined. Units that evaluation does not read are left out; where nothing is known one empty row says so.
 * `now` in ISO form: what ended before it is dropped.
 */
export function bundlePrices(prices: readonly PriceRecord[], now: string): PriceRow[] {
  const read = prices.filter((price) => CARRIED_UNITS.has(price.unit));
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

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

type PriceField = 'input' | 'output' | 'request' | 'image' | 'audioSecond';

/** Which field of a bundle's price row a unit feeds, and how many units the field's figure is for. */
const FIELDS: Readonly<Record<string, { field: PriceField; perMillion: boolean }>> = {
  input: { field: 'input', perMillion: true },
  output: { field: 'output', perMillion: true },
  request: { field: 'request', perMillion: false },
  image: { field: 'image', perMillion: false },
  audio_second: { field: 'audioSecond', perMillion: false },
};

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
  const row: Partial<Record<PriceField, string>> = {};
  for (const [unit, { field, perMillion }] of Object.entries(FIELDS)) {
    const inForce = prices.filter((p) => p.unit === unit && p.aboveTokens <= above && holds(p, window));
    if (inForce.length === 0) continue;
    const threshold = Math.max(...inForce.map((price) => price.aboveTokens));
    // Two prices for one unit at one time differ by hour of day: the dearer is the one a limit must hold against.
    const amount = Money.max(...inForce.filter((p) => p.aboveTokens === threshold).map((p) => p.amount));
    const each = perMillion ? amount : amount.div(1_000_000);
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
  const read = prices.filter((price) => price.unit in FIELDS);
  const thresholds = [...new Set([0, ...read.map((price) => price.aboveTokens)])].sort((a, b) => a - b);
  const rows: PriceRow[] = [];
  for (const above of thresholds) {
    const spans: { key: string; window: Window; fields: Partial<Record<PriceField, string>> }[] = [];
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

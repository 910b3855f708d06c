import type { Affiliation } from './affiliation-kinds';
import type { OfferingDetail } from './details';
import type { Origin } from './plan';
import { priceInForce, pricesAt } from './price-at';
import { PRICE_UNIT_KEYS, type PriceUnitKey } from './price-units';

/** How many offerings are read side by side at most. */
export const COMPARED_AT_MOST = 6;

/** One value of one offering, as it is kept. */
export type ComparedValue =
  /** USD per million units, plain decimal. */
  | {
      readonly kind: 'price';
      readonly unit: PriceUnitKey;
      readonly amount: string;
      readonly free: boolean;
      /** What the seller bills per million, where that is not USD. */
      readonly billed?: { readonly amount: string; readonly currency: string };
    }
  | { readonly kind: 'tokens'; readonly tokens: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'affiliation'; readonly affiliation: Affiliation }
  /** Sorted; none of them is said, which is not the same as unknown. */
  | { readonly kind: 'names'; readonly names: readonly string[] };

export type ComparedLabel =
  | { readonly kind: 'field'; readonly field: ComparedField }
  /** `aboveTokens` 0 = at any length that no threshold below reprices. */
  | { readonly kind: 'price'; readonly unit: PriceUnitKey; readonly aboveTokens: number };

/** One thing that offerings are compared in; `values` and `origins` in the order of the offerings, null = unknown. */
export interface ComparedRow {
  readonly label: ComparedLabel;
  readonly values: readonly (ComparedValue | null)[];
  readonly origins: readonly (Origin | null)[];
  readonly differs: boolean;
  /** The places of the lowest price or the most tokens, where that tells them apart. */
  readonly best: readonly number[];
}

const FIELDS = [
  'owner',
  'channel',
  'affiliation',
  'requestId',
  'profile',
  'regions',
  'serviceTier',
  'lifecycle',
  'api',
  'contextTokens',
  'maxInputTokens',
  'maxOutputTokens',
  'capabilities',
  'inputModalities',
  'outputModalities',
  'releasedOn',
  'knowledgeCutoff',
  'openWeights',
] as const;
export type ComparedField = (typeof FIELDS)[number];

/**
 * Offerings side by side: every price in force at `now`, unit by unit and above every length at which any of them is
 * repriced, and every fact, in one order whoever sells them.
 */
export function compareOfferings(details: readonly OfferingDetail[], now: Date): readonly ComparedRow[] {
  const facts = FIELDS.map((field) => factRow(field, details));
  return [...facts.slice(0, 4), ...priceRows(details, now), ...facts.slice(4)];
}

function factRow(field: ComparedField, details: readonly OfferingDetail[]): ComparedRow {
  const values = details.map((detail) => factOf(field, detail));
  const tokens = values.map((value) => (value?.kind === 'tokens' ? value.tokens : null));
  return {
    label: { kind: 'field', field },
    values,
    origins: details.map(({ provenance }) => provenance[field] ?? null),
    differs: differ(values),
    best: bestOf(tokens, (a, b) => a > b),
  };
}

function factOf(field: ComparedField, { row, model }: OfferingDetail): ComparedValue | null {
  switch (field) {
    case 'owner':
      return text(row.ownerName);
    case 'channel':
      return text(row.channelName);
    case 'affiliation':
      return { kind: 'affiliation', affiliation: row.affiliation };
    case 'contextTokens':
    case 'maxInputTokens':
    case 'maxOutputTokens': {
      const tokens = row[field];
      return tokens === null ? null : { kind: 'tokens', tokens };
    }
    case 'regions':
    case 'capabilities':
    case 'inputModalities':
    case 'outputModalities': {
      const names = row[field];
      return names && { kind: 'names', names };
    }
    case 'releasedOn':
    case 'knowledgeCutoff':
      return text(model[field]);
    case 'openWeights':
      return model.openWeights === null ? null : text(model.openWeights ? 'open' : 'closed');
    default:
      return text(row[field]);
  }
}

function text(value: string | null): ComparedValue | null {
  return value === null ? null : { kind: 'text', text: value };
}

function priceRows(details: readonly OfferingDetail[], now: Date): ComparedRow[] {
  const lines = details.map(({ prices }) => prices.filter((line) => priceInForce(line, now)));
  const lengths = [...new Set(lines.flat().map(({ aboveTokens }) => aboveTokens))].sort((a, b) => a - b);
  if (lengths[0] !== 0) lengths.unshift(0);
  const units = PRICE_UNIT_KEYS.filter((unit) => lines.flat().some((line) => line.unit === unit));
  return units.flatMap((unit) => {
    const repriced = lengths.filter(
      (above) => above === 0 || lines.flat().some((line) => line.unit === unit && line.aboveTokens === above),
    );
    return repriced.map((above) => priceRow(unit, above, lines, now));
  });
}

function priceRow(
  unit: PriceUnitKey,
  aboveTokens: number,
  lines: readonly OfferingDetail['prices'][],
  now: Date,
): ComparedRow {
  const found = lines.map(
    (prices) => pricesAt(prices, now, aboveTokens === 0 ? 0 : aboveTokens + 1).get(unit) ?? null,
  );
  const values = found.map(
    (line): ComparedValue | null =>
      line && {
        kind: 'price',
        unit,
        amount: line.amount,
        free: line.free && Number(line.amount) === 0,
        ...(line.original !== null && { billed: { amount: line.original, currency: line.currency } }),
      },
  );
  // A stated zero is a promotion or a gap, not the market's lowest.
  const paid = found.map((line) => (line && Number(line.amount) > 0 ? Number(line.amount) : null));
  return {
    label: { kind: 'price', unit, aboveTokens },
    values,
    origins: found.map((line) => line && { source: line.source, asOf: line.asOf }),
    differs: differ(values),
    best: bestOf(paid, (a, b) => a < b),
  };
}

/** What one states and another does not tells them apart too. */
function differ(values: readonly (ComparedValue | null)[]): boolean {
  return new Set(values.map((value) => JSON.stringify(value))).size > 1;
}

function bestOf(numbers: readonly (number | null)[], better: (a: number, b: number) => boolean): number[] {
  const known = numbers.filter((one) => one !== null);
  if (new Set(known).size < 2) return [];
  const best = known.reduce((a, b) => (better(b, a) ? b : a));
  return numbers.flatMap((one, place) => (one === best ? [place] : []));
}

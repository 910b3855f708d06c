import { AFFILIATION_KINDS, type AffiliationKind } from './affiliation-kinds';
import type { OfferingRow } from './offering-row';
import type { PriceUnitKey } from './price-units';

/** What of an offering should be known, and how much it counts. The weights add up to 100. */
export const COUNTED_FIELDS = {
  price: 20,
  outputPrice: 5,
  freshPrice: 5,
  contextTokens: 8,
  maxOutputTokens: 4,
  capabilities: 8,
  inputModalities: 4,
  outputModalities: 4,
  mode: 4,
  regions: 8,
  owner: 4,
  affiliation: 4,
  retentionDays: 5,
  zeroRetention: 3,
  trainingUse: 5,
  humanReview: 2,
  certifications: 4,
  subprocessors: 3,
} as const;

export type CountedField = keyof typeof COUNTED_FIELDS;
const FIELDS = Object.keys(COUNTED_FIELDS) as readonly CountedField[];

/** What answers for the amount of what comes out. Without any of it, what goes out is taken to be billed with the input. */
const OUTPUT_UNITS: readonly PriceUnitKey[] = ['output', 'output_text', 'output_audio', 'output_image'];
/** Modes that put out neither text nor media: there is no length of output, and no price for it, to know. */
const WITHOUT_OUTPUT = ['embedding', 'rerank', 'moderation', 'search', 'vector_store'];

export interface Completeness {
  /** 0 to 100: the share of what could be known that is, by weight. */
  readonly score: number;
  readonly missing: readonly CountedField[];
}

/**
 * How much is known of an offering. Unknown counts as missing; free, zero, "none" and "no" are known. What an offering of
 * its kind cannot have is not asked for. Neither who sells it nor who makes it changes anything.
 */
export function completenessOf(row: OfferingRow): Completeness {
  const asked = FIELDS.filter((field) => appliesTo(row, field));
  const missing = asked.filter((field) => !isKnown(row, field));
  const weigh = (fields: readonly CountedField[]) =>
    fields.reduce((sum, field) => sum + COUNTED_FIELDS[field], 0);
  return { score: Math.round(100 * (1 - weigh(missing) / weigh(asked))), missing };
}

function appliesTo(row: OfferingRow, field: CountedField): boolean {
  if (field !== 'outputPrice' && field !== 'maxOutputTokens') return true;
  if (row.mode !== null && WITHOUT_OUTPUT.includes(row.mode)) return false;
  // Priced by the image, second or page: what comes out is in that.
  return !hasPrice(row) || row.prices.input !== undefined || row.prices.input_text !== undefined;
}

function hasPrice({ prices, free }: OfferingRow): boolean {
  return free || Object.keys(prices).length > 0;
}

function isKnown(row: OfferingRow, field: CountedField): boolean {
  switch (field) {
    case 'price':
      return hasPrice(row);
    case 'outputPrice':
      return row.free || OUTPUT_UNITS.some((unit) => row.prices[unit] !== undefined);
    case 'freshPrice':
      return hasPrice(row) && !row.stalePrices;
    case 'owner':
      return row.ownerKey !== null;
    case 'affiliation':
      return row.affiliation.kind !== 'unknown';
    default:
      return row[field] !== null;
  }
}

/** Scores of some offerings taken together. */
export interface ScoreSummary {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly mean: number;
  /** Standard deviation of the scores, in points. */
  readonly deviation: number;
  readonly lowest: number;
  readonly highest: number;
  /** The field that is missing most, by weight; null where nothing is. */
  readonly worst: CountedField | null;
}

export interface ScoredRow extends Completeness {
  readonly row: OfferingRow;
}

/** Scores by a key, the most offerings first; `of` null leaves an offering out. */
export function summarise(
  scored: readonly ScoredRow[],
  of: (row: OfferingRow) => { readonly key: string; readonly name: string } | null,
): readonly ScoreSummary[] {
  const groups = new Map<string, { name: string; scored: ScoredRow[] }>();
  for (const one of scored) {
    const group = of(one.row);
    if (!group) continue;
    const found = groups.get(group.key) ?? { name: group.name, scored: [] };
    groups.set(group.key, found);
    found.scored.push(one);
  }
  return [...groups]
    .map(([key, group]) => ({ key, name: group.name, ...statistics(group.scored) }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** Scores by affiliation, in the one order of its kinds; kinds without offerings are there with a count of 0. */
export function summariseByAffiliation(
  scored: readonly ScoredRow[],
): readonly (Omit<ScoreSummary, 'key' | 'name'> & { readonly kind: AffiliationKind })[] {
  return AFFILIATION_KINDS.map((kind) => ({
    kind,
    ...statistics(scored.filter(({ row }) => row.affiliation.kind === kind)),
  }));
}

/** How many offerings lack each field, by what that costs in points altogether. */
export function gapsOf(
  scored: readonly ScoredRow[],
): readonly { readonly field: CountedField; readonly count: number }[] {
  return FIELDS.map((field) => ({
    field,
    count: scored.filter(({ missing }) => missing.includes(field)).length,
  }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count * COUNTED_FIELDS[b.field] - a.count * COUNTED_FIELDS[a.field]);
}

function statistics(scored: readonly ScoredRow[]) {
  const scores = scored.map(({ score }) => score);
  const mean = scores.reduce((sum, score) => sum + score, 0) / (scores.length || 1);
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length || 1);
  return {
    count: scores.length,
    mean,
    deviation: Math.sqrt(variance),
    lowest: Math.min(...scores, 100),
    highest: Math.max(...scores, 0),
    worst: gapsOf(scored)[0]?.field ?? null,
  };
}

import { countFacets, type FacetCounts, facetFilters, failingFacet } from './facet-counts';
import { type OfferingIndex, offeringIndex } from './offering-index';
import type { OfferingQuery } from './offering-query';
import type { OfferingRow } from './offering-row';
import { searchScores } from './search-index';

export interface OfferingList {
  /** The window asked for, in order. */
  readonly rows: readonly OfferingRow[];
  /** How many match in all. */
  readonly total: number;
  /** What quality is compared by: the benchmark that the most offerings are measured on. */
  readonly benchmark: string | null;
  readonly facets: FacetCounts;
}

/** The filter of what is no facet; null where the query sets none. */
function limitsOf(query: OfferingQuery): ((row: OfferingRow) => boolean) | null {
  const { contextMin, inputMax, outputMax, model } = query;
  if (!contextMin && inputMax === undefined && outputMax === undefined && model.length === 0) return null;
  return (row) => passesLimits(row, query);
}

function passesLimits(row: OfferingRow, query: OfferingQuery): boolean {
  const { contextMin, inputMax, outputMax } = query;
  if (contextMin !== undefined && contextMin > 0 && (row.contextTokens ?? -1) < contextMin) return false;
  const within = (text: string | undefined, most: string | undefined): boolean =>
    most === undefined || (text !== undefined && Number(text) <= Number(most));
  if (query.model.length > 0 && !query.model.includes(row.modelKey)) return false;
  return within(row.prices.input, inputMax) && within(row.prices.output, outputMax);
}

/**
 * Filters, counts, sorts and cuts a list of offerings. Pure; orders, facets and the search index are made once per
 * `rows` array, so give it the same array again. A row that fails one facet's filter alone still counts in that facet,
 * which is what lifting the filter means.
 */
export function listOfferings(rows: readonly OfferingRow[], query: OfferingQuery): OfferingList {
  const index = offeringIndex(rows);
  const scores = searchScores(index.search, query.q);
  const filters = facetFilters(index, query);
  const limits = limitsOf(query);
  const ranked = scores !== null && query.sort === 'relevance';
  const order = ranked ? index.orders.ofHits : index.orders.of(query.sort, query.direction);
  const counted = new Int32Array(rows.length);
  const failing = new Int8Array(rows.length);
  let count = 0;
  const matching: number[] = [];
  for (const at of order) {
    const row = rows[at];
    if (row === undefined || (scores !== null && scores[at] === 0)) continue;
    if (limits !== null && !limits(row)) continue;
    const fails = filters.length === 0 ? -1 : failingFacet(filters, at);
    if (fails === -2) continue;
    if (fails === -1) matching.push(at);
    counted[count] = at;
    failing[count] = fails;
    count += 1;
  }
  const found = ranked ? byScore(matching, scores) : matching;
  const untouched = scores === null && limits === null && filters.length === 0;
  return {
    rows: found.slice(query.offset, query.offset + query.limit).flatMap((at) => rows[at] ?? []),
    total: found.length,
    benchmark: index.benchmark,
    facets: untouched
      ? facetsOfAll(index, counted, failing)
      : countFacets(index, counted.subarray(0, count), failing.subarray(0, count)),
  };
}

const whole = new WeakMap<OfferingIndex, FacetCounts>();

/** The counts of a list that nothing narrows: made once. */
function facetsOfAll(index: OfferingIndex, rows: Int32Array, failing: Int8Array): FacetCounts {
  const known = whole.get(index);
  if (known) return known;
  const made = countFacets(index, rows, failing);
  whole.set(index, made);
  return made;
}

/** The best hits first, equal ones as they came. There are few scores for many rows. */
function byScore(matching: readonly number[], scores: Float64Array): number[] {
  const groups = new Map<number, number[]>();
  for (const at of matching) {
    const score = scores[at] ?? 0;
    const group = groups.get(score);
    if (group) group.push(at);
    else groups.set(score, [at]);
  }
  return [...groups].sort(([a], [b]) => b - a).flatMap(([, group]) => group);
}

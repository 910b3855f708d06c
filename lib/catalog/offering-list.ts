import { OFFERING_FACETS, type OfferingFacet } from './offering-facets';
import { type OfferingIndex, offeringIndex } from './offering-index';
import type { OfferingQuery } from './offering-query';
import type { OfferingRow } from './offering-row';
import { searchScores } from './search-index';

export interface FacetCount {
  readonly value: string;
  readonly label: string;
  /** Offerings that would be listed if this facet's own filter were lifted and this value chosen. */
  readonly count: number;
}

export interface OfferingList {
  /** The window asked for, in order. */
  readonly rows: readonly OfferingRow[];
  /** How many match in all. */
  readonly total: number;
  /** What quality is compared by: the benchmark that the most offerings are measured on. */
  readonly benchmark: string | null;
  readonly facets: Readonly<Record<OfferingFacet, readonly FacetCount[]>>;
}

/** Whether a row passes the filters that are not facets. */
function passesLimits(row: OfferingRow, query: OfferingQuery): boolean {
  const { contextMin, inputMax, outputMax } = query;
  if (contextMin !== undefined && contextMin > 0 && (row.contextTokens ?? -1) < contextMin) return false;
  const within = (text: string | undefined, most: string | undefined): boolean =>
    most === undefined || (text !== undefined && Number(text) <= Number(most));
  if (query.model.length > 0 && !query.model.includes(row.modelKey)) return false;
  return within(row.prices.input, inputMax) && within(row.prices.output, outputMax);
}

/** For each facet, the filter that a query sets on it, by numbers of values; null = none. A value nobody has is -1. */
function facetFilters(index: OfferingIndex, query: OfferingQuery) {
  return OFFERING_FACETS.map((facet, nth) => {
    const chosen = facet.chosen(query);
    if (chosen.length === 0) return null;
    const wanted = chosen.map((value) => index.facets[nth]?.indexOf.get(value) ?? -1);
    return { wanted, every: facet.every };
  });
}

/** Which facets' filters a row fails: none, exactly one (its number), or several (-2). -1 = none. */
function failingFacet(index: OfferingIndex, filters: ReturnType<typeof facetFilters>, at: number): number {
  let failing = -1;
  for (let nth = 0; nth < filters.length; nth++) {
    const filter = filters[nth];
    const column = index.facets[nth];
    if (!filter || !column) continue;
    const values = column.flat.subarray(column.starts[at], column.starts[at + 1]);
    const passes = filter.every
      ? filter.wanted.every((value) => values.includes(value))
      : filter.wanted.some((value) => values.includes(value));
    if (passes) continue;
    if (failing !== -1) return -2;
    failing = nth;
  }
  return failing;
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
  const counts = index.facets.map((column) => new Int32Array(column.values.length));
  const matching: number[] = [];
  for (const at of index.orders.of(query.sort, query.direction)) {
    const row = rows[at];
    if (row === undefined || (scores !== null && (scores[at] ?? 0) === 0)) continue;
    if (!passesLimits(row, query)) continue;
    const failing = failingFacet(index, filters, at);
    if (failing === -2) continue;
    if (failing === -1) matching.push(at);
    for (let nth = failing === -1 ? 0 : failing; nth < counts.length; nth++) {
      const column = index.facets[nth];
      const count = counts[nth];
      if (!column || !count) continue;
      const end = column.starts[at + 1] ?? 0;
      for (let value = column.starts[at] ?? 0; value < end; value++) {
        const which = column.flat[value] ?? 0;
        count[which] = (count[which] ?? 0) + 1;
      }
      if (nth === failing) break;
    }
  }
  if (scores !== null && query.sort === 'relevance') {
    const { standing } = index.orders;
    const beside = (at: number): number => rows[at]?.modelKey.length ?? 0;
    // Of equal hits the name that says the least besides, then what stands first without a search.
    matching.sort(
      (a, b) =>
        (scores[b] ?? 0) - (scores[a] ?? 0) ||
        beside(a) - beside(b) ||
        (standing[a] ?? 0) - (standing[b] ?? 0),
    );
  }
  return {
    rows: matching.slice(query.offset, query.offset + query.limit).flatMap((at) => rows[at] ?? []),
    total: matching.length,
    benchmark: index.benchmark,
    facets: Object.fromEntries(
      OFFERING_FACETS.map((facet, nth) => [facet.key, facetCounts(index, nth, counts[nth])]),
    ) as Record<OfferingFacet, FacetCount[]>,
  };
}

/** The values that occur, commonest first. */
function facetCounts(index: OfferingIndex, nth: number, counts: Int32Array | undefined): FacetCount[] {
  const values = index.facets[nth]?.values ?? [];
  return values
    .map(({ value, label }, which) => ({ value, label, count: counts?.[which] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}

import { OFFERING_FACETS, type OfferingFacet } from './offering-facets';
import type { FacetColumn, OfferingIndex } from './offering-index';
import type { OfferingQuery } from './offering-query';

export interface FacetCount {
  readonly value: string;
  readonly label: string;
  /** Offerings that would be listed if this facet's own filter were lifted and this value chosen. */
  readonly count: number;
}

export type FacetCounts = Readonly<Record<OfferingFacet, readonly FacetCount[]>>;

/** What a query asks of one facet: numbers of its values, of which one the row must have, or every one. */
export interface FacetFilter {
  readonly facet: number;
  readonly column: FacetColumn;
  readonly wanted: readonly number[];
  readonly every: boolean;
}

/** The filters that a query sets on facets. A value that nobody has is number -1. */
export function facetFilters(index: OfferingIndex, query: OfferingQuery): readonly FacetFilter[] {
  return OFFERING_FACETS.flatMap((spec, facet) => {
    const chosen = spec.chosen(query);
    const column = index.facets[facet];
    if (chosen.length === 0 || !column) return [];
    return [
      { facet, column, wanted: chosen.map((value) => column.indexOf.get(value) ?? -1), every: spec.every },
    ];
  });
}

function has({ flat, starts }: FacetColumn, at: number, value: number): boolean {
  const end = starts[at + 1] ?? 0;
  for (let place = starts[at] ?? 0; place < end; place++) if (flat[place] === value) return true;
  return false;
}

/** Which facets' filters a row fails: none (-1), exactly one (its number), or several (-2). */
export function failingFacet(filters: readonly FacetFilter[], at: number): number {
  let failing = -1;
  for (const { facet, column, wanted, every } of filters) {
    const passes = every
      ? wanted.every((value) => has(column, at, value))
      : wanted.some((value) => has(column, at, value));
    if (passes) continue;
    if (failing !== -1) return -2;
    failing = facet;
  }
  return failing;
}

/**
 * Counts every facet, facet by facet, which is how its values lie in memory.
 * @param rows the rows that fail no filter, or one alone
 * @param failing for each of `rows` what `failingFacet` says
 */
export function countFacets(index: OfferingIndex, rows: Int32Array, failing: Int8Array): FacetCounts {
  return Object.fromEntries(
    OFFERING_FACETS.map(({ key }, facet) => {
      const column = index.facets[facet];
      return [key, column ? named(column, tally(column, facet, rows, failing)) : []];
    }),
  ) as unknown as FacetCounts;
}

function tally({ values, flat, starts }: FacetColumn, facet: number, rows: Int32Array, failing: Int8Array) {
  const counts = new Int32Array(values.length);
  for (let nth = 0; nth < rows.length; nth++) {
    const fails = failing[nth] as number;
    if (fails !== -1 && fails !== facet) continue;
    const at = rows[nth] as number;
    const end = starts[at + 1] as number;
    for (let place = starts[at] as number; place < end; place++) {
      const value = flat[place] as number;
      counts[value] = (counts[value] as number) + 1;
    }
  }
  return counts;
}

/** The values that occur, commonest first. */
function named({ values }: FacetColumn, counts: Int32Array): FacetCount[] {
  return values
    .map(({ value, label }, which) => ({ value, label, count: counts[which] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}

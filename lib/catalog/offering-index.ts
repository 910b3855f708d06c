import { QUALITY } from './measured';
import { type FacetValue, OFFERING_FACETS } from './offering-facets';
import { type OfferingOrders, offeringOrders } from './offering-order';
import type { OfferingRow } from './offering-row';
import { type SearchIndex, searchIndex } from './search-index';

/** A facet by columns: which of its values each row counts under. */
export interface FacetColumn {
  readonly values: readonly FacetValue[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Row `n` has the values `flat[starts[n]] … flat[starts[n + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly flat: Int32Array;
}

/** What listing needs of a list of rows, computed once for it. */
export interface OfferingIndex {
  readonly search: SearchIndex;
  readonly facets: readonly FacetColumn[];
  readonly benchmark: string | null;
  readonly orders: OfferingOrders;
}

function facetColumn(
  read: (row: OfferingRow) => readonly FacetValue[],
  rows: readonly OfferingRow[],
): FacetColumn {
  const values: FacetValue[] = [];
  const indexOf = new Map<string, number>();
  const starts = new Int32Array(rows.length + 1);
  const flat: number[] = [];
  for (const [at, row] of rows.entries()) {
    for (const one of read(row)) {
      let index = indexOf.get(one.value);
      if (index === undefined) {
        index = values.push(one) - 1;
        indexOf.set(one.value, index);
      }
      flat.push(index);
    }
    starts[at + 1] = flat.length;
  }
  return { values, indexOf, starts, flat: Int32Array.from(flat) };
}

function build(rows: readonly OfferingRow[]): OfferingIndex {
  const benchmark = commonestBenchmark(rows);
  return {
    search: searchIndex(
      rows.map((row) => [
        { text: row.modelName, weight: 4 },
        { text: row.modelKey, weight: 4 },
        { text: row.requestId, weight: 3 },
        { text: row.key, weight: 3 },
        ...row.aliases.map((text) => ({ text, weight: 2.5 })),
        { text: row.channelName, weight: 2 },
        { text: row.channelKey, weight: 2 },
        ...[row.ownerName, row.ownerKey, row.family].flatMap((text) => (text ? [{ text, weight: 2 }] : [])),
      ]),
    ),
    facets: OFFERING_FACETS.map((facet) => facetColumn(facet.read, rows)),
    benchmark,
    orders: offeringOrders(rows, benchmark),
  };
}

/** The benchmark on which the most offerings are measured: what a column for quality can compare. */
function commonestBenchmark(rows: readonly OfferingRow[]): string | null {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const name in row.measured) {
      if (name.startsWith(QUALITY)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const [best] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return best ? best[0].slice(QUALITY.length) : null;
}

const indexes = new WeakMap<readonly OfferingRow[], OfferingIndex>();

/** The index of a list of rows: made at the first call, kept as long as that very array lives. */
export function offeringIndex(rows: readonly OfferingRow[]): OfferingIndex {
  let index = indexes.get(rows);
  if (!index) {
    index = build(rows);
    indexes.set(rows, index);
  }
  return index;
}

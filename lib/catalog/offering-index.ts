import { AFFILIATION_KINDS } from './affiliation-kinds';
import { type FacetValue, OFFERING_FACETS } from './offering-facets';
import type { OfferingSort } from './offering-query';
import { LIFECYCLES, type OfferingRow } from './offering-row';
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
  /** Place of each row among all by name of the model, then key: settles every tie. */
  readonly place: Int32Array;
  /** All rows in an order, unknown last in both directions. */
  readonly order: (sort: OfferingSort, direction: 'asc' | 'desc') => Int32Array;
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

/** Ranks of texts as people sort them: m9 before m10, case aside. Null has none. */
function ranks(texts: readonly (string | null)[]): Float64Array {
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const distinct = [...new Set(texts)].filter((text) => text !== null).sort(collator.compare);
  const rank = new Map<string | null, number>(distinct.map((text, index) => [text, index]));
  return Float64Array.from(texts, (text) => rank.get(text) ?? Number.NaN);
}

const numbers = (values: readonly (number | string | null | undefined)[]): Float64Array =>
  Float64Array.from(values, (value) => (value === null || value === undefined ? Number.NaN : Number(value)));

/** What rows are sorted by; NaN is unknown. */
function sortColumn(rows: readonly OfferingRow[], sort: OfferingSort): Float64Array {
  switch (sort) {
    case 'relevance':
    case 'model':
      return ranks(rows.map((row) => row.modelName));
    case 'owner':
      return ranks(rows.map((row) => row.ownerName));
    case 'channel':
      return ranks(rows.map((row) => row.channelName));
    case 'key':
      return ranks(rows.map((row) => row.key));
    case 'affiliation':
      return numbers(
        rows.map(({ affiliation: { kind } }) =>
          kind === 'unknown' ? null : AFFILIATION_KINDS.indexOf(kind),
        ),
      );
    case 'input':
      return numbers(rows.map((row) => row.prices.input));
    case 'output':
      return numbers(rows.map((row) => row.prices.output));
    case 'cacheRead':
      return numbers(rows.map((row) => row.prices.cache_read));
    case 'context':
      return numbers(rows.map((row) => row.contextTokens));
    case 'maxOutput':
      return numbers(rows.map((row) => row.maxOutputTokens));
    case 'lifecycle':
      return numbers(rows.map((row) => LIFECYCLES.indexOf(row.lifecycle)));
    case 'asOf':
      return numbers(rows.map((row) => row.asOf && Date.parse(row.asOf)));
  }
}

function build(rows: readonly OfferingRow[]): OfferingIndex {
  const model = ranks(rows.map((row) => row.modelName));
  const key = ranks(rows.map((row) => row.key));
  const byPlace = Int32Array.from(rows.keys()).sort(
    (a, b) => (model[a] ?? 0) - (model[b] ?? 0) || (key[a] ?? 0) - (key[b] ?? 0) || a - b,
  );
  const place = new Int32Array(rows.length);
  for (const [nth, at] of byPlace.entries()) place[at] = nth;
  const orders = new Map<string, Int32Array>();
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
    place,
    order: (sort, direction) => {
      const name = `${sort} ${direction}`;
      const known = orders.get(name);
      if (known) return known;
      const column = sortColumn(rows, sort);
      const sign = direction === 'desc' ? -1 : 1;
      const made = Int32Array.from(rows.keys()).sort((a, b) => {
        const [left = Number.NaN, right = Number.NaN] = [column[a], column[b]];
        const unknown = Number(Number.isNaN(left)) - Number(Number.isNaN(right));
        if (unknown !== 0) return unknown;
        return (left - right || 0) * sign || (place[a] ?? 0) - (place[b] ?? 0);
      });
      orders.set(name, made);
      return made;
    },
  };
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

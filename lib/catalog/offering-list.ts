import { AFFILIATION_KINDS } from './affiliation-kinds';
import { facetValues, OFFERING_FACETS, type OfferingFacet } from './offering-facets';
import type { OfferingQuery, OfferingSort } from './offering-query';
import { LIFECYCLES, type OfferingRow } from './offering-row';
import { type SearchIndex, searchIndex, searchScores } from './search-index';

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
  readonly facets: Readonly<Record<OfferingFacet, readonly FacetCount[]>>;
}

interface Prepared {
  readonly search: SearchIndex;
  /** Rank of each row in each order of words, so that sorting compares numbers. */
  readonly ranks: Readonly<Record<'model' | 'owner' | 'channel' | 'key', Int32Array>>;
}

const prepared = new WeakMap<readonly OfferingRow[], Prepared>();

function ranksOf(texts: readonly (string | null)[]): Int32Array {
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const distinct = [...new Set(texts)].filter((text) => text !== null).sort(collator.compare);
  const rank = new Map(distinct.map((text, index) => [text, index]));
  return Int32Array.from(texts, (text) => (text === null ? -1 : (rank.get(text) ?? -1)));
}

function prepare(rows: readonly OfferingRow[]): Prepared {
  const known = prepared.get(rows);
  if (known) return known;
  const made: Prepared = {
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
    ranks: {
      model: ranksOf(rows.map((row) => row.modelName)),
      owner: ranksOf(rows.map((row) => row.ownerName)),
      channel: ranksOf(rows.map((row) => row.channelName)),
      key: ranksOf(rows.map((row) => row.key)),
    },
  };
  prepared.set(rows, made);
  return made;
}

const affiliationRank = (row: OfferingRow): number | null =>
  row.affiliation.kind === 'unknown' ? null : AFFILIATION_KINDS.indexOf(row.affiliation.kind);
const price = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
const known = (rank: number | undefined): number | null => (rank === undefined || rank < 0 ? null : rank);

/** What a row is sorted by; null (unknown) comes last in both directions. */
function sortValue(
  sort: OfferingSort,
  row: OfferingRow,
  at: number,
  ranks: Prepared['ranks'],
): number | null {
  switch (sort) {
    case 'relevance':
    case 'model':
      return known(ranks.model[at]);
    case 'owner':
      return known(ranks.owner[at]);
    case 'channel':
      return known(ranks.channel[at]);
    case 'key':
      return known(ranks.key[at]);
    case 'affiliation':
      return affiliationRank(row);
    case 'input':
      return price(row.prices.input);
    case 'output':
      return price(row.prices.output);
    case 'cacheRead':
      return price(row.prices.cache_read);
    case 'context':
      return row.contextTokens;
    case 'maxOutput':
      return row.maxOutputTokens;
    case 'lifecycle':
      return LIFECYCLES.indexOf(row.lifecycle);
    case 'asOf':
      return row.asOf === null ? null : Date.parse(row.asOf);
  }
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

/**
 * Filters, counts, sorts and cuts a list of offerings. Pure; the search index and orders are built once per `rows` array
 * and kept as long as it lives, so give it the same array again.
 */
export function listOfferings(rows: readonly OfferingRow[], query: OfferingQuery): OfferingList {
  const { search, ranks } = prepare(rows);
  const scores = searchScores(search, query.q);
  const counts = OFFERING_FACETS.map(() => new Map<string, number>());
  const labels = OFFERING_FACETS.map(() => new Map<string, string>());
  const chosen = OFFERING_FACETS.map((facet) => facet.chosen(query));
  const matching: number[] = [];
  for (const [at, row] of rows.entries()) {
    if (scores !== null && (scores[at] ?? 0) === 0) continue;
    if (!passesLimits(row, query)) continue;
    let failing = -1;
    let failures = 0;
    const values = OFFERING_FACETS.map((facet, nth) => {
      const found = facetValues(facet, row);
      const wanted = chosen[nth] ?? [];
      const fits = (value: string): boolean => found.some((one) => one.value === value);
      if (wanted.length > 0 && !(facet.every ? wanted.every(fits) : wanted.some(fits))) {
        failing = nth;
        failures += 1;
      }
      return found;
    });
    if (failures > 1) continue;
    for (const [nth, found] of values.entries()) {
      if (failures === 1 && nth !== failing) continue;
      const facet = counts[nth];
      for (const { value, label } of found) {
        facet?.set(value, (facet.get(value) ?? 0) + 1);
        labels[nth]?.set(value, label);
      }
    }
    if (failures === 0) matching.push(at);
  }
  const byRelevance = scores !== null && query.sort === 'relevance';
  const sign = query.direction === 'desc' ? -1 : 1;
  const sorting = new Map(
    matching.map((at) => {
      const row = rows[at];
      if (byRelevance) return [at, -(scores[at] ?? 0)];
      return [at, row === undefined ? null : sortValue(query.sort, row, at, ranks)];
    }),
  );
  const tie = (a: number, b: number): number =>
    (ranks.model[a] ?? 0) - (ranks.model[b] ?? 0) || (ranks.key[a] ?? 0) - (ranks.key[b] ?? 0) || a - b;
  matching.sort((a, b) => {
    const left = sorting.get(a) ?? null;
    const right = sorting.get(b) ?? null;
    if (left === null || right === null) return left === right ? tie(a, b) : left === null ? 1 : -1;
    return (left - right) * sign || tie(a, b);
  });
  return {
    rows: matching.slice(query.offset, query.offset + query.limit).flatMap((at) => rows[at] ?? []),
    total: matching.length,
    facets: Object.fromEntries(
      OFFERING_FACETS.map((facet, nth) => [
        facet.key,
        [...(counts[nth] ?? [])]
          .map(([value, count]) => ({ value, label: labels[nth]?.get(value) ?? value, count }))
          .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)),
      ]),
    ) as Record<OfferingFacet, FacetCount[]>,
  };
}

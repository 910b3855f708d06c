import { AFFILIATION_KINDS } from './affiliation-kinds';
import { completenessOf } from './completeness';
import { LIFECYCLES } from './lifecycle';
import { lot } from './lot';
import { QUALITY } from './measured';
import type { OfferingSort } from './offering-query';
import type { OfferingRow } from './offering-row';
import { blendedPrice, taskStanding } from './task-measure';

/** Orders of a list of offerings, as indexes into it. */
export interface OfferingOrders {
  /** All rows in an order, unknown last in both directions. */
  readonly of: (sort: OfferingSort, direction: 'asc' | 'desc') => Int32Array;
  /** Equal hits of a search: the name that says the least besides, then as if nothing had been looked for. */
  readonly ofHits: Int32Array;
}

const BY_NAME: readonly OfferingSort[] = ['model', 'owner', 'channel', 'key'];

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
function sortColumn(
  rows: readonly OfferingRow[],
  sort: OfferingSort,
  benchmark: string | null,
): Float64Array {
  switch (sort) {
    case 'relevance':
      return taskStanding(rows);
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
    case 'blended':
      return numbers(rows.map(blendedPrice));
    case 'maxInput':
      return numbers(rows.map((row) => row.maxInputTokens));
    case 'completeness':
      return numbers(rows.map((row) => completenessOf(row).score));
    case 'retention':
      return numbers(rows.map((row) => row.retentionDays));
    case 'deprecatedFrom':
      return numbers(rows.map((row) => row.deprecatedFrom && Date.parse(row.deprecatedFrom)));
    case 'soldUntil':
      return numbers(rows.map((row) => row.soldUntil && Date.parse(row.soldUntil)));
    case 'latency':
      return numbers(rows.map((row) => row.measured.latency_p95_ms));
    case 'throughput':
      return numbers(rows.map((row) => row.measured.throughput_tps));
    case 'quality':
      return numbers(rows.map((row) => row.measured[`${QUALITY}${benchmark}`]));
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

/**
 * Orders of `rows`, each made when it is first asked for. Where two rows are equal in what is sorted by, neither their owner, their
 * channel nor their name decides which stands first: offerings of one model stand together, and all else is by hash. Only
 * an order by name goes on by name.
 */
export function offeringOrders(rows: readonly OfferingRow[], benchmark: string | null): OfferingOrders {
  const models = numbers(rows.map((row) => lot(row.modelKey)));
  const keys = numbers(rows.map((row) => lot(row.key)));
  const names = ranks(rows.map((row) => row.modelName));
  const made = new Map<string, Int32Array>();
  const tie = (a: number, b: number): number =>
    (models[a] ?? 0) - (models[b] ?? 0) || (keys[a] ?? 0) - (keys[b] ?? 0) || a - b;
  const of: OfferingOrders['of'] = (sort, direction) => {
    const name = `${sort} ${direction}`;
    const known = made.get(name);
    if (known) return known;
    const column = sortColumn(rows, sort, benchmark);
    const sign = direction === 'desc' ? -1 : 1;
    const byName = BY_NAME.includes(sort);
    const order = Int32Array.from(rows.keys()).sort((a, b) => {
      const [left = Number.NaN, right = Number.NaN] = [column[a], column[b]];
      const unknown = Number(Number.isNaN(left)) - Number(Number.isNaN(right));
      if (unknown !== 0) return unknown;
      return (left - right || 0) * sign || (byName ? (names[a] ?? 0) - (names[b] ?? 0) : 0) || tie(a, b);
    });
    made.set(name, order);
    return order;
  };
  // Sorting keeps the order of equal ones.
  const ofHits = Int32Array.from(
    Array.from(of('relevance', 'asc')).sort(
      (a, b) => (rows[a]?.modelKey.length ?? 0) - (rows[b]?.modelKey.length ?? 0),
    ),
  );
  return { of, ofHits };
}

import { scale, scaleExactly } from '@/lib/policy/decimal';
import { documentPlace, PolicyError } from '@/lib/policy/errors';
import { rankPrices, readPrices } from '@/lib/policy/prepare-offering';
import type { PreparedPrice } from '@/lib/policy/prepared';
import type { Seen } from '@/lib/policy/read';
import { type Instant, rankInstants } from '@/lib/policy/time';
import type { Clearance } from '@/lib/sensitivity/clearance';
import { bundlePrices } from './bundle-prices';
import type { CompileRecords, OfferingMeasurements, OfferingRecord } from './records';

/** A column with few distinct values: for each candidate the number of its value. */
export interface Interned<T> {
  readonly of: Int32Array;
  readonly distinct: readonly T[];
}

/**
 * A column of amounts, each a non-negative integer of some unit; NaN = missing. What a double may not hold exactly
 * stands in `exact` too, and rounded in `rounded`.
 */
export interface Column {
  readonly rounded: Float64Array;
  readonly exact: ReadonlyMap<number, bigint>;
}

/** Decimal places to which measured numbers are kept: a column holds value × 10⁹. */
export const MEASURED_PLACES = 9;

/** Offerings as ranking reads them, column by column: a filter looks at each distinct value once. */
export interface Candidates {
  /** Ascending by code unit. */
  readonly keys: readonly string[];
  readonly records: readonly OfferingRecord[];
  readonly measured: readonly (OfferingMeasurements | undefined)[];
  /** Level keys, ascending in rank. */
  readonly levels: readonly string[];
  readonly regionGroups: CompileRecords['regionGroups'];
  /** Instants at which a price begins or ends. */
  readonly instants: readonly Instant[];
  /** By candidate; empty = none can be read. */
  readonly prices: readonly (readonly PreparedPrice[])[];
  readonly standings: Interned<'available' | 'retired' | 'archived'>;
  /** When it is sold: milliseconds since 1970, infinite where there is no bound. */
  readonly windows: Interned<{ readonly from: number; readonly until: number }>;
  readonly capabilities: Interned<readonly string[]>;
  /** Groups expanded; null = unknown. */
  readonly regions: Interned<readonly string[] | null>;
  readonly clearances: Interned<Clearance>;
  readonly channels: Interned<string>;
  readonly owners: Interned<string | null>;
  /** Tokens; −1 = unknown. */
  readonly context: Int32Array;
  /** Milliseconds × 10⁹. */
  readonly latency: Column;
  /** By benchmark: points × 10⁹. */
  readonly quality: ReadonlyMap<string, Column>;
}

type CandidateRecords = Pick<CompileRecords, 'offerings' | 'measurements' | 'levels' | 'regionGroups'>;

/**
 * The offerings of `records` as ranking reads them.
 * @param clearanceOf what an offering is cleared for; equal clearances had better be one object
 * @param now ms since 1970: prices that ended before it are dropped, so rank with this moment or a later one
 */
export function prepareCandidates(
  records: CandidateRecords,
  clearanceOf: (offering: string) => Clearance,
  now: number,
): Candidates {
  const keys = Object.keys(records.offerings).sort();
  const offerings = keys.map((key) => records.offerings[key] as OfferingRecord);
  const measured = keys.map((key) =>
    Object.hasOwn(records.measurements, key) ? records.measurements[key] : undefined,
  );
  const { prices, instants } = preparePrices(offerings, new Date(now).toISOString());
  const joined = (values: readonly string[] | null): string => (values ? values.join('\u0000') : '\u0001');
  const expanded = ({ regions }: OfferingRecord): readonly string[] | null =>
    regions && regions.length > 0 ? expandRegions(regions, records.regionGroups) : null;
  const benchmarks = new Set(measured.flatMap((one) => Object.keys(one?.quality ?? {})));
  const qualityOf = (benchmark: string) =>
    column(
      measured.map((one) => (one && Object.hasOwn(one.quality, benchmark) ? one.quality[benchmark] : null)),
    );
  return {
    keys,
    records: offerings,
    measured,
    levels: records.levels.map((level) => level.key),
    regionGroups: records.regionGroups,
    instants,
    prices,
    standings: intern(offerings.map(standing), (value) => value),
    windows: intern(
      offerings.map((one) => ({
        from: bound(one.soldFrom, Number.NEGATIVE_INFINITY),
        until: bound(one.soldUntil, Number.POSITIVE_INFINITY),
      })),
      ({ from, until }) => `${from} ${until}`,
    ),
    capabilities: intern(
      offerings.map((one) => one.capabilities),
      joined,
    ),
    regions: intern(offerings.map(expanded), joined),
    clearances: intern(keys.map(clearanceOf), (clearance) => clearance),
    channels: intern(
      offerings.map((one) => one.channel),
      (channel) => channel,
    ),
    owners: intern(
      offerings.map((one) => one.owner),
      (owner) => owner,
    ),
    context: Int32Array.from(offerings, (one) => one.context ?? -1),
    latency: column(measured.map((one) => one?.latencyP95Ms)),
    quality: new Map([...benchmarks].map((benchmark) => [benchmark, qualityOf(benchmark)])),
  };
}

/** Regions with each group replaced by its members. */
export function expandRegions(
  regions: readonly string[],
  groups: CompileRecords['regionGroups'],
): readonly string[] {
  return regions.flatMap((region) => (Object.hasOwn(groups, region) ? (groups[region] ?? []) : [region]));
}

function standing({ archived, lifecycle }: OfferingRecord): 'available' | 'retired' | 'archived' {
  return archived ? 'archived' : lifecycle === 'retired' ? 'retired' : 'available';
}

function bound(instant: string | null, open: number): number {
  return instant === null ? open : Date.parse(instant);
}

function intern<T>(values: readonly T[], identity: (value: T) => unknown): Interned<T> {
  const numbers = new Map<unknown, number>();
  const distinct: T[] = [];
  const of = Int32Array.from(values, (value) => {
    const id = identity(value);
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, distinct.length);
    return distinct.push(value) - 1;
  });
  return { of, distinct };
}

function column(values: readonly ({ readonly value: string } | null | undefined)[]): Column {
  const exact = new Map<number, bigint>();
  const rounded = Float64Array.from(values, (measured, index) => {
    if (!measured) return Number.NaN;
    const quick = scale(measured.value, MEASURED_PLACES);
    if (quick < Number.POSITIVE_INFINITY) return quick;
    const whole = scaleExactly(measured.value, MEASURED_PLACES);
    exact.set(index, whole);
    return Number(whole);
  });
  return { rounded, exact };
}

/** The price rows as a bundle would carry them, read by the code that routers read them with. */
function preparePrices(offerings: readonly OfferingRecord[], at: string) {
  const seen: Seen = { decimals: new Map(), instants: new Map() };
  const place = documentPlace('bundle', false);
  const prices = offerings.map((offering): readonly PreparedPrice[] => {
    try {
      return readPrices(bundlePrices(offering.prices, at), place, seen);
    } catch (error) {
      // A price that no bundle can carry is no price; a rule that names the offering says so.
      if (error instanceof PolicyError) return [];
      throw error;
    }
  });
  const { instants, ranks } = rankInstants(seen.instants.values());
  for (const rows of prices) rankPrices(rows, ranks);
  return { instants, prices };
}

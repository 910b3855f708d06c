import { sha256Hex } from '@/lib/core/hash';
import { orderedText } from '@/lib/core/ordered-text';
import type { PriceStatement, Stated } from './change';
import type { SourceStatement } from './discrepancy';
import { priceUnitOf } from './fields';
import type { ImportedOffering } from './import/imported';
import { comparablePrices, statedPrice } from './import/price-difference';
import { isFrom, type StatingSource } from './import/statements';

/** What one source says of one offering today. */
export interface SourceSays {
  readonly source: StatingSource;
  readonly offering: ImportedOffering;
}

/** Relative difference that is no disagreement: rounding, and limits given in thousands or in powers of two. */
const TOLERANCE = { price: 0.005, limit: 0.01 } as const;
export const LIMIT_FIELDS = ['contextTokens', 'maxInputTokens', 'maxOutputTokens'] as const;

export interface Disagreement {
  readonly statements: readonly SourceStatement[];
  /** Largest relative difference from the first statement, with its sign, in percent; null where one has no number. */
  readonly percent: number | null;
  readonly digest: string;
}

/** What a source says of a price or a limit; undefined where it says nothing. */
export function saidOf({ offering }: SourceSays, field: string): unknown {
  const unit = priceUnitOf(field);
  return (
    (unit ? offering.prices[unit] : offering.values[field as (typeof LIMIT_FIELDS)[number]]) ?? undefined
  );
}

/** Every price and limit that is known or stated of an offering. */
export function disputableFields(units: Iterable<string>, says: readonly SourceSays[]): string[] {
  const stated = [...units, ...says.flatMap(({ offering }) => Object.keys(offering.prices))];
  return [...LIMIT_FIELDS, ...[...new Set(stated)].sort().map((unit) => `price:${unit}`)];
}

/**
 * Where sources, the catalogue among them, say different things of a price or a limit, beyond tolerance; null where they do
 * not. Prices are compared at each threshold and at the hours that both state, on the day of the source.
 */
export function disagreementOn(
  field: string,
  known: Stated,
  says: readonly SourceSays[],
): Disagreement | null {
  const stated = says.flatMap((one) => {
    const value = saidOf(one, field);
    return value === undefined || value === null ? [] : [{ ...one, value }];
  });
  if (stated.length === 0) return null;
  const value = forEverybody(known.value);
  const first = stated[0];
  const base = value ?? first?.value;
  const gaps = stated.map((one) => gap(field, base, one.value, one.source.asOf));
  const beyond = gaps.filter((one) => one.beyond);
  if (beyond.length === 0) return null;
  const kept = value === null ? [] : [catalogueStatement(value, known)];
  const others = stated.flatMap((one, nth): SourceStatement[] => {
    const current = value !== null && gaps[nth]?.beyond === false;
    if (current && isFrom(one.source, kept[0]?.origin ?? null)) return [];
    const origin = { source: one.source.origin, asOf: one.source.asOf };
    return [{ source: one.source.origin, origin, value: one.value, current }];
  });
  const percents = beyond.map(({ percent }) => percent);
  const numbers = percents.filter((percent) => percent !== null);
  return {
    statements: [...kept, ...others],
    percent:
      numbers.length < percents.length
        ? null
        : numbers.reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most), 0),
    digest: digestOf(field, says),
  };
}

/** Of prices those for everybody; null where nothing is known. */
function forEverybody(value: unknown): unknown {
  if (!Array.isArray(value)) return value ?? null;
  const prices = (value as readonly PriceStatement[]).filter(({ scope }) => scope === null);
  return prices.length > 0 ? prices : null;
}

function catalogueStatement(value: unknown, { origin }: Stated): SourceStatement {
  const first = Array.isArray(value) ? (value[0] as PriceStatement) : null;
  const from = first ? { source: first.source, asOf: first.asOf } : origin;
  const known = from ?? { source: 'unknown source', asOf: '1970-01-01' };
  return { source: known.source, origin: known, value, current: true };
}

/** How far apart two values are, and whether that is beyond tolerance. */
function gap(field: string, base: unknown, value: unknown, asOf: string) {
  if (!priceUnitOf(field)) return numberGap(Number(base), Number(value), TOLERANCE.limit);
  const at = new Map(comparablePrices(base as readonly PriceStatement[], asOf));
  let widest: { beyond: boolean; percent: number | null } = { beyond: false, percent: 0 };
  for (const [place, amount] of comparablePrices(value as readonly PriceStatement[], asOf)) {
    const other = at.get(place);
    if (other === undefined) continue;
    const one = numberGap(other, amount, TOLERANCE.price);
    const wider = one.percent === null || Math.abs(one.percent) > Math.abs(widest.percent ?? Infinity);
    if (one.beyond && (!widest.beyond || wider)) widest = one;
  }
  return widest;
}

function numberGap(base: number, value: number, tolerance: number) {
  if (base === value) return { beyond: false, percent: 0 };
  if (base === 0) return { beyond: true, percent: null };
  const part = (value - base) / base;
  // The last digits are those of the division, not of the prices.
  return { beyond: Math.abs(part) > tolerance + 1e-9, percent: Math.round(part * 10_000) / 100 };
}

/** What every source says, whatever the catalogue does: what was decided holds until one says something else. */
function digestOf(field: string, says: readonly SourceSays[]): string {
  const said = says
    .map((one) => {
      const value = saidOf(one, field);
      return [one.source.origin, Array.isArray(value) ? value.map(statedPrice) : value];
    })
    .filter(([, value]) => value !== undefined)
    .map(orderedText);
  return sha256Hex(said.sort().join('\n'));
}

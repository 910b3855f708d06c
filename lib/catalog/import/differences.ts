import type { MeasurementStatement, PriceStatement, Stated } from '../change';
import { sameValue } from '../change';
import { type Origin, SET_BY_HAND } from '../plan';
import type { ImportedMeasurement, ImportedOffering } from './imported';
import type { PreviewSection } from './preview';
import { priceChange, pricesTaken, samePrices, spokenOf } from './price-difference';
import { isFrom, measured, measurementField, type StatingSource } from './statements';

/** One value that a source states otherwise than the catalogue has it. */
export interface Difference {
  readonly field: string;
  readonly section: Exclude<PreviewSection, 'new' | 'archived'>;
  readonly before: Stated;
  readonly after: Stated;
  readonly percent: number | null;
  /** The source said just this when it was last applied. */
  readonly declined: boolean;
}

export interface Differences {
  /** How many values are stated as they are known. */
  readonly same: number;
  readonly differences: readonly Difference[];
}

/** Prices that their own source states again, long after: they speak of its day from then on, and do not grow stale. */
export interface Confirmation {
  readonly field: string;
  readonly before: Stated;
  readonly after: Stated;
}

/** Days: each confirmation is a change that is kept, so not every day's import makes one. */
const CONFIRMED_AGAIN_AFTER = 30;

function longAgo(source: StatingSource, prices: readonly PriceStatement[]): boolean {
  const latest = Math.max(...prices.map(({ asOf }) => Date.parse(asOf)));
  const days = (Date.parse(source.asOf) - latest) / 86_400_000;
  return days >= CONFIRMED_AGAIN_AFTER && prices.every((price) => isFrom(source, price));
}

/** Whom a known value comes from, as seen by a source that says otherwise. */
function sectionOf(
  source: StatingSource,
  origins: readonly Pick<Origin, 'source'>[],
): 'changed' | 'conflict' | 'other' {
  if (origins.some((origin) => origin.source === SET_BY_HAND)) return 'conflict';
  return origins.every((origin) => isFrom(source, origin)) ? 'changed' : 'other';
}

const UNKNOWN: readonly MeasurementStatement[] = [];

/** What a source says of the plain fields and the measurements of one record. Null states nothing. */
export function valueDifferences(
  source: StatingSource,
  stated: ReadonlyMap<string, unknown>,
  before: ReadonlyMap<string, unknown>,
  read: (field: string) => Stated,
): Differences {
  const differences: Difference[] = [];
  let same = 0;
  const origin: Origin = { source: source.origin, asOf: source.asOf };
  for (const [field, value] of stated) {
    if (value === null || value === undefined) continue;
    const known = read(field);
    const declined = before.has(field) && sameValue(before.get(field), value);
    if (field.startsWith('measurement:')) {
      const list = (known.value ?? UNKNOWN) as readonly MeasurementStatement[];
      const one = value as ImportedMeasurement;
      const said = list.filter((statement) => isFrom(source, statement));
      if (said.length === 1 && said[0]?.value === one.value && said[0].n === one.n) same += 1;
      else {
        const after = { value: measured(source, list, one), origin: null };
        differences.push({ field, section: 'changed', before: known, after, percent: null, declined });
      }
      continue;
    }
    if (sameValue(known.value, value)) {
      same += 1;
      continue;
    }
    const section = sectionOf(source, known.origin ? [known.origin] : []);
    // Sources call one model in their own ways: another's name for it is no news.
    if (field === 'name' && section !== 'changed') continue;
    differences.push({ field, section, before: known, after: { value, origin }, percent: null, declined });
  }
  for (const [field, value] of before) {
    if (stated.has(field) || value === null || field.startsWith('measurement:')) continue;
    const known = read(field);
    if (!isFrom(source, known.origin) || !sameValue(known.value, value)) continue;
    differences.push(gone(field, known, { value: null, origin: null }));
  }
  return { same, differences };
}

const gone = (field: string, before: Stated, after: Stated): Difference => ({
  field,
  section: 'gone',
  before,
  after,
  percent: null,
  declined: false,
});

/** Fields that no record is without, so that what a source no longer says of them takes nothing away. */
const ALWAYS = new Set(['lifecycle', 'api', 'endpoint', 'model']);

/**
 * What a source says of an offering that there is: fields, measurements and prices.
 *
 * @param before what it said when it was last applied
 * @param read any field of the offering as the catalogue has it
 * @param units the units that the catalogue has prices of
 */
export function offeringDifferences(
  source: StatingSource,
  offering: ImportedOffering,
  before: ImportedOffering | undefined,
  read: (field: string) => Stated,
  units: readonly string[],
): Differences & { readonly confirmations: readonly Confirmation[] } {
  const confirmations: Confirmation[] = [];
  const plain = valueDifferences(source, valuesOf(offering), before ? valuesOf(before) : new Map(), read);
  const differences = plain.differences.filter(
    ({ field, section }) => section !== 'gone' || !ALWAYS.has(field),
  );
  let { same } = plain;
  const then: Readonly<Record<string, readonly PriceStatement[]>> = before?.prices ?? {};
  for (const [unit, stated] of Object.entries(offering.prices)) {
    const known = read(`price:${unit}`);
    const prices = (known.value ?? []) as readonly PriceStatement[];
    const field = `price:${unit}`;
    const after = (): Stated => ({ value: pricesTaken(prices, stated, source.asOf), origin: null });
    const spoken = spokenOf(prices, stated);
    if (samePrices(prices, stated, source.asOf)) {
      same += 1;
      if (spoken.length > 0 && longAgo(source, spoken)) {
        confirmations.push({ field, before: known, after: after() });
      }
      continue;
    }
    differences.push({
      field,
      section: sectionOf(source, spoken),
      before: known,
      after: after(),
      percent: priceChange(prices, stated, source.asOf),
      declined: then[unit] !== undefined && samePrices(then[unit], stated, source.asOf),
    });
  }
  for (const unit of units) {
    if (Object.hasOwn(offering.prices, unit) || then[unit] === undefined) continue;
    const known = read(`price:${unit}`);
    const prices = (known.value ?? []) as readonly PriceStatement[];
    const own = new Set(spokenOf(prices, then[unit]));
    if (own.size === 0 || ![...own].every((price) => isFrom(source, price))) continue;
    const kept = prices.filter((price) => !own.has(price));
    differences.push(gone(`price:${unit}`, known, { value: kept, origin: null }));
  }
  return { same, differences, confirmations };
}

/** By field, measurements of the offering itself among them. */
function valuesOf({ values, measurements = [] }: ImportedOffering): Map<string, unknown> {
  const found = new Map<string, unknown>(Object.entries(values));
  found.delete('model');
  for (const one of measurements) {
    if (one.of === 'offering') found.set(measurementField(one), { value: one.value, n: one.n });
  }
  return found;
}

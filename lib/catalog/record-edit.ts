import { z } from 'zod';
import type { FieldProblem } from '@/lib/core/errors';
import { utcDate } from '@/lib/core/time';
import { type CatalogueChange, type PriceStatement, type RecordKind, type Stated, sameValue } from './change';
import { COMPUTED_FROM_COST, costBasisSchema, costPrices } from './cost-basis';
import { fieldInput } from './field-inputs';
import { fieldSchema, priceUnitOf } from './fields';
import { SET_BY_HAND } from './plan';
import { basePrice, blankPrice, priceProblems, pricesByHand, withBasePrice } from './price-rules';
import { PRICE_UNITS, type PriceUnitKey } from './price-units';
import { priceListSchema } from './statement-schema';

const key = z.string().min(1).max(1000);
const amount = z.string().regex(/^(0|[1-9]\d{0,12})(\.\d{1,9})?$/, 'Must be a decimal that is not negative.');
const units = z.enum(Object.keys(PRICE_UNITS) as [PriceUnitKey, ...PriceUnitKey[]]);

/** One field as it was looked at and as it is to be. Null is unknown; of prices, a list of statements. */
const fieldEdit = z.strictObject({
  field: z.string().min(1).max(300),
  before: z.unknown(),
  value: z.unknown(),
  /** Where the value is stated: an address, or words. */
  evidence: z.string().trim().max(2000).nullable().optional(),
});

/** The price that a list shows, edited where it is shown: of one unit, at any length, for everybody, as of now. */
const baseEdit = z.strictObject({
  unit: units,
  before: amount.nullable(),
  value: z.strictObject({ amount, free: z.boolean() }).nullable(),
});

/** What an edit of one record is, by field. */
export const recordEditSchema = z.strictObject({
  key,
  edits: z.array(fieldEdit).max(120),
  base: z.array(baseEdit).max(60).default([]),
});
export type FieldEdit = z.input<typeof fieldEdit>;

/** What comes of an edit: steps to write, or what stands against it. */
export interface EditSteps {
  readonly changes: readonly CatalogueChange[];
  /** Fields that somebody else has changed since, as they are now. */
  readonly changedSince: Readonly<Record<string, Stated>>;
  readonly problems: readonly FieldProblem[];
  /** The fields that it sets, with their values. */
  readonly values: Readonly<Record<string, unknown>>;
}

const UNKNOWN: Stated = { value: null, origin: null };
const emptied = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? null : value);

/** Whether the value seen is the one that is there. A list of prices without members is the same as none. */
function seen(field: string, before: unknown, now: unknown): boolean {
  return priceUnitOf(field)
    ? sameValue(emptied(before), emptied(now))
    : sameValue(before ?? null, now ?? null);
}

/** What an edit by hand makes of a record: each value checked, against what was looked at and against its schema. */
export function editSteps(
  kind: RecordKind,
  record: Readonly<Record<string, Stated>>,
  edit: z.output<typeof recordEditSchema>,
  now: Date,
): EditSteps {
  const changedSince: Record<string, Stated> = {};
  const problems: FieldProblem[] = [];
  const values: Record<string, unknown> = {};
  const after: Record<string, Stated> = {};
  for (const { field, before, value, evidence } of edit.edits) {
    const current = record[field] ?? UNKNOWN;
    if (!seen(field, before, current.value)) changedSince[field] = current;
    const read = readValue(kind, field, value, evidence ?? null, current.value, now);
    if ('problems' in read) problems.push(...read.problems);
    else {
      after[field] = read;
      values[field] = read.value;
    }
  }
  for (const { unit, before, value } of edit.base) {
    const field = `price:${unit}`;
    const current = record[field] ?? UNKNOWN;
    const prices = pricesOf(current);
    const shown = basePrice(unit, prices, now);
    if ((shown?.amount ?? null) !== before) changedSince[field] = current;
    else if (shown && shown.currency !== 'USD')
      problems.push({
        path: `/${field}`,
        message: `It is billed in ${shown.currency}: edit it on its page.`,
      });
    else after[field] = byHand(prices, withBasePrice(unit, prices, value, now), now);
  }
  if ('costBasis' in after) Object.assign(after, pricesOfCost(record, after.costBasis?.value, now));
  const changes = Object.entries(after).map(
    ([field, stated]): CatalogueChange => ({
      change: 'set',
      kind,
      key: edit.key,
      field,
      before: record[field] ?? UNKNOWN,
      after: stated,
    }),
  );
  return { changes, changedSince, problems, values };
}

const pricesOf = (stated: Stated | undefined): readonly PriceStatement[] =>
  (stated?.value ?? []) as readonly PriceStatement[];

function byHand(
  before: readonly PriceStatement[],
  after: readonly PriceStatement[],
  now: Date,
  evidence: string | null = null,
): Stated {
  return { value: pricesByHand(before, after, now, evidence), origin: null };
}

/** A value as a person states it, with its origin; or what is wrong with it, at `/<field>`. */
export function readValue(
  kind: RecordKind,
  field: string,
  value: unknown,
  evidence: string | null,
  current: unknown,
  now: Date,
): Stated | { readonly problems: readonly FieldProblem[] } {
  const unit = priceUnitOf(field);
  const input = fieldInput(kind, field);
  const cost = kind === 'offering' && field === 'costBasis';
  const schema = unit
    ? priceListSchema
    : cost
      ? costBasisSchema.nullable()
      : input && fieldSchema(kind, field);
  if (!schema) return { problems: [{ path: `/${field}`, message: 'This cannot be edited.' }] };
  const parsed = schema.safeParse(value ?? (unit ? [] : null));
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map(({ path, message }) => ({
        path: ['', field, ...path.map(String)].join('/'),
        message,
      })),
    };
  }
  if (unit) {
    const prices = parsed.data as readonly PriceStatement[];
    const wrong = priceProblems(prices);
    if (wrong.length === 0)
      return byHand((current ?? []) as readonly PriceStatement[], prices, now, evidence);
    // The rows are in another order than the one that they were typed in.
    return {
      problems: [...new Set(wrong.map((one) => one.message))].map((message) => ({
        path: `/${field}`,
        message,
      })),
    };
  }
  if (parsed.data === null) return UNKNOWN;
  if (input?.evidence && !evidence)
    return {
      problems: [{ path: `/evidence/${field}`, message: 'Say where this is stated: an address, or words.' }],
    };
  const origin = { source: SET_BY_HAND, asOf: utcDate(now), ...(evidence ? { evidence } : {}) };
  return { value: parsed.data, origin };
}

/** Input and output prices as a cost basis makes them; without one, those that came of it are gone. */
export function pricesOfCost(
  record: Readonly<Record<string, Stated>>,
  basis: unknown,
  now: Date,
): Record<string, Stated> {
  const computed = basis === null || basis === undefined ? null : costPrices(costBasisSchema.parse(basis));
  return Object.fromEntries(
    (['input', 'output'] as const).map((unit) => {
      const others = pricesOf(record[`price:${unit}`]).filter(({ source }) => source !== COMPUTED_FROM_COST);
      const value = computed
        ? [{ ...blankPrice(now), amount: computed[unit], source: COMPUTED_FROM_COST }]
        : others;
      return [`price:${unit}`, { value, origin: null }];
    }),
  );
}

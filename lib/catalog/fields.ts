import { z } from 'zod';
import { HOSTINGS } from './catalog-records';
import type { RecordKind } from './change';
import { LIFECYCLES } from './lifecycle';
import { isPriceUnit } from './price-units';

/**
 * Every field that changes of the catalogue may set, with the values that it takes. Null is unknown. What makes an
 * offering the one that it is (channel, request id, profile, tier) is in its key and is not changed: another is made.
 */
const text = (most: number) => z.string().trim().min(1, 'Must not be empty.').max(most).nullable();
const name = z.string().trim().min(1, 'Must not be empty.').max(200);
const words = z
  .array(z.string().trim().min(1).max(120))
  .max(500)
  .transform((values) => [...new Set(values)].sort((a, b) => (a < b ? -1 : 1)))
  .nullable();
const tokens = z
  .number('Must be a whole number.')
  .int('Must be a whole number.')
  .min(1)
  .max(2_000_000_000)
  .nullable();
const instant = z.iso
  .datetime('Must be an instant such as 2027-01-31T00:00:00.000Z.')
  .transform((text) => new Date(text).toISOString())
  .nullable();
const key = z.string().min(1).max(1000);

export const OFFERING_FIELDS = {
  model: key,
  api: z.string().trim().min(1).max(120),
  endpoint: z.string().trim().min(1).max(1000),
  mode: text(60),
  regions: words,
  capabilities: words,
  inputModalities: words,
  outputModalities: words,
  contextTokens: tokens,
  maxInputTokens: tokens,
  maxOutputTokens: tokens,
  lifecycle: z.enum(LIFECYCLES),
  soldFrom: instant,
  soldUntil: instant,
  deprecatedFrom: instant,
  noticeDays: z.number().int().min(0).max(3650).nullable(),
  successor: key.nullable(),
  retentionDays: z.number().int().min(0).max(36_500).nullable(),
  zeroRetention: z.enum(['available', 'on_request', 'unavailable']).nullable(),
  trainingUse: z.enum(['never', 'opt_in', 'opt_out', 'always']).nullable(),
  humanReview: z.enum(['never', 'abuse', 'always']).nullable(),
  certifications: words,
  subprocessors: words,
  costBasis: z.unknown(),
} as const;

export const MODEL_FIELDS = {
  name,
  owner: key.nullable(),
  family: text(120),
  description: text(20_000),
  releasedOn: z.iso.date().nullable(),
  knowledgeCutoff: text(40),
  openWeights: z.boolean().nullable(),
  inputModalities: words,
  outputModalities: words,
  joinedInto: key.nullable(),
} as const;

export const VENDOR_FIELDS = {
  name,
  legalName: text(300),
  isOwner: z.boolean(),
  isChannel: z.boolean(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .nullable(),
  hosting: z.enum(HOSTINGS),
} as const;

/** Given when a record is made, and then never changed. */
export const OFFERING_IDENTITY = ['channel', 'requestId', 'profile', 'serviceTier'] as const;

export type OfferingField = keyof typeof OFFERING_FIELDS;
export type ModelField = keyof typeof MODEL_FIELDS;
export type VendorField = keyof typeof VENDOR_FIELDS;

const FIELDS: Readonly<Record<RecordKind, Readonly<Record<string, z.ZodType>>>> = {
  offering: OFFERING_FIELDS,
  model: MODEL_FIELDS,
  vendor: VENDOR_FIELDS,
};

/** The unit of a field `price:<unit>`; null for any other. */
export function priceUnitOf(field: string) {
  const unit = field.startsWith('price:') ? field.slice('price:'.length) : '';
  return isPriceUnit(unit) ? unit : null;
}

/** Kind and benchmark of a field `measurement:<kind>[:<benchmark>]`; null for any other. */
export function measurementOf(
  field: string,
): { readonly kind: string; readonly benchmark: string | null } | null {
  const [word, kind, ...benchmark] = field.split(':');
  if (word !== 'measurement' || !kind) return null;
  return { kind, benchmark: benchmark.length > 0 ? benchmark.join(':') : null };
}

/** The schema of a plain field; undefined for one that holds a list of statements, or that there is not. */
export function fieldSchema(kind: RecordKind, field: string): z.ZodType | undefined {
  const fields = FIELDS[kind];
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

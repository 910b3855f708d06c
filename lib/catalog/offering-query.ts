import { z } from 'zod';
import type { FieldProblem } from '@/lib/core/errors';
import { AFFILIATION_KINDS } from './affiliation-kinds';
import { LIFECYCLES } from './lifecycle';

export const OFFERING_SORTS = [
  'relevance',
  'model',
  'owner',
  'channel',
  'affiliation',
  'input',
  'output',
  'cacheRead',
  'blended',
  'context',
  'maxInput',
  'maxOutput',
  'latency',
  'throughput',
  'quality',
  'retention',
  'deprecatedFrom',
  'soldUntil',
  'lifecycle',
  'completeness',
  'asOf',
  'key',
] as const;
export type OfferingSort = (typeof OFFERING_SORTS)[number];

const word = z.string().min(1, 'Must not be empty.').max(120, 'At most 120 characters.');
const words = z.array(word).max(100, 'At most 100 values.').default([]);
const count = z.coerce
  .number('Must be a whole number.')
  .int('Must be a whole number.')
  .min(0, 'Must not be negative.')
  .max(1_000_000_000, 'At most 1,000,000,000.');
const usd = z.string().regex(/^\d{1,9}(\.\d{1,9})?$/, 'Must be a decimal in USD, such as 2.5.');

/**
 * What a list of offerings is asked for: the console's URL and the API's parameters alike. Values of one field are
 * alternatives, but for `capability`, `certification` and the modalities, where every one is required. Fields narrow each other.
 */
export const offeringQuerySchema = z.object({
  /** Words looked for in names, aliases, request ids, owner and channel; small misspellings are forgiven. */
  q: z.string().max(200, 'At most 200 characters.').default(''),
  owner: words,
  channel: words,
  model: words,
  family: words,
  capability: words,
  /** Input modalities: text, image, audio, video, pdf. */
  input: words,
  output: words,
  affiliation: z
    .array(z.enum([...AFFILIATION_KINDS]))
    .max(4)
    .default([]),
  lifecycle: z
    .array(z.enum([...LIFECYCLES]))
    .max(4)
    .default([]),
  profile: words,
  region: words,
  tier: words,
  mode: words,
  hosting: words,
  retention: words,
  training: words,
  zeroRetention: words,
  review: words,
  certification: words,
  currency: words,
  confirmed: words,
  /** Tokens; offerings whose context is unknown are left out. */
  contextMin: count.optional(),
  /** USD per million tokens; offerings whose price is unknown are left out. */
  inputMax: usd.optional(),
  outputMax: usd.optional(),
  free: z.enum(['yes', 'no']).optional(),
  sort: z.enum(OFFERING_SORTS).default('relevance'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  offset: count.default(0),
  limit: count.min(1, 'At least 1.').max(10_000, 'At most 10,000.').default(100),
});

export type OfferingQuery = z.output<typeof offeringQuerySchema>;
export type OfferingQueryField = keyof OfferingQuery;

export const EMPTY_OFFERING_QUERY: OfferingQuery = offeringQuerySchema.parse({});

/** Fields that hold several values: repeated or comma-separated in a URL. */
export const LIST_FIELDS = [
  'owner',
  'channel',
  'model',
  'family',
  'capability',
  'input',
  'output',
  'affiliation',
  'lifecycle',
  'profile',
  'region',
  'tier',
  'mode',
  'hosting',
  'retention',
  'training',
  'zeroRetention',
  'review',
  'certification',
  'currency',
  'confirmed',
] as const satisfies readonly OfferingQueryField[];
export type OfferingListField = (typeof LIST_FIELDS)[number];

const FIELDS = Object.keys(offeringQuerySchema.shape) as readonly OfferingQueryField[];
const isListField = (field: OfferingQueryField): field is OfferingListField =>
  (LIST_FIELDS as readonly string[]).includes(field);

/** Next's `searchParams` and WHATWG `URLSearchParams` alike. */
export type SearchParams = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

function valuesOf(params: SearchParams, name: string): readonly string[] {
  if (params instanceof URLSearchParams) return params.getAll(name);
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/**
 * Reads a query from URL parameters. A value that cannot be understood is left out and named in `problems`; the API
 * refuses then, the console shows the rest. Parameters it does not know are left to the caller.
 */
export function readOfferingQuery(params: SearchParams): {
  readonly query: OfferingQuery;
  readonly problems: readonly FieldProblem[];
} {
  const query: Record<string, unknown> = { ...EMPTY_OFFERING_QUERY };
  const problems: FieldProblem[] = [];
  for (const field of FIELDS) {
    const given = valuesOf(params, field);
    if (given.length === 0) continue;
    const raw = isListField(field)
      ? [...new Set(given.flatMap((value) => value.split(',')).map((value) => value.trim()))].filter(Boolean)
      : given[given.length - 1];
    if (raw === '' && field !== 'q') continue;
    const parsed = offeringQuerySchema.shape[field].safeParse(raw);
    if (parsed.success) query[field] = parsed.data;
    else
      problems.push({ path: `/${field}`, message: parsed.error.issues[0]?.message ?? 'Is not understood.' });
  }
  return { query: query as OfferingQuery, problems };
}

/** A query as URL parameters in one stable order, defaults left out: equal queries give equal URLs. */
export function formatOfferingQuery(query: OfferingQuery): string {
  const out = new URLSearchParams();
  for (const field of FIELDS) {
    const value = query[field];
    if (value === undefined) continue;
    if (Array.isArray(value)) {
      if (value.length > 0) out.set(field, [...value].sort().join(','));
    } else if (value !== EMPTY_OFFERING_QUERY[field]) out.set(field, String(value));
  }
  return out.toString();
}

/** The parameters that a query can have: for refusing a misspelled filter instead of ignoring it. */
export function isOfferingQueryField(name: string): name is OfferingQueryField {
  return (FIELDS as readonly string[]).includes(name);
}

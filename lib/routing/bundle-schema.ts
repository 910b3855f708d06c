/**
 * The zod schema of policy bundles and overlays, for forms, the API and OpenAPI. `prepare` in lib/policy validates
 * the same by hand, for speed and without dependencies; bundle-schema.test.ts holds the two equal.
 */
import { z } from 'zod';
import { CAUSES, type Condition, type JsonObject, type JsonValue } from '../policy/types';
import { bundleIssues, overlayIssues } from './bundle-rules';

const LONE_SURROGATE = /\p{Surrogate}/u;

const text = z
  .string()
  .refine((value) => !LONE_SURROGATE.test(value), { message: 'holds a lone surrogate', abort: true });
const integer = z.int().min(0);
const decimal = z
  .string()
  .regex(
    /^(?:0|[1-9]\d{0,8})(?:\.\d{0,8}[1-9])?$/,
    'must be a decimal such as "12.5", without trailing zeros',
  );
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'must be a time such as "2026-01-31T00:00:00.000Z"')
  .refine(isRealInstant, 'must be a real time');

function isRealInstant(value: string): boolean {
  const ms = Date.parse(value);
  return Number.isFinite(ms) && new Date(ms).toISOString() === value;
}

const list = <T extends z.ZodType>(member: T) => z.array(member).readonly();
const some = <T extends z.ZodType>(member: T) => z.array(member).min(1, 'must not be empty').readonly();
const ascending = (values: readonly string[]): boolean =>
  values.every((value, index) => index === 0 || (values[index - 1] as string) < value);
const set = <T extends z.ZodType<string>>(member: T) =>
  list(member).refine(ascending, 'must be in ascending order, each once');
const someOf = <T extends z.ZodType<string>>(member: T) =>
  some(member).refine(ascending, 'must be in ascending order, each once');
const distinct = list(text).refine((values) => new Set(values).size === values.length, 'must not repeat');

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with any keys. Not `z.record`, which passes over a key called `__proto__`. */
function mapOf<T extends z.ZodType>(member: T) {
  return z
    .custom<{ readonly [key: string]: z.output<T> }>(isPlainObject, {
      message: 'must be an object',
      abort: true,
    })
    .superRefine((value, context) => {
      for (const key of Object.keys(value)) {
        const issues = [
          ...(text.safeParse(key).error?.issues ?? []),
          ...(member.safeParse(value[key]).error?.issues ?? []),
        ];
        for (const issue of issues) {
          // not to be continued from: what compares the parts of a bundle takes their shapes for granted
          const path = [key, ...issue.path];
          context.addIssue({ code: 'custom', message: issue.message, path, continue: false });
        }
      }
    });
}

function isJson(value: unknown, depth = 1): value is JsonValue {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return !LONE_SURROGATE.test(value);
  if (depth > 64 || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every((member) => isJson(member, depth + 1));
  return Object.entries(value).every(
    ([key, member]) => !LONE_SURROGATE.test(key) && isJson(member, depth + 1),
  );
}
const json = z.custom<JsonValue>((value) => isJson(value), 'must be JSON, at most 64 deep');
const jsonObject = z.custom<JsonObject>(
  (value) => isPlainObject(value) && isJson(value),
  'must be a JSON object',
);

const label = z.strictObject({ level: text, tags: set(text) });

const price = z.strictObject({
  above: integer,
  input: decimal.exactOptional(),
  output: decimal.exactOptional(),
  request: decimal.exactOptional(),
  image: decimal.exactOptional(),
  audioSecond: decimal.exactOptional(),
  from: instant.exactOptional(),
  until: instant.exactOptional(),
});

const offering = z.strictObject({
  model: text,
  owner: text,
  channel: text,
  api: text,
  endpoint: text,
  requestId: text,
  parameters: jsonObject.exactOptional(),
  regions: someOf(text).exactOptional(),
  capabilities: set(text),
  context: integer.exactOptional(),
  maxInput: integer.exactOptional(),
  maxOutput: integer.exactOptional(),
  prices: some(price),
  from: instant.exactOptional(),
  until: instant.exactOptional(),
  clearance: z.strictObject({ levels: mapOf(instant.nullable()), tags: mapOf(instant.nullable()) }),
  hints: json.exactOptional(),
});

const bounded = (value: object): boolean => Object.keys(value).length > 0;
const BOUND = 'must have at least one bound';
/** The forms of a condition, without the bound on its depth that `conditionSchema` adds. */
export const conditionForm: z.ZodType<Condition, Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: some(conditionForm) }),
    z.strictObject({ any: some(conditionForm) }),
    z.strictObject({ not: conditionForm }),
    z.strictObject({ attribute: text, in: set(text) }),
    z.strictObject({ attribute: text, notIn: set(text) }),
    z.strictObject({ attribute: text, exists: z.boolean() }),
    z.strictObject({
      level: z
        .strictObject({ atLeast: text.exactOptional(), atMost: text.exactOptional() })
        .refine(bounded, BOUND),
    }),
    z.strictObject({ tag: text }),
    z.strictObject({
      inputTokens: z
        .strictObject({ above: integer.exactOptional(), atMost: integer.exactOptional() })
        .refine(bounded, BOUND),
    }),
    z.strictObject({
      time: z
        .strictObject({ from: instant.exactOptional(), until: instant.exactOptional() })
        .refine(bounded, BOUND),
    }),
  ]),
);

/** Whether the combinators of a condition leave it at most 32 deep; looked at before anything recurses. */
function isShallow(value: unknown, depth = 1): boolean {
  if (depth > 32) return false;
  if (!isPlainObject(value)) return true;
  const parts = [value.all, value.any].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
  if (Object.hasOwn(value, 'not')) parts.push(value.not);
  return parts.every((part) => isShallow(part, depth + 1));
}

export const conditionSchema = z
  .custom<Condition>((value) => isShallow(value), { message: 'conditions nest at most 32 deep', abort: true })
  .pipe(conditionForm);

export const targetSchema = z.strictObject({ offering: text, on: someOf(z.enum(CAUSES)).exactOptional() });

export const limitsSchema = z.strictObject({
  maxCostUsd: decimal.exactOptional(),
  maxOutputTokens: integer.exactOptional(),
  maxAttempts: integer.exactOptional(),
  timeoutMs: integer.exactOptional(),
  firstTokenMs: integer.exactOptional(),
  deadlineMs: integer.exactOptional(),
});

export const escalateSchema = z.strictObject({
  below: decimal,
  maxCostUsd: decimal.exactOptional(),
  targets: some(z.strictObject({ offering: text })),
});

const arm = z.strictObject({ name: text, weight: integer.max(10000), targets: some(targetSchema) });

const rule = z.strictObject({
  id: text,
  when: conditionSchema.exactOptional(),
  onUnknown: z.enum(['deny', 'skip']),
  regions: someOf(text).exactOptional(),
  needs: set(text).exactOptional(),
  limits: limitsSchema.exactOptional(),
  salt: text,
  arms: some(arm),
  escalate: escalateSchema.exactOptional(),
  hints: json.exactOptional(),
});

const taskClass = z.strictObject({ label, unlabelled: label.exactOptional(), rules: list(rule) });

/** A `fairlead.policy/1` bundle: shapes first, then what its parts must be to each other. */
export const bundleSchema = z
  .strictObject({
    format: z.literal('fairlead.policy/1'),
    environment: text,
    levels: some(text).refine((levels) => new Set(levels).size === levels.length, 'must not repeat'),
    tags: distinct,
    attributes: mapOf(distinct).exactOptional(),
    regionGroups: mapOf(
      some(text).refine((regions) => new Set(regions).size === regions.length),
    ).exactOptional(),
    offerings: mapOf(offering),
    taskClasses: mapOf(taskClass),
  })
  .superRefine((bundle, context) => {
    for (const { path, message } of bundleIssues(bundle))
      context.addIssue({ code: 'custom', path: [...path], message });
  });

const reason = { reason: text };

/** A `fairlead.overlay/1` overlay, at most 1,000 bytes as canonical JSON. */
export const overlaySchema = z
  .strictObject({
    format: z.literal('fairlead.overlay/1'),
    disabled: list(
      z.union([
        z.strictObject({ offering: text, ...reason }),
        z.strictObject({ model: text, ...reason }),
        z.strictObject({ channel: text, ...reason }),
        z.strictObject({ owner: text, ...reason }),
        z.strictObject({ region: text, ...reason }),
      ]),
    ),
  })
  .superRefine((overlay, context) => {
    for (const { path, message } of overlayIssues(overlay))
      context.addIssue({ code: 'custom', path: [...path], message });
  });

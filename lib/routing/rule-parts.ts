import { z } from 'zod';
import { CAUSES, type Condition } from '@/lib/policy/types';

/** The parts of a rule that people edit and bundles carry alike. Their form is POLICY.md's, "Bundle". */

const name = z.string().min(1, 'Must not be empty.').max(200, 'At most 200 characters.');
const names = z.array(name).min(1, 'Choose at least one.').max(500, 'At most 500.');
const wholeNumber = z.number().int('Must be a whole number.').min(0).max(Number.MAX_SAFE_INTEGER);
const atLeastOne = wholeNumber.min(1, 'At least 1.');
const instant = z.iso.datetime({ precision: 3, error: 'A time in UTC, such as 2027-01-01T00:00:00.000Z.' });

/** A decimal as bundles write it. */
export const decimalText = z
  .string()
  .regex(/^(0|[1-9]\d{0,8})(\.\d{0,8}[1-9])?$/, 'A decimal number without needless zeros, such as 0.05.');

const someOf = (part: Record<string, unknown>) => Object.values(part).some((value) => value !== undefined);
const EITHER = 'State at least one bound.';

/** How deep conditions may nest: `prepare` refuses more. */
const MAX_DEPTH = 32;

const leafSchema: z.ZodType<Condition> = z.union([
  z.strictObject({ attribute: name, in: names }),
  z.strictObject({ attribute: name, notIn: names }),
  z.strictObject({ attribute: name, exists: z.boolean() }),
  z.strictObject({
    level: z.strictObject({ atLeast: name.optional(), atMost: name.optional() }).refine(someOf, EITHER),
  }),
  z.strictObject({ tag: name }),
  z.strictObject({
    inputTokens: z
      .strictObject({ above: wholeNumber.optional(), atMost: wholeNumber.optional() })
      .refine(someOf, EITHER),
  }),
  z.strictObject({
    time: z.strictObject({ from: instant.optional(), until: instant.optional() }).refine(someOf, EITHER),
  }),
]) as z.ZodType<Condition>;

function conditionOfDepth(depth: number): z.ZodType<Condition> {
  if (depth === 1) return leafSchema;
  const inner = z.lazy(() => conditionOfDepth(depth - 1));
  const members = z.array(inner).min(1, 'Add at least one condition.').max(200, 'At most 200.');
  return z.union([
    leafSchema,
    z.strictObject({ all: members }),
    z.strictObject({ any: members }),
    z.strictObject({ not: inner }),
  ]) as z.ZodType<Condition>;
}

/** When a rule applies. */
export const conditionSchema = conditionOfDepth(MAX_DEPTH);

export const limitsSchema = z.strictObject({
  maxCostUsd: decimalText.optional(),
  maxOutputTokens: wholeNumber.optional(),
  maxAttempts: atLeastOne.optional(),
  timeoutMs: atLeastOne.optional(),
  firstTokenMs: atLeastOne.optional(),
  deadlineMs: atLeastOne.optional(),
});

const causes = z
  .array(z.enum(CAUSES))
  .min(1, 'Choose at least one cause.')
  .transform((chosen) => [...new Set(chosen)].sort());

export const targetSchema = z.strictObject({ offering: name, on: causes.optional() });

export const escalateSchema = z.strictObject({
  below: decimalText,
  maxCostUsd: decimalText.optional(),
  targets: z
    .array(z.strictObject({ offering: name }))
    .min(1, 'Add at least one offering.')
    .max(50),
});

import { z } from 'zod';
import { pricesInOrder } from './change';

const instant = z.iso
  .datetime('Must be an instant such as 2027-01-31T00:00:00.000Z.')
  .transform((text) => new Date(text).toISOString())
  .nullable();
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Must be a time of day in UTC such as 09:30.')
  .nullable();
/** What `numeric(28, 9)` and a bundle hold: up to a million million, at most nine places. */
const amount = z
  .string()
  .regex(
    /^(0|[1-9]\d{0,12})(\.\d{1,9})?$/,
    'Must be a decimal that is not negative, with at most nine places.',
  );
const origin = { source: z.string().trim().min(1).max(300), asOf: z.iso.date() };

/** One price of one unit: USD per million units, with what it is converted from where the seller bills in another currency. */
export const priceStatementSchema = z
  .strictObject({
    amount,
    free: z.boolean(),
    aboveTokens: z.number().int().min(0).max(2_000_000_000),
    fromQuantity: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
    scope: z.string().trim().min(1).max(200).nullable(),
    validFrom: instant,
    validTo: instant,
    dailyFrom: clock,
    dailyTo: clock,
    currency: z.string().regex(/^[A-Z]{3}$/, 'Must be a currency code such as EUR.'),
    original: amount.nullable(),
    rateAsOf: z.iso.date().nullable(),
    ...origin,
    raw: z.string().max(20_000).nullable(),
  })
  .refine((price) => !price.free || Number(price.amount) === 0, {
    path: ['free'],
    message: 'What is free costs 0.',
  })
  .refine((price) => price.validFrom === null || price.validTo === null || price.validFrom < price.validTo, {
    path: ['validTo'],
    message: 'Must be after the start.',
  })
  .refine((price) => (price.dailyFrom === null) === (price.dailyTo === null), {
    path: ['dailyTo'],
    message: 'Give both hours or none.',
  })
  .refine((price) => (price.currency === 'USD') === (price.original === null), {
    path: ['original'],
    message: 'Give the amount in the currency that is billed, and none in USD.',
  });

/** The lists that fields of statements hold. */
export const priceListSchema = z.array(priceStatementSchema).max(500).transform(pricesInOrder);

export const aliasListSchema = z
  .array(
    z.strictObject({
      alias: z.string().trim().toLowerCase().min(1).max(500),
      kind: z.enum(['alias', 'snapshot']),
      ...origin,
    }),
  )
  .max(2_000)
  .refine(
    (aliases) => new Set(aliases.map(({ alias }) => alias)).size === aliases.length,
    'An alias is listed twice.',
  );

export const measurementListSchema = z
  .array(
    z.strictObject({
      value: z
        .string()
        .regex(/^-?(0|[1-9]\d{0,11})(\.\d{1,6})?$/, 'Must be a decimal with at most six places.'),
      n: z.number().int().min(1).nullable(),
      ...origin,
    }),
  )
  .max(500);

import { z } from 'zod';
import { policySourceSchema } from './source-schema';

const instantText = z.iso.datetime({ precision: 3 });
const obligations = z.array(z.unknown()).nullable();

/** An offering as recorded; null = unknown. Prices in USD per million units. */
const offeringRecordSchema = z.strictObject({
  model: z.string(),
  owner: z.string().nullable(),
  channel: z.string(),
  api: z.string(),
  endpoint: z.string(),
  requestId: z.string(),
  regions: z.array(z.string()).nullable(),
  capabilities: z.array(z.string()),
  context: z.number().int().nullable(),
  maxInput: z.number().int().nullable(),
  maxOutput: z.number().int().nullable(),
  soldFrom: instantText.nullable(),
  soldUntil: instantText.nullable(),
  lifecycle: z.enum(['preview', 'available', 'deprecated', 'retired']),
  archived: z.boolean(),
  prices: z.array(
    z.strictObject({
      unit: z.string(),
      amount: z.string(),
      aboveTokens: z.number().int().min(0),
      validFrom: instantText.nullable(),
      validTo: instantText.nullable(),
      /** `YYYY-MM-DD`: when the source was last known to say so. */
      asOf: z.iso.date(),
    }),
  ),
});

export type OfferingRecord = z.infer<typeof offeringRecordSchema>;

/** Everything a compile reads, as one plain object: this schema is the contract between the database and `compile`. */
export const compileRecordsSchema = z.strictObject({
  environment: z.string(),
  /** Ascending in rank. */
  levels: z.array(z.strictObject({ key: z.string(), obligations })).min(1),
  tags: z.array(z.strictObject({ key: z.string(), obligations })),
  attributes: z.record(z.string(), z.array(z.string())),
  regionGroups: z.record(z.string(), z.array(z.string())),
  source: policySourceSchema,
  /** The offerings that the source names, as far as they exist. */
  offerings: z.record(z.string(), offeringRecordSchema),
});

export type CompileRecords = z.infer<typeof compileRecordsSchema>;

import { z } from 'zod';
import { coveredSchema } from './covered';
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
  /** Absent = not stated. */
  deprecatedFrom: instantText.nullable().optional(),
  archived: z.boolean(),
  prices: z.array(
    z.strictObject({
      unit: z.string(),
      amount: z.string(),
      aboveTokens: z.number().int().min(0),
      validFrom: instantText.nullable(),
      validTo: instantText.nullable(),
      source: z.string(),
      /** `YYYY-MM-DD`: when the source was last known to say so. */
      asOf: z.iso.date(),
    }),
  ),
});

export type OfferingRecord = z.infer<typeof offeringRecordSchema>;

/** A measured number: a decimal that is not negative, where it comes from and the instant it is of. */
const measuredSchema = z.strictObject({
  value: z.string().regex(/^\d+(\.\d+)?$/),
  source: z.string(),
  asOf: instantText,
});

/** What is measured of an offering, or for quality of its model; the latest of each kind. */
const measurementsSchema = z.strictObject({
  /** Milliseconds. */
  latencyP95Ms: measuredSchema.nullable(),
  /** By benchmark, in its own points; more is better. */
  quality: z.record(z.string(), measuredSchema),
});

export type Measured = z.infer<typeof measuredSchema>;
export type OfferingMeasurements = z.infer<typeof measurementsSchema>;

/** The words that a policy is written in. */
export const vocabularySchema = z.strictObject({
  /** Ascending in rank. */
  levels: z.array(z.strictObject({ key: z.string(), obligations })).min(1),
  tags: z.array(z.strictObject({ key: z.string(), obligations })),
  attributes: z.record(z.string(), z.array(z.string())),
  regionGroups: z.record(z.string(), z.array(z.string())),
});

/** What an environment's policy says, in those words. */
export const policyRecordsSchema = z.strictObject({
  environment: z.string(),
  ...vocabularySchema.shape,
  source: policySourceSchema,
});

/** What there is to route to, whatever the environment. */
export const catalogueFactsSchema = z.strictObject({
  /** The offerings that the source names, as far as they exist; where a rule has offerings ranked, all there are. */
  offerings: z.record(z.string(), offeringRecordSchema),
  /** Of those offerings, where something is measured. Read for rankings and for service levels only. */
  measurements: z.record(z.string(), measurementsSchema),
});

export type CatalogueFacts = z.infer<typeof catalogueFactsSchema>;

/** What it may route to. */
const offeringFactsSchema = catalogueFactsSchema.extend({
  /** By offering, what evidence allows in the environment; where it is absent there is none. */
  covered: z.record(z.string(), coveredSchema),
});

export type OfferingFacts = z.infer<typeof offeringFactsSchema>;

/** Everything a compile reads, as one plain object: this schema is the contract between the database and `compile`. */
export const compileRecordsSchema = policyRecordsSchema.extend(offeringFactsSchema.shape);

export type CompileRecords = z.infer<typeof compileRecordsSchema>;

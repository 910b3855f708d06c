import { z } from 'zod';
import type { PriceStatement } from '../change';
import { MODEL_FIELDS, type ModelField, OFFERING_FIELDS, type OfferingField } from '../fields';
import { PRICE_UNITS, type PriceUnitKey } from '../price-units';
import { priceStatementSchema } from '../statement-schema';

/** What a source says of one offering, as an import keeps it: JSON, and only what the source states. */
export interface ImportedOffering {
  /** `<channel>/<request id>`, then `@<profile>` where the request id does not tell it, then `#<tier>`. */
  readonly key: string;
  readonly channel: string;
  /** The source's own name of a channel that the catalogue may not have yet. */
  readonly channelName?: string | undefined;
  readonly api: string;
  readonly requestId: string;
  readonly profile: string | null;
  readonly serviceTier: string;
  readonly modelName?: string | undefined;
  /** The row of the file that it stands in: several offerings may share one. */
  readonly entry: string;
  /** Further rows of the file that are of it: another spelling, or prices for some sizes. */
  readonly otherEntries?: readonly string[] | undefined;
  readonly values: Partial<Readonly<Record<OfferingField, unknown>>>;
  readonly prices: Partial<Readonly<Record<PriceUnitKey, readonly PriceStatement[]>>>;
  /** What it says of the model behind it. */
  readonly model: Partial<Readonly<Record<ModelField, unknown>>>;
  /** Other ids of the same model that the source names. */
  readonly otherIds: readonly string[];
  readonly measurements?: readonly ImportedMeasurement[] | undefined;
}

export interface ImportedMeasurement {
  readonly kind: string;
  readonly benchmark: string | null;
  readonly value: string;
  readonly n: number | null;
  readonly of: 'model' | 'offering';
}

/** What an importer makes of a file. `rows` = the distinct entries of its offerings, the further ones included, + the skipped rows. */
export interface ReadSource {
  readonly rows: number;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly offerings: readonly ImportedOffering[];
  readonly skipped: readonly { readonly row: string; readonly reason: string }[];
  /** What of an imported row was not taken over, and why. */
  readonly notes: readonly { readonly row: string; readonly field: string; readonly reason: string }[];
}

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>) =>
  z.enum(Object.keys(record) as [K, ...K[]]);
const text = z.string().min(1).max(2000);

/** An `ImportedOffering` as it is read back from the database or from a worker. */
export const importedOfferingSchema = z.strictObject({
  key: text,
  channel: text,
  channelName: text.optional(),
  api: text,
  requestId: text,
  profile: text.nullable(),
  serviceTier: text,
  modelName: text.optional(),
  entry: text,
  otherEntries: z.array(text).optional(),
  values: z.partialRecord(keysOf(OFFERING_FIELDS), z.unknown()),
  prices: z.partialRecord(keysOf(PRICE_UNITS), z.array(priceStatementSchema)),
  model: z.partialRecord(keysOf(MODEL_FIELDS), z.unknown()),
  otherIds: z.array(z.string()),
  measurements: z
    .array(
      z.strictObject({
        kind: text,
        benchmark: text.nullable(),
        value: text,
        n: z.number().int().nullable(),
        of: z.enum(['model', 'offering']),
      }),
    )
    .optional(),
}) satisfies z.ZodType<ImportedOffering>;

import { z } from 'zod';
import { isPriceUnit } from '../price-units';

/** A cell as a file has it: a number of a workbook, a text (a date of a workbook as `2026-01-31`), or nothing. */
export type TableCell = string | number | null;
export type TableRows = readonly (readonly TableCell[])[];

/** What a column can say, besides the price of one unit. The order is that of a list to choose from. */
export const COLUMN_FIELDS = {
  channel: { name: 'Seller', group: 'Which offering' },
  requestId: { name: 'Request id', group: 'Which offering' },
  model: { name: 'Model', group: 'Which offering' },
  owner: { name: 'Owner of the model', group: 'Which offering' },
  profile: { name: 'Geographic profile', group: 'Which offering' },
  serviceTier: { name: 'Service tier', group: 'Which offering' },
  unit: { name: 'Unit that the row prices', group: 'Price of the row' },
  amount: { name: 'Price', group: 'Price of the row' },
  per: { name: 'How many units the price is for', group: 'Price of the row' },
  currency: { name: 'Currency', group: 'Price of the row' },
  aboveTokens: { name: 'Above how many input tokens', group: 'Price of the row' },
  fromQuantity: { name: 'From how many units in a month', group: 'Price of the row' },
  scope: { name: 'For whom alone', group: 'Price of the row' },
  validFrom: { name: 'Valid from', group: 'Price of the row' },
  validTo: { name: 'Valid until', group: 'Price of the row' },
  dailyFrom: { name: 'From hour (UTC)', group: 'Price of the row' },
  dailyTo: { name: 'To hour (UTC)', group: 'Price of the row' },
  mode: { name: 'What it is for', group: 'What is known' },
  regions: { name: 'Regions', group: 'What is known' },
  capabilities: { name: 'Capabilities', group: 'What is known' },
  inputModalities: { name: 'Input modalities', group: 'What is known' },
  outputModalities: { name: 'Output modalities', group: 'What is known' },
  contextTokens: { name: 'Context', group: 'What is known' },
  maxInputTokens: { name: 'Most input', group: 'What is known' },
  maxOutputTokens: { name: 'Most output', group: 'What is known' },
  openWeights: { name: 'Open weights', group: 'What is known' },
  releasedOn: { name: 'Released', group: 'What is known' },
  knowledgeCutoff: { name: 'Knowledge until', group: 'What is known' },
  lifecycle: { name: 'Lifecycle', group: 'Lifecycle' },
  soldFrom: { name: 'Sold from', group: 'Lifecycle' },
  deprecatedFrom: { name: 'Deprecated from', group: 'Lifecycle' },
  soldUntil: { name: 'Retired on', group: 'Lifecycle' },
  noticeDays: { name: 'Days of notice', group: 'Lifecycle' },
  successor: { name: 'Successor', group: 'Lifecycle' },
  retentionDays: { name: 'Days of retention', group: 'Promises' },
  zeroRetention: { name: 'Zero retention', group: 'Promises' },
  trainingUse: { name: 'Use for training', group: 'Promises' },
  humanReview: { name: 'Human review', group: 'Promises' },
  certifications: { name: 'Certifications', group: 'Promises' },
  subprocessors: { name: 'Subprocessors', group: 'Promises' },
} as const;

export type ColumnField = keyof typeof COLUMN_FIELDS;
export const COLUMN_FIELD_KEYS = Object.keys(COLUMN_FIELDS) as readonly ColumnField[];

const currency = z.string().regex(/^[A-Z]{3}$/, 'Must be a currency code such as EUR.');
const per = z.number().positive('Must be a number above 0.').max(1e12);
const tokens = z.number().int().min(0).max(2_000_000_000);

const columnUseSchema = z.discriminatedUnion('use', [
  z.strictObject({ use: z.literal('ignore') }),
  z.strictObject({
    use: z.literal('field'),
    field: z.enum(COLUMN_FIELD_KEYS as [ColumnField, ...ColumnField[]]),
  }),
  z.strictObject({
    use: z.literal('price'),
    unit: z.string().refine(isPriceUnit, 'Must be a unit that can be priced.'),
    /** How many units a number of the column is the price of: 1, 1,000, 1,000,000. */
    per,
    /** Null = what the row or the default says. */
    currency: currency.nullable(),
    aboveTokens: tokens,
    /** Null = what the row says, or else the standard tier. */
    tier: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/, 'Must be a short lower-case word.')
      .nullable(),
  }),
]);

export const MOST_COLUMNS = 1_000;

/** How a table is read: which row names the columns, what each is, and what holds where the table is silent. */
export const tableMappingSchema = z.strictObject({
  /** Who says so: the source of every value. */
  name: z.string().trim().min(1, 'Must not be empty.').max(200),
  /** Of a workbook: which sheet; null = the first that holds anything. */
  sheet: z.string().max(200).nullable(),
  /** How many rows come before the first row of data. */
  headerRows: z.number().int().min(0).max(50),
  decimal: z.enum(['.', ',']),
  /** The order of day, month and year in dates that are not written year first. */
  dates: z.enum(['dmy', 'mdy']),
  /** An empty seller, request id, model or owner is that of the row above, as merged cells come out. */
  fillDown: z.boolean(),
  /** What holds where no column says it. */
  defaults: z.strictObject({
    channel: z.string().trim().min(1).max(200).nullable(),
    currency,
    per,
    scope: z.string().trim().min(1).max(200).nullable(),
  }),
  columns: z.array(columnUseSchema).max(MOST_COLUMNS).superRefine(eachOnce),
});

/** What a column says, for telling that two say the same; null for one that is left out. */
export function sayingOf(column: z.output<typeof columnUseSchema>): string | null {
  if (column.use === 'ignore') return null;
  return column.use === 'field' ? column.field : `${column.unit} ${column.aboveTokens} ${column.tier ?? ''}`;
}

function eachOnce(columns: readonly z.output<typeof columnUseSchema>[], context: z.RefinementCtx): void {
  const said = new Set<string>();
  for (const [index, column] of columns.entries()) {
    const saying = sayingOf(column);
    if (saying !== null && said.has(saying))
      context.addIssue({ code: 'custom', path: [index], message: 'Another column says the same already.' });
    else if (saying !== null) said.add(saying);
  }
}

export type ColumnUse = z.output<typeof columnUseSchema>;
export type PriceColumn = Extract<ColumnUse, { use: 'price' }>;
export type TableMapping = z.output<typeof tableMappingSchema>;

/** What one unit of a currency is in USD on a day (`YYYY-MM-DD`), plain decimal. */
export interface TableRate {
  readonly currency: string;
  readonly usd: string;
  readonly asOf: string;
}

/** What a table is read with: data alone, so that it can go to a worker. */
export interface TableContext {
  /** The day that the table speaks of. */
  readonly asOf: string;
  readonly rates: readonly TableRate[];
  /** Every vendor, to find sellers and owners by name. */
  readonly vendors: readonly { readonly key: string; readonly name: string; readonly isChannel: boolean }[];
  /** What is sold, to find the request id where a table names the model alone. */
  readonly offerings: readonly {
    readonly channel: string;
    readonly requestId: string;
    readonly modelKey: string;
    readonly modelName: string;
  }[];
}

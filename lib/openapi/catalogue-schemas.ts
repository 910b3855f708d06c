import { z } from 'zod';
import { AFFILIATION_KINDS } from '@/lib/catalog/affiliation-kinds';
import { HOSTINGS } from '@/lib/catalog/catalog-records';
import { LIFECYCLES } from '@/lib/catalog/lifecycle';
import { PRICE_UNIT_KEYS } from '@/lib/catalog/price-units';
import { answerBody } from './component';
import { instant } from './read-schemas';

const BATCH_KINDS = ['import', 'edit', 'bulk', 'join', 'split', 'settle', 'seed', 'undo'] as const;
const text = z.string();
const texts = z.array(text);
const date = z.iso.date();

const origin = answerBody(
  'Origin',
  z.strictObject({
    source: text,
    asOf: date.describe('The day that it speaks of'),
    evidence: text.optional().describe('An address or words that show it'),
  }),
);
const provenance = z.record(text, origin).describe('By field. Given with include=provenance');

const stated = z
  .strictObject({ value: z.unknown(), origin: origin.nullable() })
  .describe('The value of a field, null = unknown, with where it comes from');

export const changeFeed = answerBody(
  'CatalogueChanges',
  z.strictObject({
    data: z.array(
      z.strictObject({
        cursor: text.describe('Of the feed after this change'),
        change: z.enum(['create', 'set', 'archive', 'restore']),
        kind: z.enum(['vendor', 'model', 'offering']),
        key: text,
        field: text.nullable().describe('For "set": a field, price:<unit>, aliases or measurement:<kind>'),
        before: stated.nullable(),
        after: stated.nullable(),
        values: z.record(text, stated).nullable().describe('For "create": by field'),
        batch: z.strictObject({
          id: text,
          kind: z.enum(BATCH_KINDS),
          summary: text,
          at: instant,
          undoes: text.nullable().describe('The batch that this one took back'),
        }),
      }),
    ),
    next: text.describe('Give it back as since, now or at any later time'),
    more: z.boolean().describe('Whether there is more already'),
  }),
);

export const leftOut = answerBody(
  'LeftOut',
  z.strictObject({
    data: z.array(
      z.strictObject({
        offering: text.describe('A key'),
        field: text.nullable().describe('Null = the whole offering'),
        reason: text,
      }),
    ),
    total: z.int(),
  }),
);

/** Of each item only what `fields` asks for, and all but provenance where it is left out. */
const pageOf = (id: string, item: z.ZodObject) =>
  answerBody(
    id,
    z.strictObject({
      data: z.array(item.partial()),
      total: z.int().describe('Of all pages'),
      next: text.nullable().describe('Give it back as cursor; null on the last page'),
    }),
  );

const some = texts.nullable();
const tokens = z.int().nullable();
const offering = z.strictObject({
  id: text,
  key: text,
  modelKey: text,
  modelName: text,
  family: text.nullable(),
  ownerKey: text.nullable(),
  ownerName: text.nullable(),
  channelKey: text,
  channelName: text,
  affiliation: z.looseObject({ kind: z.enum(AFFILIATION_KINDS) }),
  requestId: text,
  profile: text.nullable(),
  serviceTier: text,
  mode: text.nullable().describe('What it is for: chat, embedding…'),
  hosting: z.enum(HOSTINGS),
  sample: z.boolean().describe('Invented, to show what the console is for'),
  api: text,
  endpoint: text,
  regions: some,
  capabilities: some,
  inputModalities: some,
  outputModalities: some,
  contextTokens: tokens,
  maxInputTokens: tokens,
  maxOutputTokens: tokens,
  lifecycle: z.enum(LIFECYCLES),
  soldFrom: text.nullable(),
  soldUntil: text.nullable(),
  deprecatedFrom: text.nullable(),
  successor: text.nullable().describe('The key of the offering that takes its place'),
  prices: z.record(text, text).describe('USD per million units, plain decimals'),
  priceTiers: z.int(),
  timeOfDay: z.boolean(),
  priceChangesAt: text.nullable(),
  free: z.boolean(),
  asOf: text.nullable(),
  stalePrices: z.boolean().describe('Not confirmed in the last 90 days'),
  currency: text.nullable().describe('What the seller bills in'),
  source: text.nullable(),
  measured: z.record(text, z.number()).describe('Latest measured numbers, by kind'),
  retentionDays: z.int().nullable().describe('Days that prompts are kept; 0 = not at all'),
  zeroRetention: z.enum(['available', 'on_request', 'unavailable']).nullable(),
  trainingUse: z.enum(['never', 'opt_in', 'opt_out', 'always']).nullable(),
  humanReview: z.enum(['never', 'abuse', 'always']).nullable(),
  certifications: some,
  subprocessors: some,
  aliases: texts,
  revision: z.int(),
  provenance,
});
export const offeringPage = pageOf('OfferingPage', offering);

export const vendorPage = pageOf(
  'VendorPage',
  z.strictObject({
    key: text,
    name: text,
    legalName: text.nullable(),
    isOwner: z.boolean().describe('Makes models'),
    isChannel: z.boolean().describe('Sells inference'),
    website: text.nullable(),
    hosting: z.enum(HOSTINGS),
    sample: z.boolean().describe('Invented, to show what the console is for'),
    revision: z.int(),
    provenance,
  }),
);

const alias = z.strictObject({
  alias: text,
  kind: z.enum(['alias', 'snapshot']).describe('A snapshot pins one dated release'),
  source: text,
  asOf: date,
  evidence: text.optional(),
});
export const modelPage = pageOf(
  'ModelPage',
  z.strictObject({
    key: text,
    name: text,
    owner: text.nullable().describe('The key of a vendor'),
    family: text.nullable(),
    description: text.nullable(),
    releasedOn: date.nullable(),
    knowledgeCutoff: text.nullable().describe('A year, a month or a day, as stated'),
    openWeights: z.boolean().nullable(),
    inputModalities: some,
    outputModalities: some,
    aliases: z.array(alias),
    offerings: texts.describe('Keys'),
    revision: z.int(),
    provenance,
  }),
);

const clock = text.nullable().describe('HH:MM in UTC, [from, to), around midnight too; null = all day');
export const pricePage = pageOf(
  'PricePage',
  z.strictObject({
    offering: text.describe('A key'),
    model: text,
    owner: text.nullable(),
    channel: text,
    profile: text.nullable(),
    serviceTier: text,
    unit: z.enum(PRICE_UNIT_KEYS),
    per: text.describe('What a million of is paid for'),
    amount: text.describe('USD per million units, a plain decimal'),
    free: z.boolean().describe('The seller says that it costs nothing'),
    aboveTokens: z.int().describe('Reprices the whole request when its input is strictly above'),
    fromQuantity: z.int().describe('For the units of a calendar month beyond this many; 0 = from the first'),
    scope: text.nullable().describe('Whom or what alone it is for; null = everybody'),
    validFrom: instant.nullable().describe('[from, to); null = open'),
    validTo: instant.nullable(),
    dailyFrom: clock,
    dailyTo: clock,
    currency: text.describe('What the seller bills in'),
    original: text.nullable().describe('The amount in that currency; null in USD'),
    rateAsOf: date.nullable().describe('Of the rate that it was converted at'),
    source: text,
    asOf: date,
    raw: text.nullable().describe("The source's own words"),
  }),
);

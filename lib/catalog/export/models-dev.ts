import type { OfferingRecord } from '../catalog-records';
import { lifecycleAt } from '../lifecycle';
import { modelIdentity } from '../model-identity';
import { offeringKey } from '../offering-key';
import type { PriceUnitKey } from '../price-units';
import type { Exported, ExportSource, LeaveOut, LeftOut } from './exported';
import { modelsDevProvider } from './models-dev-provider';
import { type PriceBlock, sayablePrices } from './sayable-prices';

/** Prices in `cost`, USD per million. A cache write is of five minutes where the model is Claude, and else of no stated time. */
const COST: Partial<Readonly<Record<PriceUnitKey, string>>> = {
  input: 'input',
  output: 'output',
  reasoning: 'reasoning',
  cache_read: 'cache_read',
  input_audio: 'input_audio',
  output_audio: 'output_audio',
};
const CAPABILITIES = [
  ['attachment', 'attachments'],
  ['reasoning', 'reasoning'],
  ['tool_call', 'tools'],
  ['structured_output', 'structured-output'],
  ['temperature', 'temperature'],
] as const;
/** Tiers that are asked for with the parameter of this name; any other is another way of calling. */
const ASKED_TIERS = ['flex', 'priority'];
const LEGACY_THRESHOLD = 200_000;

function costName(unit: PriceUnitKey, requestId: string): string | undefined {
  const write = /claude/i.test(requestId) ? 'cache_write_5m' : 'cache_write';
  return unit === write ? 'cache_write' : COST[unit];
}

/** A block of prices under the format's names; null where it lacks one that the format asks for. */
function cost(block: PriceBlock, requestId: string): Record<string, unknown> | null {
  const named = [...block.amounts].flatMap(([unit, amount]) => {
    const name = costName(unit, requestId);
    return name === undefined ? [] : [[name, Number(amount)] as const];
  });
  const found = Object.fromEntries(named);
  return found.input === undefined || found.output === undefined ? null : found;
}

function costs(offering: OfferingRecord, source: ExportSource, at: Date, leaveOut: LeaveOut) {
  const prices = source.prices.get(offering.id) ?? [];
  const { requestId } = offering;
  const blocks = sayablePrices(prices, at, (unit) => costName(unit, requestId) !== undefined, leaveOut);
  const [first, ...above] = blocks.map((block) => cost(block, requestId));
  if (!first) {
    if (blocks[0]?.amounts.size) leaveOut('prices', 'The format asks for a price of input and of output.');
    return null;
  }
  const tiers = above.flatMap((tier, nth) =>
    tier ? [{ ...tier, tier: { type: 'context', size: blocks[nth + 1]?.aboveTokens } }] : [],
  );
  const legacy = above[blocks.findIndex(({ aboveTokens }) => aboveTokens === LEGACY_THRESHOLD) - 1];
  return {
    ...first,
    ...(tiers.length > 0 && { tiers }),
    ...(legacy && { context_over_200k: legacy }),
  };
}

const STATUS: Readonly<Record<string, string>> = { preview: 'beta', deprecated: 'deprecated' };

function entry(offering: OfferingRecord, source: ExportSource, at: Date, leaveOut: LeaveOut) {
  const model = source.models.get(offering.modelId);
  const known = <Value>(name: string, value: Value | null | undefined) =>
    value === null || value === undefined ? {} : { [name]: value };
  const input = offering.inputModalities ?? model?.inputModalities;
  const output = offering.outputModalities ?? model?.outputModalities;
  const limit = {
    ...known('context', offering.contextTokens),
    ...known('input', offering.maxInputTokens),
    ...known('output', offering.maxOutputTokens),
  };
  return {
    id: offering.requestId,
    name: model?.name ?? offering.requestId,
    ...known('family', model?.family),
    ...Object.fromEntries(
      CAPABILITIES.flatMap(([name, capability]) =>
        offering.capabilities?.includes(capability) ? [[name, true]] : [],
      ),
    ),
    ...known('knowledge', model?.knowledgeCutoff),
    ...known('release_date', model?.releasedOn),
    ...(input && output && { modalities: { input, output } }),
    ...known('open_weights', model?.openWeights),
    ...known('cost', costs(offering, source, at, leaveOut)),
    ...(Object.keys(limit).length > 0 && { limit }),
    ...known('status', STATUS[lifecycleAt(offering, at)]),
  };
}

/**
 * The catalogue as the `api.json` of models.dev, for an instant: providers with what they sell, USD per million tokens. What is
 * not known is absent, though the format asks for some of it.
 */
export function writeModelsDev(source: ExportSource, at: Date): Exported {
  const leftOut: LeftOut[] = [];
  const providers = new Map<string, { vendor: string; models: Map<string, Record<string, unknown>> }>();
  const others: { offering: OfferingRecord; provider: string }[] = [];
  const leave = (offering: OfferingRecord): LeaveOut => {
    const { key } = offering;
    return (field, reason) => leftOut.push({ offering: key, field, reason });
  };
  for (const offering of source.offerings) {
    const { key, channel, requestId, serviceTier } = offering;
    const leaveOut = leave(offering);
    if (lifecycleAt(offering, at) === 'retired') leaveOut(null, 'It is not sold any more.');
    else if (key !== offeringKey(channel, requestId, serviceTier))
      leaveOut(null, 'The format has one entry for a request id, whatever the region.');
    else {
      const provider = modelsDevProvider(channel, offering.api);
      if (serviceTier !== modelIdentity(channel, requestId).tier) {
        others.push({ offering, provider });
        continue;
      }
      const of = providers.get(provider) ?? { vendor: channel, models: new Map() };
      providers.set(provider, of);
      of.models.set(requestId, entry(offering, source, at, leaveOut));
    }
  }
  for (const { offering, provider } of others) {
    const model = providers.get(provider)?.models.get(offering.requestId);
    const leaveOut = leave(offering);
    const asked = ASKED_TIERS.includes(offering.serviceTier);
    const priced = asked && model ? costs(offering, source, at, leaveOut) : null;
    if (!model || !priced) {
      leaveOut(null, 'The format has no entry for this service tier.');
      continue;
    }
    const { modes = {} } = (model.experimental ?? {}) as { readonly modes?: object };
    const mode = { cost: priced, provider: { body: { service_tier: offering.serviceTier } } };
    model.experimental = { modes: { ...modes, [offering.serviceTier]: mode } };
  }
  return { document: sorted(providers, source), leftOut };
}

function sorted(
  providers: ReadonlyMap<string, { vendor: string; models: ReadonlyMap<string, object> }>,
  { vendors }: ExportSource,
): Exported['document'] {
  const byKey = <Value>(map: ReadonlyMap<string, Value>): [string, Value][] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    byKey(providers).map(([id, { vendor, models }]) => {
      const { name = vendor, website = null } = vendors.get(vendor) ?? {};
      const doc = website === null ? {} : { doc: website };
      return [id, { id, env: [], name, ...doc, models: Object.fromEntries(byKey(models)) }];
    }),
  );
}

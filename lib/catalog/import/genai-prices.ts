import type { ModelInfo, Provider } from '@pydantic/genai-prices';
import { type ChannelFact, genaiChannel } from '../channels';
import { modelIdentity } from '../model-identity';
import type { Origin } from '../plan';
import { literals, matches } from './genai-match';
import { genaiPriceRows } from './genai-price-rows';
import type { SourceOffering } from './source-offering';

/** The package states no date of its data, so this is the day on which that version was published. */
export const GENAI_PRICES: Origin & { readonly version: string } = {
  version: '0.1.8',
  source: '@pydantic/genai-prices 0.1.8',
  asOf: '2026-09-23',
};

/** An entry with its channel, for finding which entry stands for an id. */
export interface GenaiEntry {
  readonly provider: Provider;
  readonly model: ModelInfo;
  readonly channel: ChannelFact;
}

const REGIONAL = 'regional.';
const PROFILE_ID = /^(us-gov|us|eu|apac|au|jp|ca|in|sa)\./;

const UNDATED_CLAUDE = /(claude-(?:opus|sonnet|haiku|fable)-\d(?:-\d)?)-v1:0$/;
/**
 * What Bedrock itself calls Claude models that the source names without a date: since Opus 4.7 and Sonnet 4.6 an id ends with
 * the name (AWS, "Supported foundation models").
 */
function bedrockName(id: string): string {
  return id.replace(UNDATED_CLAUDE, (_, name: string) => {
    if (name === 'claude-opus-4-5') return `${name}-20251101-v1:0`;
    return name === 'claude-opus-4-6' ? `${name}-v1` : name;
  });
}

/**
 * The request ids of an entry. Where its own id is not one (its rule does not take it), they are the ids that the rule
 * names whole. Bedrock's "regional.…" is no id but a group: the in-region id and the profiles (us., eu., …) that the
 * rule names. Each is an offering of its own. An entry that names no id at all keeps its own as the best there is.
 */
export function requestIds(provider: Pick<Provider, 'models'>, model: ModelInfo): string[] {
  const meant = (id: string): boolean => provider.models.find((other) => matches(other.match, id)) === model;
  // Only where the entry's own rule takes the right name too: else its prices would not be found by it.
  const asCalled = (id: string): string => (meant(bedrockName(id)) ? bedrockName(id) : id);
  if (model.id.startsWith(REGIONAL)) {
    const base = model.id.slice(REGIONAL.length);
    const profiles = literals(model.match).flatMap(({ text }) => {
      const found = PROFILE_ID.exec(text);
      return found ? [`${found[0]}${base}`] : [];
    });
    return [base, ...new Set(profiles)].filter(meant).map(asCalled).sort();
  }
  if (matches(model.match, model.id)) return [asCalled(model.id)];
  const named = literals(model.match).flatMap(({ text, whole }) => (whole && meant(text) ? [text] : []));
  return named.length > 0 ? [...new Set(named)].sort() : [model.id];
}

/**
 * Everything that `@pydantic/genai-prices` offers, one record per channel and request id. Pure: give it what
 * `waitForUpdate()` resolves to.
 */
export function genaiOfferings(providers: readonly Provider[]): {
  readonly offerings: readonly SourceOffering[];
  readonly entries: readonly GenaiEntry[];
  readonly skipped: readonly { readonly what: string; readonly reason: string }[];
} {
  const offerings: SourceOffering[] = [];
  const entries: GenaiEntry[] = [];
  const skipped: { what: string; reason: string }[] = [];
  for (const provider of providers) {
    for (const model of provider.models) {
      const entry = `${provider.id}/${model.id}`;
      const channel = genaiChannel(provider.id, model.id, model.price_comments);
      if (!channel) {
        skipped.push({ what: entry, reason: `no channel is known for provider "${provider.id}"` });
        continue;
      }
      entries.push({ provider, model, channel });
      const claude = /claude/i.test(model.id);
      const prices = genaiPriceRows(model, claude, GENAI_PRICES, (reason) =>
        skipped.push({ what: entry, reason }),
      );
      const ids = requestIds(provider, model);
      const identity = modelIdentity(channel.key, model.id).join;
      const otherIds = literals(model.match)
        .filter(({ text, whole }) => whole && !ids.includes(text))
        .map(({ text }) => text)
        .filter((text) => modelIdentity(channel.key, text).join === identity);
      for (const requestId of ids) {
        offerings.push({
          channel,
          requestId,
          entry,
          origin: { source: GENAI_PRICES.source, asOf: GENAI_PRICES.asOf },
          prices,
          otherIds,
          ...(model.name ? { name: model.name } : {}),
          ...(model.description ? { description: model.description } : {}),
          ...(model.context_window ? { contextTokens: model.context_window } : {}),
          ...(model.deprecated ? { deprecated: true } : {}),
        });
      }
    }
  }
  return { offerings, entries, skipped };
}

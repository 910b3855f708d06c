import { invalid } from '@/lib/core/errors';
import { modelIdentity } from '../model-identity';
import { keyOfIdentity } from '../offering-key';
import { vendorFact } from '../sellers';
import { soldBySubscription } from './channel-of';
import type { ImportedOffering, ReadSource } from './imported';
import { fieldOf, textOf } from './json-fields';
import { liteLlmApi, liteLlmMode, liteLlmSeller } from './litellm-channels';
import { rowFacts } from './litellm-facts';
import { mergedOffering } from './litellm-merge';
import { type LiteLlmPlace, liteLlmPlace } from './litellm-place';
import { type Note, rowPrices } from './litellm-prices';
import { uplifted, upliftsOf } from './litellm-uplifts';
import type { UnitPrices } from './price-statement';
import { isJsonObject, type Json, type JsonObject, readJson } from './read-json';

const SOURCE = 'LiteLLM';

/** Keys of the list that sell nothing. */
const NO_ROW: Readonly<Record<string, string>> = {
  sample_spec: 'It describes the format.',
  fallback_generalizations: 'It holds rules for names that the list does not have.',
};

const FREE = /[:-]free$/i;

/** Why a zero is no price there, or null. */
function zeroIsNone(channel: string): string | null {
  if (soldBySubscription(channel)) return 'A zero of a subscription: what a token costs is not stated.';
  if (channel === 'aws-sagemaker') return 'It is billed by the hour of a machine: a token has no price.';
  return null;
}

/** All offerings of one row: at each tier that it prices, and at each multiple that it states. */
function offeringsOf(
  row: JsonObject,
  entry: string,
  place: LiteLlmPlace,
  asOf: string,
  note: Note,
): ImportedOffering[] {
  const { channel, requestId } = place;
  const mode = liteLlmMode(textOf(fieldOf(row, 'mode')));
  const identity = modelIdentity(channel.key, requestId);
  const made = ['output_cost_per_image', 'output_cost_per_image_token'];
  const tiers = rowPrices(
    row,
    {
      mode,
      requestId,
      committed: place.tier.startsWith('committed-'),
      pricesMadeImages: made.some((key) => row[key] !== undefined && row[key] !== null),
      origin: { source: SOURCE, asOf },
      scope: place.scope,
      free: FREE.test(requestId),
      zeroIsNone: zeroIsNone(channel.key),
    },
    note,
  );
  const values = rowFacts(row, asOf, place.region, note);
  const offering = (profile: string | null, served: string, prices: UnitPrices): ImportedOffering => {
    const at = {
      profile: profile ?? identity.profile,
      serviceTier: tierOf([identity.tier, place.tier, served]),
    };
    return {
      key: keyOfIdentity({ channel: channel.key, requestId, ...at }),
      channel: channel.key,
      channelName: vendorFact(channel.key)?.name,
      api: liteLlmApi(channel, mode),
      requestId,
      ...at,
      entry,
      values,
      prices,
      model: {},
      otherIds: [],
    };
  };
  const standard = tiers.get('standard') ?? {};
  const others = [...tiers].filter(([tier]) => tier !== 'standard');
  return [
    offering(place.profile, 'standard', standard),
    ...others.map(([tier, prices]) => offering(place.profile, tier, prices)),
    ...upliftsOf(row, note).map((uplift) =>
      offering(uplift.profile ?? place.profile, uplift.tier, uplifted(standard, uplift)),
    ),
  ];
}

const tierOf = (tiers: readonly string[]): string =>
  tiers.filter((tier) => tier !== 'standard').join('-') || 'standard';

/**
 * Reads LiteLLM's `model_prices_and_context_window.json`: USD per token, by model with the provider before it. Several rows
 * of one offering become one; tiers and regional multiples become offerings of their own. `asOf` is the day that the file is of,
 * which it does not say. Throws `invalid` for what is no such file.
 */
export function readLiteLlm(text: string, asOf: string): ReadSource {
  const file = readJson(text);
  if (!isJsonObject(file)) throw notOfThisForm();
  const entries = Object.entries(file);
  if (!entries.some(([, row]) => isJsonObject(row) && providerOf(row))) throw notOfThisForm();
  const offerings = new Map<string, ImportedOffering>();
  const skipped: { row: string; reason: string }[] = [];
  const notes: { row: string; field: string; reason: string }[] = [];
  const noted = (row: string, field: string, reason: string) => notes.push({ row, field, reason });
  for (const [entry, row] of entries) {
    const place = placeOf(entry, row);
    if (typeof place === 'string' || !isJsonObject(row)) {
      skipped.push({ row: entry, reason: typeof place === 'string' ? place : 'It is not a record.' });
      continue;
    }
    for (const one of offeringsOf(row, entry, place, asOf, (field, reason) => noted(entry, field, reason))) {
      const known = offerings.get(one.key);
      offerings.set(one.key, known ? mergedOffering(known, one, noted) : one);
    }
  }
  return { rows: entries.length, asOf, offerings: [...offerings.values()], skipped, notes };
}

const providerOf = (row: JsonObject): string | undefined => textOf(fieldOf(row, 'litellm_provider'));

function placeOf(entry: string, row: Json): LiteLlmPlace | string {
  if (Object.hasOwn(NO_ROW, entry)) return NO_ROW[entry] ?? '';
  if (!isJsonObject(row)) return 'It is not a record.';
  const provider = providerOf(row);
  if (provider === undefined) return 'It names no provider.';
  return liteLlmPlace(entry.trim(), provider, liteLlmSeller(provider));
}

const notOfThisForm = () =>
  invalid([
    {
      path: '',
      message: 'This is not LiteLLM’s list of prices: models with their litellm_provider are expected.',
    },
  ]);

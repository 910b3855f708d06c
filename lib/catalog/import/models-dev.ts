import { invalid } from '@/lib/core/errors';
import { type ChannelFact, offeringApi } from '../channels';
import { MODEL_FIELDS } from '../fields';
import type { Lifecycle } from '../lifecycle';
import { modelIdentity } from '../model-identity';
import { offeringKey } from '../offering-key';
import { modelsDevChannel, soldBySubscription } from './channel-of';
import type { ImportedOffering, ReadSource } from './imported';
import { fieldOf, nameText, stated, textOf, tokensOf, wordsOf } from './json-fields';
import { modelsDevPrices, type Priced } from './models-dev-prices';
import { isJsonObject, type Json, type JsonObject, readJson } from './read-json';

type Note = (field: string, reason: string) => void;

const SOURCE = 'models.dev';

/** `status` → lifecycle. What is simply sold has no status. */
const STATUSES: Readonly<Record<string, Lifecycle>> = {
  alpha: 'preview',
  beta: 'preview',
  deprecated: 'deprecated',
};

/** The dialect that an SDK package of a provider or a model speaks. Any other is OpenAI's. */
const DIALECTS: readonly (readonly [RegExp, ChannelFact['api']])[] = [
  [/anthropic/, 'anthropic-messages'],
  [/amazon-bedrock/, 'bedrock-converse'],
  [/^@ai-sdk\/google/, 'google-generate-content'],
  [/^@ai-sdk\/cohere/, 'cohere-chat'],
];

function dialect(channel: ChannelFact, model: JsonObject): ChannelFact['api'] {
  const provider = fieldOf(model, 'provider');
  const sdk = isJsonObject(provider) ? textOf(fieldOf(provider, 'npm')) : undefined;
  if (sdk === undefined) return channel.api;
  return DIALECTS.find(([pattern]) => pattern.test(sdk))?.[1] ?? 'openai-chat';
}

/** What a model can do, in the words of the catalogue: sorted. Absent where the record does not say. */
function capabilities(model: JsonObject, input: readonly string[] | undefined): string[] | undefined {
  const names = [
    ['attachment', 'attachments'],
    ['reasoning', 'reasoning'],
    ['structured_output', 'structured-output'],
    ['temperature', 'temperature'],
    ['tool_call', 'tools'],
  ] as const;
  if (names.every(([key]) => fieldOf(model, key) === undefined)) return undefined;
  const found: string[] = names.flatMap(([key, name]) => (fieldOf(model, key) === true ? [name] : []));
  if (input?.includes('image')) found.push('vision');
  return found.sort();
}

function limits(model: JsonObject, note: Note) {
  const limit = fieldOf(model, 'limit');
  const read = (key: string): number | undefined => {
    const value = isJsonObject(limit) ? fieldOf(limit, key) : undefined;
    const tokens = tokensOf(value);
    if (value !== undefined && tokens === undefined)
      note(`limit.${key}`, 'It is no count of tokens; a zero stands for unknown.');
    return tokens;
  };
  return { contextTokens: read('context'), maxInputTokens: read('input'), maxOutputTokens: read('output') };
}

/** A day as `YYYY-MM-DD`; a month or anything else is noted. */
function day(model: JsonObject, key: string, note: Note): string | undefined {
  const text = textOf(fieldOf(model, key));
  if (text === undefined) return undefined;
  if (MODEL_FIELDS.releasedOn.safeParse(text).success) return text;
  note(key, `“${text.slice(0, 40)}” is not a day.`);
  return undefined;
}

const FREE = /[:-]free$|\(free\)/i;

interface Place {
  readonly channel: ChannelFact;
  readonly channelName: string | undefined;
  readonly entry: string;
  readonly asOf: string;
}

/** The offerings of one record: the ordinary one, and one for each way of serving that has a price of its own. */
function offeringsOf(model: JsonObject, requestId: string, place: Place, note: Note): ImportedOffering[] {
  const identity = modelIdentity(place.channel.key, requestId);
  const modalities = fieldOf(model, 'modalities');
  const input = isJsonObject(modalities) ? wordsOf(fieldOf(modalities, 'input')) : undefined;
  const output = isJsonObject(modalities) ? wordsOf(fieldOf(modalities, 'output')) : undefined;
  const status = textOf(fieldOf(model, 'status'));
  const lifecycle = status === undefined || !Object.hasOwn(STATUSES, status) ? undefined : STATUSES[status];
  if (status !== undefined && lifecycle === undefined)
    note('status', `“${status.slice(0, 40)}” is no known status.`);
  const openWeights = fieldOf(model, 'open_weights');
  const name = nameText(fieldOf(model, 'name'));
  const priced: Priced = {
    requestId,
    free: FREE.test(requestId) || FREE.test(name ?? ''),
    subscription: soldBySubscription(place.channel.key),
    origin: { source: SOURCE, asOf: place.asOf },
  };
  const cost = fieldOf(model, 'cost');
  const standard: ImportedOffering = {
    key: offeringKey(place.channel.key, requestId, identity.tier),
    channel: place.channel.key,
    channelName: place.channelName,
    api: offeringApi({ key: place.channel.key, api: dialect(place.channel, model) }, identity.readable),
    requestId,
    profile: identity.profile,
    serviceTier: identity.tier,
    modelName: name,
    entry: place.entry,
    values: stated({
      capabilities: capabilities(model, input),
      inputModalities: input,
      outputModalities: output,
      ...limits(model, note),
      lifecycle,
    }),
    prices: isJsonObject(cost) ? modelsDevPrices(cost, 'cost', priced, note) : {},
    model: stated({
      releasedOn: day(model, 'release_date', note),
      knowledgeCutoff: textOf(fieldOf(model, 'knowledge'))?.slice(0, 40),
      openWeights: typeof openWeights === 'boolean' ? openWeights : undefined,
      inputModalities: input,
      outputModalities: output,
    }),
    otherIds: [],
  };
  return [standard, ...modes(model, standard, priced, note)];
}

/** `experimental.modes`: another way of serving the same request id, at prices of its own. */
function modes(
  model: JsonObject,
  standard: ImportedOffering,
  priced: Priced,
  note: Note,
): ImportedOffering[] {
  const experimental = fieldOf(model, 'experimental');
  const found = isJsonObject(experimental) ? fieldOf(experimental, 'modes') : undefined;
  if (!isJsonObject(found)) return [];
  return Object.entries(found).flatMap(([mode, record]): ImportedOffering[] => {
    const path = `experimental.modes.${mode}`;
    const cost = isJsonObject(record) ? fieldOf(record, 'cost') : undefined;
    if (!isJsonObject(record) || !isJsonObject(cost)) {
      note(path, 'It has no price of its own.');
      return [];
    }
    const provider = fieldOf(record, 'provider');
    const body = isJsonObject(provider) ? fieldOf(provider, 'body') : undefined;
    const asked = isJsonObject(body) ? textOf(fieldOf(body, 'service_tier')) : undefined;
    const tier = (asked ?? mode).toLowerCase();
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(tier) || tier === standard.serviceTier || tier === 'standard') {
      note(path, `“${tier.slice(0, 40)}” names no other way of serving.`);
      return [];
    }
    const key = offeringKey(standard.channel, standard.requestId, tier);
    return [
      { ...standard, key, serviceTier: tier, prices: modelsDevPrices(cost, `${path}.cost`, priced, note) },
    ];
  });
}

/**
 * Reads the `api.json` of models.dev: providers with their models, USD per million tokens. `asOf` is the day that the file is
 * of, which it does not say. Throws `invalid` for what is no such file.
 */
export function readModelsDev(text: string, asOf: string): ReadSource {
  const file = readJson(text);
  if (!isJsonObject(file)) throw notOfThisForm();
  const offerings = new Map<string, ImportedOffering>();
  const skipped: { row: string; reason: string }[] = [];
  const notes: { row: string; field: string; reason: string }[] = [];
  let rows = 0;
  for (const [id, provider] of Object.entries(file)) {
    const models = isJsonObject(provider) ? fieldOf(provider, 'models') : undefined;
    if (!isJsonObject(provider) || !isJsonObject(models)) throw notOfThisForm();
    const channel = modelsDevChannel(id);
    for (const [requestId, model] of Object.entries(models)) {
      const entry = `${id}/${requestId}`;
      rows += 1;
      const refusal = refused(channel, id, requestId, model);
      if (refusal !== null || !channel || !isJsonObject(model)) {
        skipped.push({ row: entry, reason: refusal ?? 'It is not a record.' });
        continue;
      }
      const note: Note = (field, reason) => notes.push({ row: entry, field, reason });
      const place = { channel, channelName: nameText(fieldOf(provider, 'name')), entry, asOf };
      const read = offeringsOf(model, requestId, place, note);
      const [first] = read;
      const same = first && offerings.get(first.key);
      if (same) {
        skipped.push({ row: entry, reason: `It is the same offering as ${same.entry}.` });
        continue;
      }
      for (const one of read) if (!offerings.has(one.key)) offerings.set(one.key, one);
    }
  }
  if (rows === 0) throw notOfThisForm();
  return { rows, asOf, offerings: [...offerings.values()], skipped, notes };
}

function refused(
  channel: ChannelFact | null | undefined,
  id: string,
  requestId: string,
  model: Json,
): string | null {
  if (channel === undefined) return `No channel is known for the provider “${id}”.`;
  if (channel === null) return 'It runs on one’s own machine: nobody sells it.';
  if (requestId.trim() === '' || requestId.length > 500) return 'It has no request id.';
  return isJsonObject(model) ? null : 'It is not a record.';
}

const notOfThisForm = () =>
  invalid([
    {
      path: '',
      message: 'This is not the api.json of models.dev: providers with their models are expected.',
    },
  ]);

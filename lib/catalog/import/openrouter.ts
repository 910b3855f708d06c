import { invalid } from '@/lib/core/errors';
import { offeringApi } from '../channels';
import { modelIdentity } from '../model-identity';
import { offeringKey } from '../offering-key';
import type { ImportedMeasurement, ImportedOffering, ReadSource } from './imported';
import { fieldOf, nameText, stated, textOf, tokensOf, wordsOf, writtenNumber } from './json-fields';
import { openRouterPrices } from './openrouter-prices';
import { isJsonObject, type Json, type JsonObject, readJson } from './read-json';

type Note = (field: string, reason: string) => void;

const SOURCE = 'OpenRouter';
const CHANNEL = { key: 'openrouter', api: 'openai-chat' } as const;
const FREE = /:free$|\(free\)|^free /i;

/** `supported_parameters` → what the catalogue calls it; a setting of sampling is no capability but for temperature. */
const PARAMETERS: Readonly<Record<string, string>> = {
  parallel_tool_calls: 'parallel-tools',
  reasoning: 'reasoning',
  structured_outputs: 'structured-output',
  temperature: 'temperature',
  tool_choice: 'tool-choice',
  tools: 'tools',
  web_search_options: 'web-search',
};

/** What it calls a file is a document: the catalogue's word is that of the other sources. */
function modalities(architecture: Json | undefined, key: string): string[] | undefined {
  const words = isJsonObject(architecture) ? wordsOf(fieldOf(architecture, key)) : undefined;
  return words?.map((word) => (word === 'file' ? 'pdf' : word)).sort();
}

function capabilities(model: JsonObject, input: readonly string[] | undefined): string[] | undefined {
  const parameters = wordsOf(fieldOf(model, 'supported_parameters'));
  if (!parameters) return undefined;
  const found = parameters.flatMap((one) => (Object.hasOwn(PARAMETERS, one) ? (PARAMETERS[one] ?? []) : []));
  if (input?.includes('image')) found.push('vision');
  if (input?.includes('pdf')) found.push('attachments');
  return [...new Set(found)].sort();
}

const INDICES = [
  ['intelligence_index', 'Artificial Analysis Intelligence Index'],
  ['coding_index', 'Artificial Analysis Coding Index'],
  ['agentic_index', 'Artificial Analysis Agentic Index'],
] as const;

/** The indices of Artificial Analysis, which are of the model and not of this seller. */
function measurements(model: JsonObject, note: Note): ImportedMeasurement[] {
  const benchmarks = fieldOf(model, 'benchmarks');
  if (!isJsonObject(benchmarks)) return [];
  const arena = fieldOf(benchmarks, 'design_arena');
  if (Array.isArray(arena) && arena.length > 0)
    note('benchmarks.design_arena', 'Ratings by category are no index, and are not taken over.');
  const indices = fieldOf(benchmarks, 'artificial_analysis');
  if (!isJsonObject(indices)) return [];
  return INDICES.flatMap(([key, benchmark]): ImportedMeasurement[] => {
    const value = writtenNumber(fieldOf(indices, key));
    if (value === undefined) return [];
    if (/^-?(0|[1-9]\d{0,11})(\.\d{1,6})?$/.test(value))
      return [{ kind: 'quality', benchmark, value, n: null, of: 'model' }];
    note(`benchmarks.artificial_analysis.${key}`, `“${value.slice(0, 40)}” is no index.`);
    return [];
  });
}

/** The day after which it is gone; 2098 stands for never. */
function soldUntil(model: JsonObject, note: Note): string | undefined {
  const text = textOf(fieldOf(model, 'expiration_date'));
  if (text === undefined || text >= '2098') return undefined;
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  note('expiration_date', `“${text.slice(0, 40)}” is not a day.`);
  return undefined;
}

/** `created`: seconds since 1970 at which it was listed. */
function soldFrom(model: JsonObject): string | undefined {
  const seconds = Number(writtenNumber(fieldOf(model, 'created')));
  return Number.isInteger(seconds) && seconds > 1_500_000_000 && seconds < 5_000_000_000
    ? new Date(seconds * 1000).toISOString()
    : undefined;
}

/** "DeepSeek: DeepSeek V4 Flash (free)" is the model DeepSeek V4 Flash. */
const modelName = (name: string | undefined): string | undefined =>
  name
    ?.replace(/^[^:]{1,40}: /, '')
    .replace(/ *\((free|fast|beta)\)/gi, '')
    .trim() || undefined;

function offeringOf(model: JsonObject, requestId: string, asOf: string, note: Note): ImportedOffering {
  const identity = modelIdentity(CHANNEL.key, requestId);
  const architecture = fieldOf(model, 'architecture');
  const input = modalities(architecture, 'input_modalities');
  const output = modalities(architecture, 'output_modalities');
  const pricing = fieldOf(model, 'pricing');
  const top = fieldOf(model, 'top_provider');
  const alias = fieldOf(model, 'alias_target');
  const target = isJsonObject(alias) ? textOf(fieldOf(alias, 'slug')) : undefined;
  if (target !== undefined) note('alias_target', `It stands for ${target.slice(0, 200)} for now.`);
  const weights = textOf(fieldOf(model, 'hugging_face_id'));
  const others = [target, textOf(fieldOf(model, 'canonical_slug')), weights].flatMap((id) => id ?? []);
  const name = nameText(fieldOf(model, 'name'));
  const measured = target === undefined ? measurements(model, note) : [];
  return {
    key: offeringKey(CHANNEL.key, requestId, identity.tier),
    channel: CHANNEL.key,
    channelName: 'OpenRouter',
    api: offeringApi(CHANNEL, identity.readable),
    requestId,
    profile: identity.profile,
    serviceTier: identity.tier,
    modelName: modelName(name),
    entry: requestId,
    values: stated({
      capabilities: capabilities(model, input),
      inputModalities: input,
      outputModalities: output,
      contextTokens:
        tokensOf(isJsonObject(top) ? fieldOf(top, 'context_length') : undefined) ??
        tokensOf(fieldOf(model, 'context_length')),
      maxOutputTokens: tokensOf(isJsonObject(top) ? fieldOf(top, 'max_completion_tokens') : undefined),
      soldFrom: soldFrom(model),
      soldUntil: soldUntil(model, note),
    }),
    prices: isJsonObject(pricing)
      ? openRouterPrices(
          pricing,
          {
            free: FREE.test(requestId) || FREE.test(name ?? ''),
            fiveMinutes: Object.hasOwn(pricing, 'input_cache_write_1h') || /claude/i.test(requestId),
            origin: { source: SOURCE, asOf },
          },
          note,
        )
      : {},
    model: stated({
      description: textOf(fieldOf(model, 'description')),
      knowledgeCutoff: textOf(fieldOf(model, 'knowledge_cutoff'))?.slice(0, 40),
      // Weights that are published under a name are open; without one it is not said.
      openWeights: weights === undefined ? undefined : true,
      inputModalities: input,
      outputModalities: output,
    }),
    otherIds: [...new Set(others)].filter((id) => id !== requestId && id.length <= 500),
    ...(measured.length > 0 ? { measurements: measured } : {}),
  };
}

/**
 * Reads the answer of OpenRouter's `/api/v1/models`: USD per token, request or search, as texts. `asOf` is the day of the
 * answer, which it does not say. Throws `invalid` for what is no such answer.
 */
export function readOpenRouter(text: string, asOf: string): ReadSource {
  const file = readJson(text);
  const list = isJsonObject(file) ? fieldOf(file, 'data') : undefined;
  if (!Array.isArray(list) || list.length === 0)
    throw invalid([
      {
        path: '',
        message: 'This is not an answer of OpenRouter’s /api/v1/models: a list “data” is expected.',
      },
    ]);
  const offerings = new Map<string, ImportedOffering>();
  const skipped: { row: string; reason: string }[] = [];
  const notes: { row: string; field: string; reason: string }[] = [];
  for (const [index, model] of (list as readonly Json[]).entries()) {
    const id = isJsonObject(model) ? textOf(fieldOf(model, 'id')) : undefined;
    if (!isJsonObject(model) || id === undefined || id.length > 500) {
      skipped.push({ row: `data[${index}]`, reason: 'It has no request id.' });
      continue;
    }
    const one = offeringOf(model, id, asOf, (field, reason) => notes.push({ row: id, field, reason }));
    if (offerings.has(one.key))
      skipped.push({ row: `data[${index}]`, reason: `${id} is listed above already.` });
    else offerings.set(one.key, one);
  }
  return { rows: list.length, asOf, offerings: [...offerings.values()], skipped, notes };
}

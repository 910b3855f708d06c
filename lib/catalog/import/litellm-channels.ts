import { own } from '@/lib/core/own';
import { type ChannelFact, GENAI_CHANNELS, TOKENLENS_CHANNELS } from '../channels';

/** Who sells what a provider of LiteLLM names. */
export interface LiteLlmSeller {
  readonly channel: ChannelFact;
  /** What LiteLLM puts before the seller's own request ids. */
  readonly prefix: string;
}

const openAiChat = (key: string): ChannelFact => ({ key, api: 'openai-chat' });
const known = (key: string): ChannelFact =>
  own(GENAI_CHANNELS, key) ?? own(TOKENLENS_CHANNELS, key) ?? openAiChat(key);

const VERTEX = known('google-vertex');
const VERTEX_OPEN_MODELS: ChannelFact = { ...VERTEX, api: 'openai-chat' };
const GEMINI = known('google');
const BEDROCK = known('aws');

/** Provider → channel, where the channel is not called what the provider is. Null = it runs on one's own machine. */
export const LITELLM_CHANNELS: Readonly<Record<string, ChannelFact | null>> = {
  lemonade: null,
  ollama: null,
  searxng: null,
  aiml: openAiChat('aimlapi'),
  amazon_nova: openAiChat('amazon-nova'),
  aws_polly: openAiChat('aws-polly'),
  // Azure sells OpenAI's models and, as Azure AI Foundry, everybody else's on one resource with one key and one bill.
  azure_ai: openAiChat('azure'),
  azure_text: openAiChat('azure'),
  bedrock: BEDROCK,
  bedrock_converse: BEDROCK,
  // The same shelf by its second, OpenAI-compatible address.
  bedrock_mantle: { ...BEDROCK, api: 'openai-chat' },
  black_forest_labs: openAiChat('black-forest-labs'),
  // One address and key of its own, whichever of the two ways it is called in.
  codestral: openAiChat('mistral-codestral'),
  cohere_chat: known('cohere'),
  dashscope: openAiChat('alibaba-cloud'),
  exa_ai: openAiChat('exa'),
  fal_ai: openAiChat('fal'),
  featherless_ai: openAiChat('featherless'),
  fireworks_ai: openAiChat('fireworks'),
  'fireworks_ai-embedding-models': openAiChat('fireworks'),
  friendliai: openAiChat('friendli'),
  gemini: GEMINI,
  github_copilot: openAiChat('github-copilot'),
  gmi: openAiChat('gmicloud'),
  google_pse: openAiChat('google-programmable-search'),
  gradient_ai: openAiChat('digitalocean'),
  jina_ai: openAiChat('jina'),
  lambda_ai: openAiChat('lambda'),
  meta: openAiChat('llama-api'),
  meta_llama: openAiChat('llama-api'),
  moonshot: openAiChat('moonshotai'),
  nlp_cloud: openAiChat('nlp-cloud'),
  nvidia_nim: openAiChat('nvidia'),
  oci: openAiChat('oracle-oci'),
  // The interface before Gemini's, at the same address.
  palm: GEMINI,
  parallel_ai: openAiChat('parallel'),
  runwayml: openAiChat('runway'),
  sagemaker: openAiChat('aws-sagemaker'),
  snowflake: openAiChat('snowflake-cortex'),
  tencent: openAiChat('tencent-tokenhub'),
  'text-completion-codestral': openAiChat('mistral-codestral'),
  'text-completion-inception': openAiChat('inception'),
  'text-completion-openai': openAiChat('openai'),
  together_ai: openAiChat('together'),
  vercel_ai_gateway: openAiChat('vercel-ai-gateway'),
  vertex_ai: VERTEX,
  'vertex_ai-anthropic_models': known('google-vertex-anthropic'),
  'vertex_ai-embedding-models': VERTEX,
  'vertex_ai-image-models': VERTEX,
  'vertex_ai-language-models': VERTEX,
  'vertex_ai-text-models': VERTEX,
  'vertex_ai-video-models': VERTEX,
  ...Object.fromEntries(
    ['ai21', 'deepseek', 'llama', 'minimax', 'mistral', 'moonshot', 'openai', 'qwen', 'zai'].map((maker) => [
      `vertex_ai-${maker}_models`,
      VERTEX_OPEN_MODELS,
    ]),
  ),
  you_com: openAiChat('you'),
  ...Object.fromEntries(
    [
      'ai21',
      'anthropic',
      'anyscale',
      'apiserpent',
      'assemblyai',
      'azure',
      'baseten',
      'cerebras',
      'chatgpt',
      'cloudflare',
      'cohere',
      'crusoe',
      'darkbloom',
      'databricks',
      'dataforseo',
      'deepgram',
      'deepinfra',
      'deepseek',
      'duckduckgo',
      'elevenlabs',
      'firecrawl',
      'gigachat',
      'groq',
      'heroku',
      'hyperbolic',
      'inception',
      'libertai',
      'linkup',
      'llamagate',
      'minimax',
      'mistral',
      'morph',
      'nebius',
      'novita',
      'nscale',
      'openai',
      'openrouter',
      'ovhcloud',
      'perplexity',
      'pinstripes',
      'publicai',
      'recraft',
      'reducto',
      'replicate',
      'sambanova',
      'sarvam',
      'scaleway',
      'serper',
      'soniox',
      'stability',
      'tavily',
      'tensormesh',
      'tinyfish',
      'v0',
      'volcengine',
      'voyage',
      'wandb',
      'watsonx',
      'xai',
      'zai',
    ].map((key) => [key, known(key)]),
  ),
};

/** Prefixes that are not the provider's name. */
const PREFIXES: Readonly<Record<string, string>> = {
  amazon_nova: 'amazon-nova/',
  azure_text: 'azure/',
  bedrock_converse: 'bedrock/',
  cohere_chat: 'cohere/',
  'fireworks_ai-embedding-models': 'fireworks_ai/',
  'text-completion-openai': 'openai/',
};

/** The seller behind a `litellm_provider`; null for what runs on one's own machine, undefined where none is known. */
export function liteLlmSeller(provider: string): LiteLlmSeller | null | undefined {
  const channel = own(LITELLM_CHANNELS, provider);
  if (!channel) return channel;
  const prefix = provider.startsWith('vertex_ai-')
    ? 'vertex_ai/'
    : (own(PREFIXES, provider) ?? `${provider}/`);
  return { channel, prefix };
}

/** The dialect that each mode is called in, after that of its channel; chat is the channel's own. */
const DIALECTS: Readonly<Record<string, string>> = {
  completion: 'completions',
  responses: 'responses',
  embedding: 'embeddings',
  rerank: 'rerank',
  moderation: 'moderations',
  image_generation: 'images',
  image_edit: 'image-edits',
  video_generation: 'videos',
  audio_transcription: 'audio-transcriptions',
  audio_speech: 'audio-speech',
  realtime: 'realtime',
  ocr: 'ocr',
  search: 'search',
  vector_store: 'vector-stores',
};

/** What LiteLLM says that an offering is for; null for a word that is none of its modes. */
export function liteLlmMode(word: string | undefined): string | null {
  return word === 'chat' || (word !== undefined && Object.hasOwn(DIALECTS, word)) ? word : null;
}

/** The dialect that an offering is called in. */
export function liteLlmApi(channel: ChannelFact, mode: string | null): string {
  const dialect = mode === null ? undefined : own(DIALECTS, mode);
  if (dialect === undefined || channel.api === 'google-generate-content') return channel.api;
  return `${channel.api.split('-')[0]}-${dialect}`;
}

import type { PriceUnitKey } from '../price-units';
import type { PriceKey } from './litellm-keys';

/** What a price is of, and how many units it is for. */
export interface Meaning {
  readonly unit: PriceUnitKey;
  readonly per: number;
}

/** What of an offering decides what a key means. */
export interface Meant {
  readonly mode: string | null;
  readonly requestId: string;
  /** Its capacity is bought for a term. */
  readonly committed: boolean;
  /** It has a price of its own for the images that it makes. */
  readonly pricesMadeImages: boolean;
}

/** Keys that mean the same whatever the offering is for. */
const ALWAYS: Readonly<Record<string, PriceUnitKey>> = {
  input_cost_per_token: 'input',
  output_cost_per_token: 'output',
  output_cost_per_reasoning_token: 'reasoning',
  citation_cost_per_token: 'citation',
  cache_read_input_token_cost: 'cache_read',
  // DeepSeek's name of the same.
  input_cost_per_token_cache_hit: 'cache_read',
  cache_read_input_audio_token_cost: 'cache_read_audio',
  cache_read_input_image_token_cost: 'cache_read_image',
  cache_creation_input_audio_token_cost: 'cache_write_audio',
  input_cost_per_audio_token: 'input_audio',
  output_cost_per_audio_token: 'output_audio',
  input_cost_per_image_token: 'input_image',
  output_cost_per_image_token: 'output_image',
  input_cost_per_video_token: 'input_video',
  output_cost_per_video_token: 'output_video',
  input_cost_per_audio_per_second: 'input_audio_second',
  output_cost_per_audio_per_second: 'output_audio_second',
  input_cost_per_video_per_second: 'input_video_second',
  output_cost_per_video_per_second: 'output_video_second',
  input_cost_per_character: 'input_character',
  output_cost_per_character: 'output_character',
  output_cost_per_pixel: 'output_pixel',
  input_cost_per_request: 'request',
  ocr_cost_per_page: 'input_document_page',
  annotation_cost_per_page: 'input_annotated_document_page',
  ocr_cost_per_credit: 'ocr_credit',
  code_interpreter_cost_per_session: 'code_session',
  file_search_cost_per_gb_per_day: 'file_search_gigabyte_day',
  vector_store_cost_per_gb_per_day: 'vector_store_gigabyte_day',
};

const PER_THOUSAND: Readonly<Record<string, PriceUnitKey>> = {
  computer_use_input_cost_per_1k_tokens: 'input_tool',
  computer_use_output_cost_per_1k_tokens: 'output_tool',
  file_search_cost_per_1k_calls: 'storage_search',
};

const SECONDS: Readonly<Record<string, Partial<Record<string, PriceUnitKey>>>> = {
  // Transcription is paid by the second of what is heard, under whichever of the two keys.
  input_cost_per_second: { audio_transcription: 'audio_second', video_generation: 'input_video_second' },
  output_cost_per_second: {
    audio_transcription: 'audio_second',
    audio_speech: 'output_audio_second',
    video_generation: 'output_video_second',
  },
};

const QUERIES: Partial<Record<string, PriceUnitKey>> = {
  rerank: 'rerank_search',
  search: 'web_search',
  vector_store: 'storage_search',
};

const IMAGES = /^image_(generation|edit)$/;

function unitOf(base: string, { mode, requestId, committed, pricesMadeImages }: Meant): PriceUnitKey | null {
  const makesImages = mode !== null && IMAGES.test(mode);
  switch (base) {
    case 'cache_creation_input_token_cost':
      // Claude's ordinary cache write is kept for five minutes; elsewhere the time is not stated.
      return /claude/i.test(requestId) ? 'cache_write_5m' : 'cache_write';
    case 'input_cost_per_second':
    case 'output_cost_per_second':
      return committed ? 'committed_second' : (SECONDS[base]?.[mode ?? ''] ?? null);
    case 'input_cost_per_query':
      return QUERIES[mode ?? ''] ?? null;
    case 'input_cost_per_image':
      return makesImages && pricesMadeImages ? 'sent_image' : 'image';
    case 'output_cost_per_image':
      return makesImages ? 'image' : 'made_image';
    case 'input_cost_per_pixel':
      // An offering that makes images from words has none sent: these are the pixels of what is made.
      return makesImages ? 'output_pixel' : 'input_pixel';
    default:
      return Object.hasOwn(ALWAYS, base) ? (ALWAYS[base] ?? null) : null;
  }
}

const WRITTEN: readonly PriceKey[] = [
  ...[
    'input_cost_per_token',
    'output_cost_per_token',
    'cache_read_input_token_cost',
    'cache_creation_input_token_cost',
    ...Object.keys(ALWAYS),
    ...Object.keys(PER_THOUSAND),
    ...Object.keys(SECONDS),
    'input_cost_per_query',
    'input_cost_per_image',
    'output_cost_per_image',
    'input_cost_per_pixel',
  ].map((base) => keyOf(base, false)),
  keyOf('cache_creation_input_token_cost', true),
];

function keyOf(base: string, hour: boolean): PriceKey {
  return { base, tier: 'standard', aboveTokens: 0, hour, scope: null };
}

/** The key under which a unit is priced for an offering, and how many units it is for; null where there is none. */
export function keyOfUnit(unit: PriceUnitKey, meant: Meant): (PriceKey & Pick<Meaning, 'per'>) | null {
  for (const key of WRITTEN) {
    const meaning = meaningOf(key, meant);
    if (meaning?.unit === unit) return { ...key, per: meaning.per };
  }
  return null;
}

/** What a price key means for an offering; null where that is not known. */
export function meaningOf({ base, hour }: PriceKey, meant: Meant): Meaning | null {
  if (hour) return base === 'cache_creation_input_token_cost' ? { unit: 'cache_write_1h', per: 1 } : null;
  const thousand = Object.hasOwn(PER_THOUSAND, base) ? PER_THOUSAND[base] : undefined;
  if (thousand) return { unit: thousand, per: 1000 };
  const unit = unitOf(base, meant);
  return unit && { unit, per: 1 };
}

/**
 * The closed list of what can be priced. A price is USD per MILLION of its unit, as a decimal. The list covers every
 * unit of the sources that are imported, so an importer never invents one: what has no unit here is noted and left out.
 */

/** Where the policy bundle carries a unit (POLICY.md, `prices`); null = it does not, and it is shown only. */
export type BundlePriceField = 'input' | 'output' | 'request' | 'image' | 'audioSecond';

export interface PriceUnit {
  readonly name: string;
  /** What a million of is paid for, singular. */
  readonly per: string;
  /** Bundles state input and output per million, and the rest per one. */
  readonly bundle: BundlePriceField | null;
}

const token = (name: string, bundle: BundlePriceField | null = null): PriceUnit => ({
  name,
  per: 'token',
  bundle,
});
const count = (name: string, per: string, bundle: BundlePriceField | null = null): PriceUnit => ({
  name,
  per,
  bundle,
});

export const PRICE_UNITS = {
  input: token('Input', 'input'),
  output: token('Output', 'output'),
  cache_read: token('Cache read'),
  /** The channel does not say how long it is kept. */
  cache_write: token('Cache write'),
  cache_write_5m: token('Cache write, 5 minutes'),
  cache_write_1h: token('Cache write, 1 hour'),
  reasoning: token('Reasoning'),
  citation: token('Citation'),
  input_text: token('Text input'),
  output_text: token('Text output'),
  input_audio: token('Audio input'),
  output_audio: token('Audio output'),
  cache_read_audio: token('Cached audio input'),
  cache_write_audio: token('Audio cache write'),
  input_image: token('Image input'),
  output_image: token('Image output'),
  cache_read_image: token('Cached image input'),
  cache_write_image: token('Image cache write'),
  input_video: token('Video input'),
  output_video: token('Video output'),
  cache_read_video: token('Cached video input'),
  cache_write_video: token('Video cache write'),
  cache_read_text: token('Cached text input'),
  cache_write_text: token('Text cache write'),
  input_tool: token('Tool input'),
  output_tool: token('Tool output'),
  request: count('Request', 'request', 'request'),
  /** That is made, where making images is what the offering is for; else that is sent with a request. */
  image: count('Image', 'image', 'image'),
  /** Sent to an offering that is for making images. */
  sent_image: count('Image sent', 'image'),
  /** Made by an offering that is for something else too. */
  made_image: count('Image made', 'image'),
  audio_second: count('Audio', 'second', 'audioSecond'),
  input_audio_second: count('Audio in', 'second', 'audioSecond'),
  output_audio_second: count('Audio out', 'second'),
  input_video_second: count('Video in', 'second'),
  output_video_second: count('Video out', 'second'),
  /** Capacity that is bought for a term and paid for whether it is used or not. */
  committed_second: count('Committed capacity', 'second'),
  input_character: count('Input character', 'character'),
  output_character: count('Output character', 'character'),
  input_pixel: count('Input pixel', 'pixel'),
  output_pixel: count('Output pixel', 'pixel'),
  input_document_page: count('Document page', 'page'),
  input_annotated_document_page: count('Annotated document page', 'page'),
  ocr_credit: count('Document credit', 'credit'),
  input_text_message: count('Text message', 'message'),
  web_search: count('Web search', 'search'),
  web_search_low: count('Web search, small context', 'search'),
  web_search_medium: count('Web search, medium context', 'search'),
  web_search_high: count('Web search, large context', 'search'),
  storage_search: count('File search', 'search'),
  social_search: count('Social search', 'search'),
  rerank_search: count('Rerank', 'search'),
  code_session: count('Code session', 'session'),
  file_search_gigabyte_day: count('File search storage', 'gigabyte-day'),
  vector_store_gigabyte_day: count('Vector store storage', 'gigabyte-day'),
} as const satisfies Record<string, PriceUnit>;

export type PriceUnitKey = keyof typeof PRICE_UNITS;
export const PRICE_UNIT_KEYS = Object.keys(PRICE_UNITS) as readonly PriceUnitKey[];

/** Whether a text, as stored, names a unit of the list. */
export function isPriceUnit(key: string): key is PriceUnitKey {
  return Object.hasOwn(PRICE_UNITS, key);
}

/** Several of what a unit is paid for: "tokens", "searches". */
export function manyOf(unit: PriceUnitKey): string {
  const { per } = PRICE_UNITS[unit];
  return per.endsWith('ch') ? `${per}es` : `${per}s`;
}

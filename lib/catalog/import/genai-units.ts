import { Money, plainDecimal } from '@/lib/core/money';
import type { PriceUnitKey } from '../price-units';

/** How many units one price of the source is for: "mtok" a million tokens, "kcount" a thousand, "hours" 3,600 seconds. */
const PER: readonly (readonly [suffix: string, units: number])[] = [
  ['_mtok', 1_000_000],
  ['_mchars', 1_000_000],
  ['_gpixels', 1_000_000_000],
  ['_kcount', 1_000],
  ['_kpages', 1_000],
  ['_hours', 3_600],
];

/** The source's names of units, without their suffix, that differ from ours. */
const NAMES: Readonly<Record<string, PriceUnitKey>> = {
  input: 'input',
  output: 'output',
  cache_read: 'cache_read',
  cache_write: 'cache_write',
  cache_write_1h: 'cache_write_1h',
  output_reasoning: 'reasoning',
  output_citation: 'citation',
  input_text: 'input_text',
  output_text: 'output_text',
  input_audio: 'input_audio',
  output_audio: 'output_audio',
  cache_audio_read: 'cache_read_audio',
  cache_audio_write: 'cache_write_audio',
  input_image: 'input_image',
  output_image: 'output_image',
  cache_image_read: 'cache_read_image',
  cache_image_write: 'cache_write_image',
  input_video: 'input_video',
  output_video: 'output_video',
  cache_video_read: 'cache_read_video',
  cache_video_write: 'cache_write_video',
  cache_text_read: 'cache_read_text',
  cache_text_write: 'cache_write_text',
  input_tool: 'input_tool',
  requests: 'request',
  input_document: 'input_document_page',
  input_annotated_document: 'input_annotated_document_page',
  input_text_messages: 'input_text_message',
  web_searches: 'web_search',
  storage_searches: 'storage_search',
  social_searches: 'social_search',
  rerank_searches: 'rerank_search',
};

const SECONDS: Readonly<Record<string, PriceUnitKey>> = {
  audio: 'audio_second',
  input_audio: 'input_audio_second',
  output_audio: 'output_audio_second',
};

export interface SourceUnit {
  readonly unit: PriceUnitKey;
  /** How many units the source's number is the price of. */
  readonly per: number;
}

/**
 * The unit behind a price key of `@pydantic/genai-prices`; null for one outside the closed list. Claude's ordinary cache
 * write is kept for five minutes, and its hour has a price of its own; elsewhere the time is not stated.
 */
export function sourceUnit(priceKey: string, claude: boolean): SourceUnit | null {
  const found = PER.find(([suffix]) => priceKey.endsWith(suffix));
  if (!found) return null;
  const [suffix, per] = found;
  const name = priceKey.slice(0, -suffix.length);
  if (suffix === '_mchars') return name === 'input' ? { unit: 'input_character', per } : null;
  if (suffix === '_gpixels') return name === 'input' ? { unit: 'input_pixel', per } : null;
  const table = suffix === '_hours' ? SECONDS : NAMES;
  const unit = Object.hasOwn(table, name) ? table[name] : undefined;
  if (unit === undefined) return null;
  return { unit: unit === 'cache_write' && claude ? 'cache_write_5m' : unit, per };
}

/**
 * A source's float as USD per million units. The float becomes a decimal through its shortest text, so 0.1 is 0.1, and
 * is scaled exactly; 9 decimals, half-even, as the database keeps.
 */
export function amountPerMillion(price: number, per: number): string {
  return plainDecimal(
    new Money(String(price)).times(1_000_000).div(per).toDecimalPlaces(9, Money.ROUND_HALF_EVEN),
  );
}

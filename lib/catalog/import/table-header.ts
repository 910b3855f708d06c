import type { PriceUnitKey } from '../price-units';
import { currencyIn } from './table-cells';

/** What a name such as "Batch input >200K ($ / 1M tokens)" says of the prices that stand under it. */
export interface PriceName {
  readonly unit: PriceUnitKey;
  /** How many units a number is the price of; null = it does not say. */
  readonly per: number | null;
  /** How many units one of what is named has: a minute is sixty seconds. */
  readonly each: number;
  readonly currency: string | null;
  readonly aboveTokens: number;
  readonly tier: string | null;
}

/** Most particular first. A unit of time comes with how many seconds it has. */
const UNITS: readonly (readonly [RegExp, PriceUnitKey, per?: number])[] = [
  [/cach(e|ed|ing).*writ.*\b(1 ?h|1 ?hour|60 ?min)|writ.*cach.*\b1 ?h/, 'cache_write_1h'],
  [/cach(e|ed|ing).*writ.*\b(5 ?m|5 ?min)/, 'cache_write_5m'],
  [/cach(e|ed|ing).*(writ|creat|stor)|writ.*cach|creat.*cach/, 'cache_write'],
  [/cach(e|ed).*audio|audio.*cach(e|ed)/, 'cache_read_audio'],
  [/cach(e|ed|ing)/, 'cache_read'],
  [/reasoning|thinking|internal reason/, 'reasoning'],
  [/citation/, 'citation'],
  [/rerank/, 'rerank_search'],
  [/web ?search|grounding/, 'web_search'],
  [/file ?search|storage ?search/, 'storage_search'],
  [/video.*(second|\/ ?s(ec)?\b|sekunde)/, 'output_video_second'],
  [/(per|\/|je|pro) ?min\b|\bminut(e|es|en)\b/, 'audio_second', 60],
  [/\bhours?\b|\/ ?h\b|\bstunden?\b/, 'audio_second', 3_600],
  [/\bsec(ond)?s?\b|\/ ?s\b|\bsekunden?\b/, 'audio_second'],
  [/per page|\/ ?page|pages?$|je seite/, 'input_document_page'],
  [/character|\bchars?\b|zeichen/, 'input_character'],
  [/pixel/, 'input_pixel'],
  [/(per|\/|je|pro) ?(generated )?(image|bild)|^(images?|bilder?)$|image generation/, 'image'],
  [/\b(requests?|calls?|anfragen?)\b/, 'request'],
  [/(audio).*(in(put)?|prompt)\b|(in(put)?|prompt|eingabe)\b.*audio/, 'input_audio'],
  [/audio.*(out(put)?|completion)|(out(put)?|completion|ausgabe).*audio/, 'output_audio'],
  [/image.*(in(put)?|prompt)\b|(in(put)?|prompt|eingabe)\b.*image/, 'input_image'],
  [/image.*(out(put)?)|(out(put)?|ausgabe).*image/, 'output_image'],
  [/video.*in(put)?|in(put)?\b.*video/, 'input_video'],
  [/\b(output|completions?|generated|response tok\w*|ausgabe|antwort)\b|^out\b|tok\w* out\b/, 'output'],
  [/\b(input|prompts?|eingabe|embeddings?)\b|^in\b|tok\w* in\b/, 'input'],
];

/** What is measured, limited or described, and not paid. */
const NO_PRICE =
  /latency|throughput|speed|time to|response time|\b[rt]p[ms]\b|tok(en)?s?( per |\/ ?)s(ec(ond)?)?\b|limit|quota|score|\belo\b|index|benchmark|context (window|length|size)|(in|out)put context|\bmax|modalit|\bdate\b|version|discount|rabatt|saving/;

const TIERS: readonly (readonly [RegExp, string])[] = [
  [/\bbatch(es|ed)?\b|\bstapel/, 'batch'],
  [/\bflex\b/, 'flex'],
  [/\bpriority\b/, 'priority'],
  [/\bfast\b/, 'fast'],
];

const NUMBER = /(\d+(?:[., ]\d{3})*|\d+)\s*(k|m|mio|thousand|million)?/;

/** "200K", "272,000", "1M" as a number; null for none. */
function count(text: string, word: string | undefined): number | null {
  const number = Number(text.replace(/[., ]/g, ''));
  if (!Number.isFinite(number)) return null;
  if (word === undefined) return number;
  return number * (word.startsWith('m') ? 1_000_000 : 1_000);
}

const bound = (words: string): RegExp =>
  new RegExp(`(?:${words})\\s*${NUMBER.source}\\s*(tokens?|tok)?`, 'u');
const ABOVE = bound('>|≥|(?<!\\p{L})(?:above|over|more than|beyond|über|ab)');
const UP_TO = bound('<=?|≤|(?<!\\p{L})(?:up to|below|under|bis)');

function threshold(text: string): { readonly aboveTokens: number; readonly rest: string } {
  const found = ABOVE.exec(text);
  const aboveTokens = found ? (count(found[1] ?? '', found[2]) ?? 0) : 0;
  return { aboveTokens, rest: (found ? text.replace(found[0], ' ') : text).replace(UP_TO, ' ') };
}

/** How many units: "per 1M tokens", "/MTok", "per 1,000 pages", "per token". */
function quantity(text: string): number | null {
  if (/\bm ?tok|\bmtok|million|\bmio\b|(per|\/|je|pro) ?1? ?m\b|1[., ]?000[., ]?000/.test(text))
    return 1_000_000;
  if (
    /\bk ?tok|\bktok|thousand|tausend|(per|\/|je|pro) ?1? ?k\b|(per|\/|je|pro) ?1[., ]?000\b|\b1k\b/.test(
      text,
    )
  )
    return 1_000;
  return /(per|\/|je|pro) ?(input |output )?tok(en)?\b/.test(text) ? 1 : null;
}

/** What a header, or the unit of a row, prices; null where it names no unit. */
export function priceName(header: string): PriceName | null {
  const spaced = header.replace(/[_\s]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
  const { currency, rest } = currencyIn(spaced);
  const { aboveTokens, rest: text } = threshold(rest.toLowerCase());
  const found = NO_PRICE.test(text) ? undefined : UNITS.find(([pattern]) => pattern.test(text));
  if (!found) return null;
  const [, unit, each = 1] = found;
  const tier = TIERS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  const stated = quantity(text) ?? (ONE.has(unit) && !/tok/.test(text) ? 1 : null);
  return { unit, per: stated === null ? null : stated * each, each, currency, aboveTokens, tier };
}

/** What is counted one by one unless a name says otherwise. */
const ONE: ReadonlySet<PriceUnitKey> = new Set([
  'image',
  'request',
  'audio_second',
  'output_video_second',
  'input_document_page',
  'web_search',
  'storage_search',
  'rerank_search',
]);

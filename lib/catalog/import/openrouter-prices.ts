import type { PriceStatement } from '../change';
import type { Origin } from '../plan';
import type { PriceUnitKey } from '../price-units';
import { perMillion } from './amounts';
import { type DayWindow, dayWindows, inDayWindow } from './day-windows';
import { fieldOf, writtenNumber } from './json-fields';
import { priceStatement, type UnitPrices } from './price-statement';
import { isJsonObject, type Json, type JsonObject } from './read-json';

type Note = (field: string, reason: string) => void;

/** `pricing` → unit; all but searches and requests are per token. */
const UNITS: Readonly<Record<string, PriceUnitKey>> = {
  prompt: 'input',
  completion: 'output',
  request: 'request',
  image: 'input_image',
  image_token: 'input_image',
  image_output: 'output_image',
  audio: 'input_audio',
  audio_output: 'output_audio',
  input_audio_cache: 'cache_read_audio',
  web_search: 'web_search',
  internal_reasoning: 'reasoning',
  input_cache_read: 'cache_read',
  input_cache_write: 'cache_write',
  input_cache_write_1h: 'cache_write_1h',
};
const CONDITIONS = ['min_prompt_tokens', 'utc_start', 'utc_end'];
/** `image` is documented as the price of one image, and holds that of a token: nobody sells an image below this. */
const LEAST_FOR_AN_IMAGE = 0.0005;

export interface Listed {
  readonly free: boolean;
  /** Its ordinary cache write is kept for five minutes: it has another price for an hour. */
  readonly fiveMinutes: boolean;
  readonly origin: Origin;
}

/** A price for requests of more than `above` tokens in a part of the day; text = as written. */
interface Override {
  readonly above: number;
  readonly from: number;
  readonly to: number;
  readonly prices: JsonObject;
}

/** 1030 or "1030" is 10:30 of the UTC day, in minutes; null for no such time. */
function minuteOf(value: Json | undefined): number | null {
  const text = writtenNumber(value);
  if (text === undefined || !/^\d{1,4}$/.test(text)) return null;
  const [hours, minutes] = [Math.floor(Number(text) / 100), Number(text) % 100];
  return hours <= 24 && minutes < 60 && hours * 60 + minutes <= 1440 ? (hours * 60 + minutes) % 1440 : null;
}

/**
 * One override. Its `min_prompt_tokens` are the thresholds that the sellers behind it state as "above", so it is read as
 * strictly above too. Null, with a note, for one whose conditions are not all known.
 */
function overrideOf(entry: Json, path: string, note: Note): Override | null {
  if (!isJsonObject(entry)) {
    note(path, 'It is not a record.');
    return null;
  }
  const unknown = Object.keys(entry).find((key) => !Object.hasOwn(UNITS, key) && !CONDITIONS.includes(key));
  if (unknown !== undefined) {
    note(
      path,
      `It holds on a condition “${unknown.slice(0, 40)}” that is not known, so its prices are not taken.`,
    );
    return null;
  }
  const least = fieldOf(entry, 'min_prompt_tokens');
  const above = least === undefined ? 0 : Number(writtenNumber(least));
  const timed = fieldOf(entry, 'utc_start') !== undefined || fieldOf(entry, 'utc_end') !== undefined;
  const [from, to] = timed
    ? [minuteOf(fieldOf(entry, 'utc_start')), minuteOf(fieldOf(entry, 'utc_end'))]
    : [0, 0];
  if (!Number.isInteger(above) || above < 0 || above > 2_000_000_000 || from === null || to === null) {
    note(path, 'Its threshold or its hours cannot be read.');
    return null;
  }
  return { above, from, to, prices: entry };
}

const applies = (one: Override, above: number, minute: number): boolean =>
  one.above <= above && (one.from === one.to || inDayWindow(minute, one.from, one.to));

/** A price as one window and threshold has it: what is stored of a written text. */
function read(
  key: string,
  text: string,
  listed: Listed,
): Pick<PriceStatement, 'amount' | 'free'> | { refused: string } {
  if (Number(text) === -1) return { refused: 'It varies with the model that is chosen.' };
  const amount = perMillion(text, 1);
  if ('refused' in amount) return amount;
  if (amount.amount !== '0') return { ...amount, free: false };
  const free = listed.free && (key === 'prompt' || key === 'completion');
  return free
    ? { amount: '0', free }
    : { refused: 'A zero without being called free: what it costs is not stated.' };
}

function unitOf(key: string, text: string, listed: Listed): PriceUnitKey | undefined {
  if (key === 'image' && Number(text) >= LEAST_FOR_AN_IMAGE) return 'image';
  if (key === 'input_cache_write' && listed.fiveMinutes) return 'cache_write_5m';
  return Object.hasOwn(UNITS, key) ? UNITS[key] : undefined;
}

const same = (a: readonly DayWindow<string>[], b: readonly DayWindow<string>[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/**
 * The prices of a `pricing` record: USD per one of each unit. Of its `overrides` those apply whose conditions all hold; later
 * ones win key by key, and keys that they leave out are as in the base.
 */
export function openRouterPrices(pricing: JsonObject, listed: Listed, note: Note): UnitPrices {
  const found: UnitPrices = {};
  const entries = fieldOf(pricing, 'overrides');
  const overrides = (Array.isArray(entries) ? (entries as readonly Json[]) : []).flatMap(
    (entry, index) => overrideOf(entry, `pricing.overrides[${index}]`, note) ?? [],
  );
  const thresholds = [...new Set([0, ...overrides.map(({ above }) => above)])].sort((a, b) => a - b);
  const keys = new Set(
    [pricing, ...overrides.map(({ prices }) => prices)].flatMap((one) => Object.keys(one)),
  );
  for (const key of keys) {
    if (key === 'overrides' || CONDITIONS.includes(key)) continue;
    const field = `pricing.${key}`;
    const textAt = (above: number, minute: number): string => {
      const by = overrides.findLast((one) => Object.hasOwn(one.prices, key) && applies(one, above, minute));
      return writtenNumber(fieldOf(by?.prices ?? pricing, key)) ?? '';
    };
    const edges = overrides.flatMap((one) =>
      Object.hasOwn(one.prices, key) && one.from !== one.to ? [one.from, one.to] : [],
    );
    const unit = unitOf(key, textAt(0, 0), listed);
    if (unit === undefined) {
      note(field, 'It is no key of this format, so its unit is not known.');
      continue;
    }
    let below: readonly DayWindow<string>[] = [];
    for (const aboveTokens of thresholds) {
      const windows = dayWindows(edges, (minute) => textAt(aboveTokens, minute));
      if (same(windows, below)) continue;
      below = windows;
      for (const { value, dailyFrom, dailyTo } of windows) {
        if (value === '') continue;
        const price = read(key, value, listed);
        if ('refused' in price) {
          note(field, price.refused);
          continue;
        }
        const raw = `${field}${aboveTokens > 0 ? ` above ${aboveTokens}` : ''}: ${value}`;
        const but = { aboveTokens, free: price.free, dailyFrom, dailyTo };
        found[unit] = [...(found[unit] ?? []), priceStatement(price.amount, raw, listed.origin, but)];
      }
    }
  }
  return found;
}

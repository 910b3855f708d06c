import type { Origin } from '../plan';
import type { PriceUnitKey } from '../price-units';
import { perMillion } from './amounts';
import { fieldOf, textOf, writtenNumber } from './json-fields';
import { priceStatement, type UnitPrices } from './price-statement';
import { isJsonObject, type Json, type JsonObject, numberText } from './read-json';

type Note = (field: string, reason: string) => void;

/** Keys of `cost` that the source documents. */
const UNITS: Readonly<Record<string, PriceUnitKey>> = {
  input: 'input',
  output: 'output',
  reasoning: 'reasoning',
  cache_read: 'cache_read',
  cache_write: 'cache_write',
  input_audio: 'input_audio',
  output_audio: 'output_audio',
};
/** Wrong spellings that are about: a price is not taken on a guess of what was meant. */
const MISSPELT: Readonly<Record<string, string>> = {
  cached_input: 'cache_read',
  cache_input: 'cache_read',
  cached_write: 'cache_write',
};

/** What a price list is read for. */
export interface Priced {
  readonly requestId: string;
  /** The id or the name says that it costs nothing. */
  readonly free: boolean;
  /** Sold by subscription, where a zero is no price. */
  readonly subscription: boolean;
  readonly origin: Origin;
}

const isZero = (text: string): boolean => !/[1-9]/.test(text.split(/e/i)[0] ?? '');

/** One block of prices, per million tokens: those of a request, or of a request above a threshold. */
function block(cost: JsonObject, path: string, aboveTokens: number, priced: Priced, note: Note): UnitPrices {
  const found: UnitPrices = {};
  for (const [key, value] of Object.entries(cost)) {
    if (key === 'tiers' || key === 'tier' || key === 'context_over_200k') continue;
    const field = `${path}.${key}`;
    const name = Object.hasOwn(UNITS, key) ? UNITS[key] : undefined;
    if (name === undefined) {
      const meant = Object.hasOwn(MISSPELT, key) ? MISSPELT[key] : undefined;
      note(
        field,
        meant
          ? `It is no key of this format; perhaps “${meant}” is meant.`
          : 'It is no key of this format, so its unit is not known.',
      );
      continue;
    }
    const unit = name === 'cache_write' && /claude/i.test(priced.requestId) ? 'cache_write_5m' : name;
    const text = numberText(value) ?? '';
    const read = perMillion(text, 1_000_000);
    if ('refused' in read) {
      note(field, read.refused);
      continue;
    }
    const free = priced.free && (unit === 'input' || unit === 'output');
    if (isZero(text) && !free) {
      note(
        field,
        priced.subscription
          ? 'A zero of a subscription: what a token costs is not stated.'
          : 'A zero stands for free, included and not known alike here, so it is no price.',
      );
      continue;
    }
    const but = { aboveTokens, ...(isZero(text) ? { free } : {}) };
    found[unit] = [priceStatement(read.amount, `${field}: ${text}`, priced.origin, but)];
  }
  return found;
}

/** The threshold of a tier by length of context; null for any other kind. */
function threshold(tier: Json): number | null {
  const kind = isJsonObject(tier) ? fieldOf(tier, 'tier') : undefined;
  if (!isJsonObject(kind) || textOf(fieldOf(kind, 'type')) !== 'context') return null;
  const size = Number(writtenNumber(fieldOf(kind, 'size')));
  return Number.isInteger(size) && size > 0 && size <= 2_000_000_000 ? size : null;
}

/**
 * The prices of a `cost` block, with its tiers: above each `size` the whole request is repriced. `context_over_200k` repeats a
 * tier under a threshold that is not its own, so it is left out, and noted where no tier says the same.
 */
export function modelsDevPrices(cost: JsonObject, path: string, priced: Priced, note: Note): UnitPrices {
  const found = block(cost, path, 0, priced, note);
  const tiers = fieldOf(cost, 'tiers');
  const list = Array.isArray(tiers) ? (tiers as readonly Json[]) : [];
  for (const [index, tier] of list.entries()) {
    const above = threshold(tier);
    if (above === null || !isJsonObject(tier)) {
      note(
        `${path}.tiers[${index}]`,
        'It is no tier by length of context with a size, so it is not known when it holds.',
      );
      continue;
    }
    for (const [unit, rows] of Object.entries(block(tier, `${path}.tiers[>${above}]`, above, priced, note))) {
      const key = unit as PriceUnitKey;
      if (found[key]?.some(({ aboveTokens }) => aboveTokens === above))
        note(`${path}.tiers[${index}]`, `A second tier above ${above} tokens.`);
      else found[key] = [...(found[key] ?? []), ...rows];
    }
  }
  if (list.length === 0 && fieldOf(cost, 'context_over_200k') !== undefined)
    note(`${path}.context_over_200k`, 'Its real threshold is not stated, and there are no tiers.');
  return found;
}

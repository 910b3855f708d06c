import { Money } from '@/lib/core/money';
import { PRICE_UNIT_KEYS, type PriceUnitKey } from './price-units';

/** How much is used of each unit, parts included in their whole: `input` counts cached tokens too, `output` reasoning. */
export type Usage = { readonly [unit in PriceUnitKey]?: string | number };
export type Quantity = InstanceType<typeof Money>;

const INPUT_PARTS = ['input_text', 'input_audio', 'input_image', 'input_video', 'input_tool'] as const;
const OUTPUT_PARTS = ['output_text', 'output_audio', 'output_image', 'output_video', 'output_tool'] as const;
const CACHE_WRITES = ['cache_write', 'cache_write_5m', 'cache_write_1h'] as const;
const MEDIA = ['text', 'audio', 'image', 'video'] as const;

/** The wholes that a unit is a part of, at any depth. What is not listed is counted by itself. */
const PART_OF: Readonly<Partial<Record<PriceUnitKey, readonly PriceUnitKey[]>>> = {
  ...parts([...INPUT_PARTS, 'cache_read', ...CACHE_WRITES], ['input']),
  ...parts(['reasoning', ...OUTPUT_PARTS], ['output']),
  ...Object.assign(
    {},
    ...MEDIA.flatMap((medium) => [
      parts([`cache_read_${medium}`], ['cache_read', `input_${medium}`, 'input']),
      parts([`cache_write_${medium}`], ['cache_write', `input_${medium}`, 'input']),
    ]),
  ),
};

function parts(units: readonly PriceUnitKey[], wholes: readonly PriceUnitKey[]) {
  return Object.fromEntries(units.map((unit) => [unit, wholes]));
}

/** A part that is more than its whole, by how much. */
export interface TooManyParts {
  readonly whole: PriceUnitKey;
  readonly over: string;
}

/** Usage without overlap: of every unit what no part of it accounts for. */
export interface SplitUsage {
  /** Above 0 each, in the order of the units. */
  readonly parts: ReadonlyMap<PriceUnitKey, Quantity>;
  /** The length of the request in tokens, which thresholds look at. */
  readonly inputTokens: Quantity;
  readonly problems: readonly TooManyParts[];
}

/** Takes usage apart. A whole that is not stated, or is less than its parts, counts as those. */
export function splitUsage(usage: Usage): SplitUsage {
  const own = new Map<PriceUnitKey, Quantity>();
  const problems: TooManyParts[] = [];
  const deepestFirst = [...PRICE_UNIT_KEYS].sort((a, b) => depth(b) - depth(a));
  for (const unit of deepestFirst) {
    const stated = usage[unit];
    if (stated === undefined) continue;
    const within = partsWithin(own, unit);
    const rest = new Money(stated).minus(within);
    if (rest.lt(0)) problems.push({ whole: unit, over: rest.neg().toFixed() });
    else if (rest.gt(0)) own.set(unit, rest);
  }
  return {
    parts: new Map([...own].sort(([a], [b]) => PRICE_UNIT_KEYS.indexOf(a) - PRICE_UNIT_KEYS.indexOf(b))),
    inputTokens: partsWithin(own, 'input').plus(own.get('input') ?? 0),
    problems,
  };
}

function depth(unit: PriceUnitKey): number {
  return PART_OF[unit]?.length ?? 0;
}

function partsWithin(own: ReadonlyMap<PriceUnitKey, Quantity>, whole: PriceUnitKey): Quantity {
  let sum = new Money(0);
  for (const [unit, quantity] of own) if (PART_OF[unit]?.includes(whole)) sum = sum.plus(quantity);
  return sum;
}

const WITHOUT_OWN_PRICE: Readonly<Partial<Record<PriceUnitKey, readonly PriceUnitKey[]>>> = {
  input: ['input_text'],
  output: ['output_text'],
  cache_write: ['cache_write_5m', 'input'],
  cache_write_5m: ['cache_write', 'input'],
  cache_write_1h: ['cache_write_5m', 'cache_write', 'input'],
  audio_second: ['input_audio_second'],
  input_audio_second: ['audio_second'],
};

/**
 * The units at whose price a unit is charged, its own first: a part without a price of its own costs what its whole does,
 * as sellers bill it. A price that is not the unit's own is an assumption, and is to be said.
 */
export function chargedAs(unit: PriceUnitKey): readonly PriceUnitKey[] {
  return [unit, ...(WITHOUT_OWN_PRICE[unit] ?? PART_OF[unit] ?? [])];
}

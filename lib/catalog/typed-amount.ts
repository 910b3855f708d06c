import { Money, plainDecimal } from '@/lib/core/money';
import { PRICE_UNITS, type PriceUnitKey } from './price-units';

const BY_MILLION: ReadonlySet<string> = new Set(['token', 'character', 'pixel']);

/** How many units an amount is read and typed for: a million tokens, characters or pixels, and one of all else. */
export function unitsShown(unit: PriceUnitKey): { readonly count: 1 | 1_000_000; readonly per: string } {
  const { per } = PRICE_UNITS[unit];
  return BY_MILLION.has(per) ? { count: 1_000_000, per: `M ${per}s` } : { count: 1, per };
}

/** An amount per million units as it is typed (`unitsShown`). */
export function amountShown(unit: PriceUnitKey, amount: string): string {
  return plainDecimal(new Money(amount).div(1_000_000).times(unitsShown(unit).count));
}

/** A typed amount per million units; null for what is no decimal of at most nine places there. */
export function amountTyped(unit: PriceUnitKey, typed: string): string | null {
  const text = typed.trim().replace(/^\$/, '').replaceAll(',', '');
  if (!/^(\d{1,13}(\.\d*)?|\.\d+)$/.test(text)) return null;
  const amount = new Money(text.startsWith('.') ? `0${text}` : text.replace(/\.$/, ''))
    .times(1_000_000)
    .div(unitsShown(unit).count);
  return amount.decimalPlaces() <= 9 && amount.lt('1e13') ? plainDecimal(amount) : null;
}

/** A typed number of tokens: "128000", "128,000", "128 k", "1.5M"; null for what is none. */
export function tokensTyped(typed: string): number | null {
  const found = /^(\d[\d,]*(?:\.\d+)?)\s*([km]?)$/i.exec(typed.trim());
  if (!found?.[1]) return null;
  const scale = { k: 1_000, m: 1_000_000 }[found[2]?.toLowerCase() ?? ''] ?? 1;
  const tokens = new Money(found[1].replaceAll(',', '')).times(scale);
  return tokens.isInteger() && tokens.gte(1) && tokens.lte(2_000_000_000) ? tokens.toNumber() : null;
}

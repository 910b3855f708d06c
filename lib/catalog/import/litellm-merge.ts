import { sameValue } from '../change';
import type { PriceUnitKey } from '../price-units';
import type { ImportedOffering } from './imported';
import type { UnitPrices } from './price-statement';

type Note = (row: string, field: string, reason: string) => void;

/** Values of the first, and what only the second has. */
function filled<T extends object>(
  first: T,
  second: T,
  differs: (key: string, kept: unknown, left: unknown) => void,
): T {
  for (const [key, left] of Object.entries(second)) {
    const kept = (first as Record<string, unknown>)[key];
    if (kept !== undefined && !sameValue(kept, left)) differs(key, kept, left);
  }
  return { ...second, ...first };
}

/**
 * Two rows of one offering as one: what the first states stays, and what only the second says is added. Where they differ, the
 * second's word is noted. Rows for single sizes meet here, each with prices of its own scope.
 */
export function mergedOffering(
  first: ImportedOffering,
  second: ImportedOffering,
  note: Note,
): ImportedOffering {
  const differs = (field: string, kept: string, left: string): void =>
    note(
      second.entry,
      field,
      `It says ${left}; ${first.entry} says ${kept} of the same offering, which was taken.`,
    );
  const shown = (value: unknown): string =>
    (Array.isArray(value) ? value.join(', ') || 'none' : String(value)).slice(0, 300);
  const prices: UnitPrices = Object.fromEntries(
    Object.entries(first.prices).map(([unit, list]) => [unit, [...list]]),
  );
  for (const [key, list] of Object.entries(second.prices)) {
    const unit = key as PriceUnitKey;
    for (const price of list) {
      const known = prices[unit] ?? [];
      prices[unit] = known;
      const same = known.find((one) => one.aboveTokens === price.aboveTokens && one.scope === price.scope);
      if (!same) known.push(price);
      else if (same.amount !== price.amount) differs(`price:${unit}`, same.raw ?? '', price.raw ?? '');
    }
  }
  return {
    ...first,
    otherEntries: [...new Set([...(first.otherEntries ?? []), second.entry])],
    values: filled(first.values, second.values, (field, kept, left) =>
      differs(field, shown(kept), shown(left)),
    ),
    prices,
  };
}

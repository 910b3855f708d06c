import { fieldText } from '@/components/ui/field-words';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { PriceUnitKey } from '@/lib/catalog/price-units';
import { amountShown, amountTyped, tokensTyped } from '@/lib/catalog/typed-amount';
import type { OfferingCellId } from './offering-cell-ids';

/** What is sent for one cell. */
export type CellEdit =
  | {
      readonly edits: readonly [
        { readonly field: string; readonly before: unknown; readonly value: unknown },
      ];
    }
  | {
      readonly edits: readonly [];
      readonly base: readonly [
        {
          readonly unit: PriceUnitKey;
          readonly before: string | null;
          readonly value: { readonly amount: string; readonly free: boolean } | null;
        },
      ];
    };

/** How a cell of the list is typed. */
export interface CellKind {
  /** The field of the offering, or the unit of its price. */
  readonly field: string;
  readonly choices?: readonly string[];
  /** What the editor begins with. */
  readonly typed: (row: OfferingRow) => string;
  /** What was typed as an edit over what the row shows; or what is wrong with it. */
  readonly edit: (row: OfferingRow, typed: string, before?: unknown) => CellEdit | string;
}

const price = (unit: PriceUnitKey): CellKind => ({
  field: `price:${unit}`,
  typed: ({ prices, free }) => {
    const amount = prices[unit];
    if (amount === undefined) return '';
    return free && amount === '0' ? 'free' : amountShown(unit, amount);
  },
  edit: (row, typed, before = row.prices[unit] ?? null) => {
    const text = typed.trim().toLowerCase();
    const seen = before as string | null;
    const to = (value: { amount: string; free: boolean } | null): CellEdit => ({
      edits: [],
      base: [{ unit, before: seen, value }],
    });
    if (text === '') return to(null);
    if (text === 'free') return to({ amount: '0', free: true });
    const amount = amountTyped(unit, text);
    return amount === null
      ? 'A decimal such as 2.50, “free”, or nothing for not stated.'
      : to({ amount, free: false });
  },
});

type Plain = 'contextTokens' | 'maxInputTokens' | 'maxOutputTokens' | 'capabilities' | 'lifecycle' | 'mode';

const plain = (
  field: Plain,
  read: (typed: string) => unknown,
  wrong = '',
  choices?: readonly string[],
): CellKind => ({
  field,
  ...(choices ? { choices } : {}),
  typed: (row) => {
    const value = row[field];
    return Array.isArray(value) ? value.join(', ') : value === null ? '' : String(value);
  },
  edit: (row, typed, before = row[field]) => {
    const value = typed.trim() === '' ? null : read(typed.trim());
    return value === undefined ? wrong : { edits: [{ field, before, value }] };
  },
});

const tokens = (field: Plain) =>
  plain(field, (typed) => tokensTyped(typed) ?? undefined, 'A number of tokens such as 128,000 or 128 k.');
const list = (typed: string) =>
  [
    ...new Set(
      typed
        .split(/[,;]/)
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ].sort();

/** The list shows what its dates make of the lifecycle, where it has such: then these are to be edited. */
function lifecycle(): CellKind {
  const kind = plain('lifecycle', String, '', ['preview', 'available', 'deprecated', 'retired']);
  const dated = 'Its dates say where it stands: edit them on its page.';
  return {
    ...kind,
    edit: (row, typed, before) =>
      row.soldUntil === null && row.deprecatedFrom === null ? kind.edit(row, typed, before) : dated,
  };
}

/** The columns of the list of offerings that are edited in it, by id. */
export const OFFERING_CELLS: Readonly<Record<OfferingCellId, CellKind>> = {
  input: price('input'),
  output: price('output'),
  cacheRead: price('cache_read'),
  context: tokens('contextTokens'),
  maxInput: tokens('maxInputTokens'),
  maxOutput: tokens('maxOutputTokens'),
  capabilities: plain('capabilities', list),
  lifecycle: lifecycle(),
};

/** A value of a cell in words, for what somebody else made of it meanwhile. */
export function cellText({ field }: CellKind, value: unknown): string {
  return fieldText(field, value) ?? 'unknown';
}

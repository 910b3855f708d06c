import { AMOUNT_PLACES, scaleExactly } from '@/lib/policy/decimal';
import type { DecimalText, PriceRow } from '@/lib/policy/types';

const UNITS = ['input', 'output', 'image', 'audioSecond'] as const;

/** Whether one decimal is at most another. */
function atMost(one: DecimalText, other: DecimalText): boolean {
  return scaleExactly(one, AMOUNT_PLACES) <= scaleExactly(other, AMOUNT_PLACES);
}

/**
 * Whether a limit on cost lets nothing pass from `now` on that it did not before: it is no higher, and whatever is
 * priced after is priced before, and no dearer.
 * @param now ms
 */
export function costStaysLimited(
  before: { readonly limit: DecimalText | undefined; readonly prices: readonly PriceRow[] },
  after: { readonly limit: DecimalText | undefined; readonly prices: readonly PriceRow[] },
  now: number,
): boolean {
  if (before.limit === undefined) return true;
  if (after.limit === undefined || !atMost(after.limit, before.limit)) return false;
  const [was, is] = [rowsFrom(before.prices, now), rowsFrom(after.prices, now)];
  return was.length === is.length && was.every((row, index) => isNoCheaper(row, is[index] as PriceRow));
}

/** The rows that can hold from now on, without the bounds that have passed. */
function rowsFrom(rows: readonly PriceRow[], now: number): PriceRow[] {
  return rows
    .filter(
      ({ from, until }) =>
        until === undefined || Date.parse(until) > Math.max(now, from ? Date.parse(from) : now),
    )
    .map(({ from, ...row }) => (from !== undefined && Date.parse(from) > now ? { ...row, from } : row));
}

function isNoCheaper(before: PriceRow, after: PriceRow): boolean {
  const same = before.above === after.above && before.from === after.from && before.until === after.until;
  // With a token price, sizes that are not stated leave the cost unknown.
  const asks = (row: PriceRow) => row.input !== undefined || row.output !== undefined;
  if (!same || (asks(before) && !asks(after))) return false;
  if (!atMost(before.request ?? '0', after.request ?? '0')) return false;
  return UNITS.every((unit) => {
    const [was, is] = [before[unit], after[unit]];
    return is === undefined || (was !== undefined && atMost(was, is));
  });
}

import type { PreviewRow } from '@/lib/catalog/import/preview';
import type { OfferingUse } from '@/lib/routing/offering-use';

/** Rules that call an offering, by its key; those that none calls are absent. */
export type RoutedTo = Readonly<Record<string, readonly OfferingUse[]>>;

/** A row of a review with the rules that call its offering. */
export interface ReviewRow extends PreviewRow {
  readonly uses: readonly OfferingUse[];
}

const NONE: readonly OfferingUse[] = [];

/** The rows in the order in which to read them: prices that move most first, then by name. */
export function reviewRows(rows: readonly PreviewRow[], routed: RoutedTo): readonly ReviewRow[] {
  const size = ({ percent }: PreviewRow) => (percent === null ? -1 : Math.abs(percent));
  return rows
    .map((row) => ({ ...row, uses: row.kind === 'offering' ? (routed[row.key] ?? NONE) : NONE }))
    .sort((a, b) => size(b) - size(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

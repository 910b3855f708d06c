import type { PreviewRow } from '@/lib/catalog/import/preview';

/** A row of a review with how many rules name its offering. */
export interface ReviewRow extends PreviewRow {
  readonly routed: number;
}

/** The rows in the order in which to read them: prices that move most first, then by name. */
export function reviewRows(
  rows: readonly PreviewRow[],
  routed: Readonly<Record<string, number>>,
): readonly ReviewRow[] {
  const size = ({ percent }: PreviewRow) => (percent === null ? -1 : Math.abs(percent));
  return rows
    .map((row) => ({ ...row, routed: row.kind === 'offering' ? (routed[row.key] ?? 0) : 0 }))
    .sort((a, b) => size(b) - size(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

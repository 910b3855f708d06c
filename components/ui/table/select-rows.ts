import type { CellValue, DataColumn, FacetValue, TableFilter, TablePage, TableState } from './column';

const TEXT = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Rows of the client, searched, filtered and sorted; facets count the rows that every *other* filter lets through. */
export function selectRows<Row>(
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
  filters: readonly TableFilter<Row>[],
  state: TableState,
): TablePage<Row> {
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length === 0 ? rows : rows.filter((row) => contains(textOf(row, columns), words));
  const active = filters.filter((filter) => (state.filters[filter.id]?.length ?? 0) > 0);
  const passes = (row: Row, filter: TableFilter<Row>) => {
    const chosen = state.filters[filter.id] ?? [];
    if (filter.matches) return filter.matches(row, chosen);
    return filter.values?.(row).some((value) => chosen.includes(value)) ?? true;
  };
  const facets: Record<string, readonly FacetValue[]> = {};
  for (const filter of filters) {
    if (!filter.values) continue;
    const others = active.filter((one) => one.id !== filter.id);
    const open = others.length === 0 ? found : found.filter((row) => others.every((one) => passes(row, one)));
    facets[filter.id] = countValues(open, filter, state.filters[filter.id] ?? []);
  }
  const selected =
    active.length === 0 ? found : found.filter((row) => active.every((one) => passes(row, one)));
  return { rows: sortRows(selected, columns, state), total: selected.length, facets };
}

function textOf<Row>(row: Row, columns: readonly DataColumn<Row>[]): string {
  return columns
    .map((column) => column.value(row))
    .filter((value) => typeof value === 'string')
    .join('\n')
    .toLowerCase();
}

function contains(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

function countValues<Row>(
  rows: readonly Row[],
  filter: TableFilter<Row>,
  chosen: readonly string[],
): readonly FacetValue[] {
  const counts = new Map<string, number>(chosen.map((value) => [value, 0]));
  for (const row of rows) {
    for (const value of new Set(filter.values?.(row) ?? [])) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, label: filter.labelOf?.(value) ?? value, count }))
    .sort((a, b) => b.count - a.count || TEXT.compare(a.label, b.label));
}

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
  state: TableState,
): readonly Row[] {
  const { sort } = state;
  const column = columns.find((one) => one.id === sort?.id);
  if (!sort || !column) return rows;
  const sign = sort.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: column.value(row) }))
    .sort((a, b) => compareCells(a.value, b.value, sign))
    .map(({ row }) => row);
}

/** Null last in either direction; numbers by size; text as people read it ("v2" before "v10"). */
function compareCells(a: CellValue, b: CellValue, sign: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'string' || typeof b === 'string') return sign * TEXT.compare(String(a), String(b));
  return sign * (Number(a) - Number(b));
}

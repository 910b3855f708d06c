import type { DataColumn, SortBy, TableFilter, TableState } from './column';

/** What of a table's definition its URL depends on. */
export interface TableShape {
  readonly columns: readonly Pick<DataColumn<never>, 'id' | 'hidden' | 'sortable'>[];
  readonly filters: readonly Pick<TableFilter<never>, 'id' | 'single'>[];
  readonly defaultSort: SortBy | null;
  /** Stands before each parameter, where a page has two tables. */
  readonly prefix?: string;
}

const MIN_WIDTH = 48;
const MAX_WIDTH = 1200;
/** More would leave no room for what scrolls. */
export const FROZEN_AT_MOST = 4;

function defaultColumns(shape: TableShape): readonly string[] {
  return shape.columns.filter((column) => !column.hidden).map((column) => column.id);
}

/** A table's state from URL parameters. What cannot be understood counts as not given. */
export function readTableState(params: URLSearchParams, shape: TableShape): TableState {
  const get = (name: string) => params.get(`${shape.prefix ?? ''}${name}`);
  const list = (name: string) => [...new Set((get(name) ?? '').split(',').filter(Boolean))];
  const sortable = shape.columns.filter((column) => column.sortable !== false).map((column) => column.id);
  const sortId = get('sort');
  const filters: Record<string, readonly string[]> = {};
  for (const { id, single } of shape.filters) {
    const values = single ? list(id).slice(0, 1) : list(id);
    if (values.length > 0) filters[id] = values;
  }
  const asked = new Set(list('columns'));
  const shown = shape.columns.map((column) => column.id).filter((id) => asked.has(id));
  const widths: Record<string, number> = {};
  for (const entry of list('widths')) {
    const [id = '', width = ''] = entry.split(':');
    const pixels = Math.round(Number(width));
    if (shape.columns.some((column) => column.id === id) && pixels >= MIN_WIDTH && pixels <= MAX_WIDTH)
      widths[id] = pixels;
  }
  return {
    q: (get('q') ?? '').slice(0, 200),
    sort:
      sortId !== null && sortable.includes(sortId)
        ? { id: sortId, descending: get('direction') === 'desc' }
        : shape.defaultSort,
    filters,
    columns: shown.length > 0 ? shown : defaultColumns(shape),
    compact: get('density') === 'compact',
    frozen: Math.min(FROZEN_AT_MOST, Math.max(1, Math.trunc(Number(get('freeze'))) || 1)),
    widths,
  };
}

/** `params` with this table's own replaced by `state`; defaults are left out, what is not the table's stays. */
export function writeTableState(
  params: URLSearchParams,
  state: TableState,
  shape: TableShape,
): URLSearchParams {
  const out = new URLSearchParams(params);
  const put = (name: string, value: string) => {
    const key = `${shape.prefix ?? ''}${name}`;
    if (value === '') out.delete(key);
    else out.set(key, value);
  };
  const { sort } = state;
  const usual = sort?.id === shape.defaultSort?.id && sort?.descending === shape.defaultSort?.descending;
  put('q', state.q.trim());
  put('sort', usual ? '' : (sort?.id ?? ''));
  put('direction', !usual && sort?.descending ? 'desc' : '');
  for (const { id } of shape.filters) put(id, [...(state.filters[id] ?? [])].sort().join(','));
  const columns = state.columns.join(',');
  put('columns', columns === defaultColumns(shape).join(',') ? '' : columns);
  put('density', state.compact ? 'compact' : '');
  put('freeze', state.frozen > 1 ? String(state.frozen) : '');
  put(
    'widths',
    Object.entries(state.widths)
      .map(([id, width]) => `${id}:${Math.round(width)}`)
      .join(','),
  );
  return out;
}

/** A query string for the address bar, with commas and colons left readable. */
export function readableQuery(params: URLSearchParams): string {
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

/** Equal for states that ask for the same rows in the same order. */
export function rowsKey(state: TableState): string {
  const filters = Object.entries(state.filters)
    .map(([id, values]) => [id, [...values].sort()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([state.q.trim(), state.sort, filters]);
}

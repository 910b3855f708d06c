'use client';

import { type RowSelectionState, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRouter } from 'next/navigation';
import { type MouseEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { EmptyState } from '../EmptyState';
import { ErrorState } from '../ErrorState';
import { formatCount } from '../format-number';
import type { DataColumn, SortBy, TableFilter } from './column';
import styles from './DataTable.module.css';
import { toCsv, toJson } from './export-rows';
import { saveFile } from './save-file';
import { TableHead } from './TableHead';
import { TableRow } from './TableRow';
import { TableToolbar } from './TableToolbar';
import { columnDefs, features, type Slot } from './table-features';
import type { TableShape } from './table-state';
import { type RowKeys, useRowKeys } from './use-row-keys';
import { type TableSource, useTableRows } from './use-table-rows';
import { useTableState } from './use-table-state';

export interface DataTableProps<Row> {
  /** What a screen reader calls it, and the name of exported files: "Offerings". */
  readonly label: string;
  /** For counts: ['offering', 'offerings']. */
  readonly noun: readonly [singular: string, plural: string];
  /** Constant or memoised. The first column names the row; it is always shown and stays in view. */
  readonly columns: readonly DataColumn<Row>[];
  /** Constant or memoised. */
  readonly filters?: readonly TableFilter<Row>[];
  /** `{ kind: 'rows', rows }` for rows that are here, or `{ kind: 'server', load, initial }` for windows of many. */
  readonly source: TableSource<Row>;
  /** A stable id. */
  readonly rowId: (row: Row) => string;
  /** Where a row opens; without it rows do not open. */
  readonly rowHref?: (row: Row) => string;
  /** A constant. */
  readonly defaultSort?: SortBy;
  readonly searchLabel?: string;
  /** Makes rows selectable: what can be done with the rows chosen. `clear` ends the selection. */
  readonly bulk?: (rows: readonly Row[], clear: () => void) => ReactNode;
  /** Shown instead of the table when there is no row at all: an EmptyState with the first step. */
  readonly empty: ReactNode;
  /** Before each URL parameter, where a page has two tables. */
  readonly urlPrefix?: string;
  /** Takes the height that is left of the window (a page that is one table). */
  readonly fill?: boolean;
  /** More tools beside the count. */
  readonly tools?: ReactNode;
}

const ROW_HEIGHT = 36;
const COMPACT_HEIGHT = 28;
const CHECK_WIDTH = 40;
const FIRST_SCREEN = { width: 1200, height: 800 };
const NO_FILTERS: readonly never[] = [];

/**
 * The one table of the console: search, filters with counts, sort, columns, widths and density all in the URL; rows
 * virtualised under a sticky header beside a sticky first column; keys `j k x enter /`, shift to extend; export of
 * what is shown.
 *
 * ```tsx
 * <DataTable label="Tokens" noun={['token', 'tokens']} columns={COLUMNS} filters={FILTERS} rowId={(row) => row.id}
 *   rowHref={(row) => `/routers/tokens/${row.id}`} source={{ kind: 'rows', rows }} empty={<EmptyState … />} />
 * ```
 *
 * A page that renders one reads its URL, so wrap nothing around it: `useSearchParams` needs a dynamic page, which every
 * page behind sign-in is.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, noun, columns, source, rowId, rowHref, bulk } = props;
  const filters = props.filters ?? NO_FILTERS;
  const shape = useMemo<TableShape>(
    () => ({
      columns,
      filters,
      defaultSort: props.defaultSort ?? null,
      ...(props.urlPrefix === undefined ? {} : { prefix: props.urlPrefix }),
    }),
    [columns, filters, props.defaultSort, props.urlPrefix],
  );
  const [state, setState] = useTableState(shape);
  const found = useTableRows(source, columns, filters, state, shape);
  const router = useRouter();

  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [cursor, setCursor] = useState(-1);
  const [selection, setSelection] = useState<RowSelectionState>({});

  const data = useMemo(
    () =>
      found.rows.map(
        (row, index): Slot<Row> => ({ id: row === undefined ? `#${index}` : rowId(row), index, data: row }),
      ),
    [found.rows, rowId],
  );
  const defs = useMemo(() => columnDefs(columns), [columns]);
  const visible = useMemo(() => {
    const shown = new Set([columns[0]?.id, ...state.columns]);
    return columns.filter((column) => shown.has(column.id));
  }, [columns, state.columns]);
  const table = useTable({
    features,
    columns: defs,
    data,
    getRowId: (slot) => slot.id,
    manualSorting: true,
    columnResizeMode: 'onEnd',
    enableMultiSort: false,
    enableRowSelection: (row) => row.original.data !== undefined,
    state: {
      sorting: state.sort ? [{ id: state.sort.id, desc: state.sort.descending }] : [],
      columnVisibility: Object.fromEntries(columns.map((column) => [column.id, visible.includes(column)])),
      columnSizing: state.widths,
      rowSelection: selection,
    },
    onSortingChange: (update) => {
      const before = state.sort ? [{ id: state.sort.id, desc: state.sort.descending }] : [];
      const [next] = typeof update === 'function' ? update(before) : update;
      setState({ ...state, sort: next ? { id: next.id, descending: next.desc } : shape.defaultSort });
    },
    onColumnSizingChange: (update) =>
      setState({ ...state, widths: typeof update === 'function' ? update(state.widths) : update }),
    onRowSelectionChange: setSelection,
  });

  const rows = table.getRowModel().rows;
  const height = state.compact ? COMPACT_HEIGHT : ROW_HEIGHT;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
    initialRect: FIRST_SCREEN,
    scrollPaddingStart: height,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? 0;
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items[items.length - 1]?.end ?? 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of density alone asks for new measures
  useEffect(() => virtualizer.measure(), [height]);
  const { want } = found;
  useEffect(() => want(first, last), [want, first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows start at the top, without a cursor
  useEffect(() => {
    setCursor(-1);
    scroller.current?.scrollTo({ top: 0 });
  }, [state.q, state.sort, state.filters]);

  const chosen = useMemo(
    () => data.flatMap((slot) => (slot.data !== undefined && selection[slot.id] ? [slot.data] : [])),
    [data, selection],
  );
  const open = useCallback(
    (href: string, event?: MouseEvent) => {
      if (event && (event.metaKey || event.ctrlKey || event.button === 1))
        window.open(href, '_blank', 'noopener');
      else router.push(href);
    },
    [router],
  );
  const openRow = useCallback(
    (event: MouseEvent<HTMLTableRowElement>) => {
      const target = event.target as HTMLElement;
      if (
        event.defaultPrevented ||
        target.closest('a, button, input, label') ||
        window.getSelection()?.toString()
      )
        return;
      const row = found.rows[Number(event.currentTarget.dataset.row)];
      if (row !== undefined && rowHref) open(rowHref(row), event);
    },
    [found.rows, rowHref, open],
  );

  const keys = useMemo<RowKeys>(() => {
    const select = (index: number, value?: boolean) => {
      const slot = data[index];
      if (slot?.data === undefined) return;
      setSelection(({ [slot.id]: was, ...others }) =>
        (value ?? !was) ? { ...others, [slot.id]: true } : others,
      );
    };
    return {
      count: rows.length,
      cursor,
      move: (index, extend) => {
        if (extend && bulk) {
          select(cursor < 0 ? index : cursor, true);
          select(index, true);
        }
        setCursor(index);
        virtualizer.scrollToIndex(index, { align: 'auto' });
        requestAnimationFrame(() =>
          scroller.current
            ?.querySelector<HTMLElement>(`[data-row="${index}"]`)
            ?.focus({ preventScroll: true }),
        );
      },
      open: (index) => {
        const row = found.rows[index];
        if (row !== undefined && rowHref) open(rowHref(row));
      },
      toggle: bulk ? (index) => select(index) : null,
      focusSearch: () => search.current?.focus(),
      clear: () => setSelection({}),
    };
  }, [rows.length, cursor, data, bulk, virtualizer, found.rows, rowHref, open]);
  useRowKeys(root, keys);

  const exportRows = async (format: 'csv' | 'json') => {
    const everything = await found.all();
    const name = label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    if (format === 'csv') saveFile(`${name}.csv`, 'text/csv;charset=utf-8', toCsv(visible, everything));
    else saveFile(`${name}.json`, 'application/json', toJson(visible, everything));
  };

  const narrowed = state.q !== '' || Object.keys(state.filters).length > 0;
  if (!narrowed && found.total === 0 && !found.pending && found.error === null) return props.empty;
  const widths = visible.map((column) => table.getColumn(column.id)?.getSize() ?? 160);
  const least = widths.reduce((sum, width) => sum + width, bulk ? CHECK_WIDTH : 0);
  const headers = new Map(table.getFlatHeaders().map((header) => [header.column.id, header]));

  return (
    <div ref={root} className={styles.table} data-fill={props.fill || undefined} data-data-table>
      <TableToolbar
        columns={columns}
        filters={filters}
        facets={found.facets}
        state={state}
        onChange={setState}
        total={found.total}
        pending={found.pending}
        noun={noun}
        searchLabel={props.searchLabel ?? `Search ${noun[1]}`}
        searchRef={search}
        onExport={(format) => void exportRows(format)}
        extra={props.tools}
      />
      {found.error !== null && (
        <ErrorState
          title="The rows could not be fetched"
          action={
            <button type="button" className={styles.retry} onClick={found.retry}>
              Try again
            </button>
          }
        >
          {found.error} {found.total > 0 && 'What was shown before is still below.'}
        </ErrorState>
      )}
      <section
        ref={scroller}
        className={styles.scroller}
        data-scroller
        aria-label={label}
        aria-busy={found.pending}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table
          className={styles.grid}
          data-compact={state.compact || undefined}
          style={{ minWidth: least }}
          aria-label={label}
          aria-rowcount={found.total + 1}
        >
          <colgroup>
            {bulk && <col style={{ width: CHECK_WIDTH }} />}
            {visible.map((column, place) => (
              <col key={column.id} style={place === 0 ? undefined : { width: widths[place] }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {bulk && (
                <td className={styles.check} data-sticky data-head>
                  <input
                    type="checkbox"
                    aria-label={`Select all ${noun[1]} shown`}
                    checked={chosen.length > 0 && chosen.length === found.total}
                    onChange={table.getToggleAllRowsSelectedHandler()}
                  />
                </td>
              )}
              {visible.map((column, place) => {
                const header = headers.get(column.id);
                return (
                  header && (
                    <TableHead
                      key={column.id}
                      header={header}
                      column={column}
                      sticky={place === 0}
                      onResize={(id, width) =>
                        setState({ ...state, widths: { ...state.widths, [id]: width } })
                      }
                    />
                  )
                );
              })}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <tr aria-hidden style={{ height: before }} />}
            {items.map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              const { data: record } = row.original;
              return (
                <TableRow
                  key={row.id}
                  row={row}
                  columns={visible}
                  href={record !== undefined && rowHref ? rowHref(record) : null}
                  index={item.index}
                  current={item.index === cursor}
                  selected={selection[row.id] === true}
                  selectable={bulk !== undefined}
                  onOpen={openRow}
                  onFocus={setCursor}
                />
              );
            })}
            {after > 0 && <tr aria-hidden style={{ height: after }} />}
          </tbody>
        </table>
        {narrowed && found.total === 0 && !found.pending && found.error === null && (
          <EmptyState
            title={`No ${noun[0]} matches`}
            action={
              <button
                type="button"
                className={styles.retry}
                onClick={() => setState({ ...state, q: '', filters: {} })}
              >
                Clear search and filters
              </button>
            }
          >
            Loosen a filter, or look for fewer words.
          </EmptyState>
        )}
      </section>
      {bulk && chosen.length > 0 && (
        <section className={styles.bulk} aria-label="Selected rows">
          <span className="numeric">{formatCount(chosen.length)} selected</span>
          {bulk(chosen, () => setSelection({}))}
          <button type="button" className={styles.retry} onClick={() => setSelection({})}>
            Clear selection
          </button>
        </section>
      )}
    </div>
  );
}

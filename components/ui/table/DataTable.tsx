'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { EmptyState } from '../EmptyState';
import { formatCount } from '../format-number';
import { contentOf } from './cell-content';
import type { ColumnSet, DataColumn, SortBy, TableFilter } from './column';
import styles from './DataTable.module.css';
import { ExportMenu } from './ExportMenu';
import { QuickLook } from './QuickLook';
import { TableGrid } from './TableGrid';
import { TableToolbar } from './TableToolbar';
import type { TableShape } from './table-state';
import { type HeldSelection, useTableModel } from './use-table-model';
import { type TableSource, useTableRows } from './use-table-rows';
import { useTableState } from './use-table-state';
import { ViewMenu } from './ViewMenu';

export interface DataTableProps<Row> {
  /** What a screen reader calls it, and the name of exported files: "Offerings". */
  readonly label: string;
  /** For counts: ['offering', 'offerings']. */
  readonly noun: readonly [singular: string, plural: string];
  /** Constant or memoised. The first column names the row; it is always shown and stays in view. */
  readonly columns: readonly DataColumn<Row>[];
  /** Columns that belong together for a task. A constant. */
  readonly columnSets?: readonly ColumnSet[];
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
  /** Makes rows selectable: what can be done with the rows chosen. `clear` ends the selection, `total` rows match. */
  readonly bulk?: (rows: readonly Row[], clear: () => void, total: number) => ReactNode;
  /** Makes rows selectable too, where the page keeps what is chosen. A constant or memoised. */
  readonly selection?: HeldSelection;
  /** Shown instead of the table when there is no row at all: an EmptyState with the first step. */
  readonly empty: ReactNode;
  /** Before each URL parameter, where a page has two tables. */
  readonly urlPrefix?: string;
  /** Takes the height that is left of the window (a page that is one table). */
  readonly fill?: boolean;
  /** Lets a row be looked at beside the list: what of it is shown there. */
  readonly quickLook?: (row: Row) => ReactNode;
  /** More tools beside the count. */
  readonly tools?: ReactNode;
}

const NO_FILTERS: readonly never[] = [];
const NO_SETS: readonly never[] = [];

/**
 * The one table of the console: search, filters with counts, sort, columns, widths and density all in the URL; rows
 * virtualised under a sticky header beside a sticky first column; keys `j k x enter space /`, shift to extend; export of
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
  const { label, noun, columns, source, rowId, bulk } = props;
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
  const model = useTableModel({
    columns,
    found: found.rows,
    rowId,
    state,
    onState: setState,
    shape,
    held: props.selection,
  });
  const root = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const [looking, show] = useState<number | null>(null);
  const looked = looking === null ? undefined : found.rows[looking];
  const narrowed = state.q !== '' || Object.keys(state.filters).length > 0;
  const nothing = found.total === 0 && !found.pending && found.error === null;
  if (nothing && !narrowed) return props.empty;
  return (
    <div ref={root} className={styles.table} data-fill={props.fill || undefined} data-data-table>
      <TableToolbar
        filters={filters}
        facets={found.facets}
        state={state}
        onChange={setState}
        total={found.total}
        pending={found.pending}
        noun={noun}
        searchLabel={props.searchLabel ?? `Search ${noun[1]}`}
        searchRef={search}
        extra={
          <>
            {props.tools}
            <ViewMenu
              columns={columns}
              sets={props.columnSets ?? NO_SETS}
              state={state}
              onChange={setState}
            />
            <ExportMenu label={label} columns={model.visible} all={found.all} />
          </>
        }
      />
      {found.error !== null && (
        <p role="alert" className={styles.failed}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            {found.error} {found.total > 0 && 'What is below is from before.'}
          </span>
          <button type="button" className={styles.retry} onClick={found.retry}>
            Try again
          </button>
        </p>
      )}
      <div className={styles.body}>
        <TableGrid
          root={root}
          label={label}
          plural={noun[1]}
          model={model}
          found={found}
          state={state}
          onState={setState}
          rowHref={props.rowHref}
          selectable={bulk !== undefined || props.selection !== undefined}
          focusSearch={() => search.current?.focus()}
          look={props.quickLook ? { index: looking, show } : null}
        >
          {nothing && (
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
        </TableGrid>
        {looked !== undefined && props.quickLook && (
          <QuickLook
            name={columns[0] && contentOf(columns[0], looked)}
            href={props.rowHref?.(looked) ?? null}
            onClose={() => show(null)}
          >
            {props.quickLook(looked)}
          </QuickLook>
        )}
      </div>
      {bulk && model.chosen.length > 0 && (
        <section className={styles.bulk} aria-label="Selected rows">
          <span className="numeric">{formatCount(model.chosen.length)} selected</span>
          {bulk(model.chosen, model.clear, found.total)}
          <button type="button" className={styles.retry} onClick={model.clear}>
            Clear selection
          </button>
        </section>
      )}
    </div>
  );
}

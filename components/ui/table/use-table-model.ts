'use client';

import { type RowSelectionState, useTable } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { DataColumn, TableState } from './column';
import { columnDefs, features, type Slot } from './table-features';
import type { TableShape } from './table-state';

/** A selection that the page keeps instead of the table, by row id: it may outlive the rows that are shown. */
export interface HeldSelection {
  readonly chosen: RowSelectionState;
  readonly onChange: (change: (chosen: RowSelectionState) => RowSelectionState) => void;
}

/** A table's places and columns as TanStack Table keeps them, its state in the URL, its selection here. */
export function useTableModel<Row>({
  columns,
  found,
  rowId,
  state,
  onState,
  shape,
  held,
}: {
  readonly columns: readonly DataColumn<Row>[];
  /** By index; undefined = on its way. */
  readonly found: readonly (Row | undefined)[];
  readonly rowId: (row: Row) => string;
  readonly state: TableState;
  readonly onState: (next: TableState) => void;
  readonly shape: TableShape;
  readonly held?: HeldSelection | undefined;
}) {
  const [own, setOwn] = useState<RowSelectionState>({});
  const selection = held?.chosen ?? own;
  const setSelection = held?.onChange ?? setOwn;
  const data = useMemo(
    () =>
      found.map(
        (row, index): Slot<Row> => ({ id: row === undefined ? `#${index}` : rowId(row), index, data: row }),
      ),
    [found, rowId],
  );
  const defs = useMemo(() => columnDefs(columns), [columns]);
  const visible = useMemo(() => {
    const shown = new Set([columns[0]?.id, ...state.columns]);
    return columns.filter((column) => shown.has(column.id));
  }, [columns, state.columns]);
  const sorting = state.sort ? [{ id: state.sort.id, desc: state.sort.descending }] : [];
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
      sorting,
      columnVisibility: Object.fromEntries(columns.map((column) => [column.id, visible.includes(column)])),
      columnSizing: state.widths,
      rowSelection: selection,
    },
    onSortingChange: (update) => {
      const [next] = typeof update === 'function' ? update(sorting) : update;
      onState({ ...state, sort: next ? { id: next.id, descending: next.desc } : shape.defaultSort });
    },
    onColumnSizingChange: (update) =>
      onState({ ...state, widths: typeof update === 'function' ? update(state.widths) : update }),
    onRowSelectionChange: (update) => setSelection(typeof update === 'function' ? update : () => update),
  });
  const chosen = useMemo(
    () => data.flatMap((slot) => (slot.data !== undefined && selection[slot.id] ? [slot.data] : [])),
    [data, selection],
  );
  return {
    table,
    rows: table.getRowModel().rows,
    visible,
    /** Pixels of each visible column. */
    widths: visible.map((column) => table.getColumn(column.id)?.getSize() ?? 160),
    selection,
    /** The rows chosen that are among those found. */
    chosen,
    /** Chooses the row at an index, or turns its choice round. */
    select: (index: number, value?: boolean) => {
      const slot = data[index];
      if (slot?.data === undefined) return;
      setSelection(({ [slot.id]: was, ...others }) =>
        (value ?? !was) ? { ...others, [slot.id]: true } : others,
      );
    },
    /** Ends a selection of the table's own; what the page keeps is not lost to a key. */
    clear: () => setOwn({}),
  };
}

export type TableModel<Row> = ReturnType<typeof useTableModel<Row>>;

import {
  type ColumnDef,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  type Header,
  type Row,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { DataColumn } from './column';

/** What of TanStack Table every DataTable uses. Rows come already filtered and sorted, so no row model is here. */
export const features = tableFeatures({
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSortingFeature,
  rowSelectionFeature,
});

/** A place in the list: its row may still be on its way. */
export interface Slot<Data> {
  readonly id: string;
  readonly index: number;
  readonly data: Data | undefined;
}

export type SlotRow<Data> = Row<typeof features, Slot<Data>>;
export type SlotHeader<Data> = Header<typeof features, Slot<Data>, unknown>;

/** A DataTable's columns as TanStack Table takes them. */
export function columnDefs<Data>(
  columns: readonly DataColumn<Data>[],
): ColumnDef<typeof features, Slot<Data>>[] {
  return columns.map((column) => ({
    id: column.id,
    accessorFn: (slot: Slot<Data>) => (slot.data === undefined ? null : column.value(slot.data)),
    header: column.label,
    size: column.width ?? 160,
    minSize: 48,
    maxSize: 1200,
    enableSorting: column.sortable !== false,
    sortDescFirst: column.descendingFirst ?? false,
  }));
}

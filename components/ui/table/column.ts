import type { ReactNode } from 'react';

export type CellValue = string | number | boolean | null;

/** What the editor of a cell is given. */
export interface CellEditing {
  /** The column's. */
  readonly label: string;
  /** Ends editing: stays (0), or goes on to the next (1) or last (-1) cell. `shown` is what was saved, until the row is read anew. */
  readonly close: (move: -1 | 0 | 1, shown?: ReactNode) => void;
}

/** One column of a DataTable. */
export interface DataColumn<Row> {
  /** Also its name in the URL and in exports; a server source is asked to sort by it. */
  readonly id: string;
  readonly label: string;
  /** A line on hover of the header: unit, meaning. */
  readonly hint?: string;
  /** What sorts, is searched and is exported. Null is unknown or missing, and sorts last either way. */
  readonly value: (row: Row) => CellValue;
  /** What is shown; `value` as text without it. */
  readonly cell?: (row: Row) => ReactNode;
  /** Edits a cell where it stands. Constant or memoised with its column. */
  readonly edit?: (row: Row, editing: CellEditing) => ReactNode;
  /** Numbers stand at the end. */
  readonly align?: 'end';
  /** Pixels at first; 160 without it. */
  readonly width?: number;
  readonly sortable?: boolean;
  /** The first click on the header sorts descending. */
  readonly descendingFirst?: boolean;
  /** Not shown until it is chosen. */
  readonly hidden?: boolean;
}

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** One filter above a DataTable. */
export interface TableFilter<Row> {
  /** Its parameter in the URL. Must not be one of q, sort, direction, columns, density, widths, freeze, view. */
  readonly id: string;
  readonly label: string;
  /** One value at a time instead of several. */
  readonly single?: boolean;
  /** A fixed list (a limit, for instance) instead of the values found in the rows with their counts. */
  readonly options?: readonly Omit<FacetValue, 'count'>[];
  /** For client rows: the values a row has. */
  readonly values?: (row: Row) => readonly string[];
  /** For client rows: whether a row passes. Without it, a row passes that has any of the chosen values. */
  readonly matches?: (row: Row, chosen: readonly string[]) => boolean;
  /** Behind “More filters” until it is chosen. */
  readonly more?: boolean;
  /** How a value reads; without it as the server names it, or the value itself. */
  readonly labelOf?: (value: string) => string;
}

export interface SortBy {
  readonly id: string;
  readonly descending: boolean;
}

/** Columns that belong together for one task, offered in the view menu. */
export interface ColumnSet {
  readonly label: string;
  readonly columns: readonly string[];
}

/** Everything about a table that its URL holds. */
export interface TableState {
  readonly q: string;
  readonly sort: SortBy | null;
  /** Chosen values by filter id; a filter with none is absent. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Ids of the columns shown, in the table's order. */
  readonly columns: readonly string[];
  readonly compact: boolean;
  /** How many columns stay in view at the start when the rest scrolls: at least the first. */
  readonly frozen: number;
  /** Pixels, of the columns that were resized. */
  readonly widths: Readonly<Record<string, number>>;
}

/** What a server source answers for rows `offset` to `offset + limit`. */
export interface TablePage<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>;
}

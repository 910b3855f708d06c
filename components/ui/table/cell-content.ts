import type { ReactNode } from 'react';
import type { DataColumn } from './column';

/** What a cell shows. */
export function contentOf<Data>(column: DataColumn<Data>, data: Data): ReactNode {
  if (column.cell) return column.cell(data);
  const value = column.value(data);
  return value === null ? null : String(value);
}

'use client';

import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { DataColumn } from './column';
import styles from './grid.module.css';
import type { SlotHeader } from './table-features';

const STEP = 16;

/** One header cell: sorts on click; resizes by its edge, or with Alt and the arrow keys. */
export function TableHead<Data>({
  header,
  column,
  sticky,
  left,
  onResize,
}: {
  readonly header: SlotHeader<Data>;
  readonly column: DataColumn<Data>;
  readonly sticky: boolean;
  /** Pixels from the start where it stays in view; undefined = it scrolls. */
  readonly left?: number | undefined;
  readonly onResize: (id: string, width: number) => void;
}) {
  const sorted = header.column.getIsSorted();
  const resizeByKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    onResize(column.id, Math.max(48, header.getSize() + (event.key === 'ArrowRight' ? STEP : -STEP)));
  };
  const startResize = header.getResizeHandler();
  return (
    <th
      scope="col"
      className={styles.head}
      data-sticky={sticky || undefined}
      data-frozen={left !== undefined || undefined}
      style={left === undefined ? undefined : { left }}
      data-align={column.align}
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined}
      title={column.hint}
    >
      {header.column.getCanSort() ? (
        <button
          type="button"
          className={styles.sort}
          data-sorted={sorted !== false || undefined}
          onClick={() => header.column.toggleSorting()}
          onKeyDown={resizeByKey}
        >
          <span className={styles.headLabel}>{column.label}</span>
          {sorted === 'asc' && <IconArrowUp size={13} aria-hidden />}
          {sorted === 'desc' && <IconArrowDown size={13} aria-hidden />}
        </button>
      ) : (
        <span className={styles.sort}>
          <span className={styles.headLabel}>{column.label}</span>
        </span>
      )}
      <span
        className={styles.resizer}
        aria-hidden
        data-resizing={header.column.getIsResizing() || undefined}
        onMouseDown={startResize}
        onTouchStart={startResize}
      />
    </th>
  );
}

'use client';

import { IconLayoutSidebarRight } from '@tabler/icons-react';
import { type MouseEvent, memo } from 'react';
import { Link } from '../Link';
import { contentOf } from './cell-content';
import type { DataColumn } from './column';
import { EditableCell } from './EditableCell';
import styles from './grid.module.css';
import type { SlotRow } from './table-features';

export interface TableRowProps<Data> {
  readonly row: SlotRow<Data>;
  readonly columns: readonly DataColumn<Data>[];
  readonly href: string | null;
  readonly index: number;
  readonly current: boolean;
  readonly selected: boolean;
  readonly selectable: boolean;
  /** Pixels from the start, by place, of the columns beyond the first that stay in view. */
  readonly lefts: readonly number[];
  /** Opens the quick look, where there is one. */
  readonly onLook?: ((index: number) => void) | undefined;
  readonly onOpen: (event: MouseEvent<HTMLTableRowElement>) => void;
  readonly onFocus: (index: number) => void;
}

/** One row: its first cell names it and links to it; a click anywhere else in it opens it too. */
function TableRowView<Data>(props: TableRowProps<Data>) {
  const { row, columns, href, index, current, selected, selectable, lefts, onLook } = props;
  const { data } = row.original;
  return (
    <tr
      className={styles.row}
      data-row={index}
      data-current={current || undefined}
      data-selected={selected || undefined}
      data-opens={href !== null || undefined}
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      tabIndex={-1}
      onClick={href === null ? undefined : props.onOpen}
      onFocus={() => props.onFocus(index)}
    >
      {selectable && (
        <td className={styles.check} data-sticky>
          <input
            type="checkbox"
            aria-label="Select row"
            checked={selected}
            disabled={data === undefined}
            onClick={row.getToggleSelectedHandler()}
            onChange={() => {}}
          />
        </td>
      )}
      {columns.map((column, place) =>
        place === 0 ? (
          <th key={column.id} scope="row" className={styles.cell} data-sticky data-align={column.align}>
            {data === undefined ? (
              <span className={styles.waiting} />
            ) : href === null ? (
              contentOf(column, data)
            ) : (
              <Link href={href} prefetch={false} className={styles.link} tabIndex={current ? 0 : -1}>
                {contentOf(column, data)}
              </Link>
            )}
            {onLook && data !== undefined && (
              <button
                type="button"
                className={styles.look}
                tabIndex={-1}
                aria-label="Quick look"
                title="Quick look (space)"
                onClick={() => onLook(index)}
              >
                <IconLayoutSidebarRight size={15} aria-hidden />
              </button>
            )}
          </th>
        ) : column.edit && data !== undefined ? (
          <EditableCell
            key={column.id}
            column={column}
            data={data}
            edit={column.edit}
            tabIndex={current ? 0 : -1}
            {...cellProps(column, lefts[place])}
          />
        ) : (
          <td key={column.id} {...cellProps(column, lefts[place])}>
            {data === undefined ? <span className={styles.waiting} /> : contentOf(column, data)}
          </td>
        ),
      )}
    </tr>
  );
}

function cellProps<Data>(column: DataColumn<Data>, left: number | undefined) {
  return {
    className: styles.cell,
    'data-align': column.align,
    'data-frozen': left !== undefined || undefined,
    style: left === undefined ? undefined : { left },
  };
}

export const TableRow = memo(TableRowView) as typeof TableRowView;

'use client';

import { type HTMLAttributes, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { contentOf } from './cell-content';
import type { CellEditing, DataColumn } from './column';

const EDITABLE = 'td[data-editable]';

/** The cell `by` places further among those that can be edited: in its row, then in the row after or before. */
function neighbour(cell: HTMLElement, by: 1 | -1, beyond: boolean): HTMLElement | undefined {
  const row = cell.closest('tr');
  const cells = [...(row?.querySelectorAll<HTMLElement>(EDITABLE) ?? [])];
  const next = cells[cells.indexOf(cell) + by];
  if (next || !beyond) return next;
  const other = by > 0 ? row?.nextElementSibling : row?.previousElementSibling;
  const others = [...(other?.querySelectorAll<HTMLElement>(EDITABLE) ?? [])];
  return by > 0 ? others[0] : others.at(-1);
}

/**
 * A cell whose value is edited where it stands: enter, F2 or a double click open its editor; the arrows go from one such
 * cell of the row to the next. A click takes the focus and does not open the row.
 */
export function EditableCell<Data>({
  column,
  data,
  edit,
  ...cell
}: Omit<HTMLAttributes<HTMLTableCellElement>, 'onClick'> & {
  readonly column: DataColumn<Data>;
  readonly data: Data;
  readonly edit: (row: Data, editing: CellEditing) => ReactNode;
}) {
  const root = useRef<HTMLTableCellElement>(null);
  const [open, setOpen] = useState(false);
  // What was saved stands there until the row has been read anew.
  const [saved, setSaved] = useState<{ readonly over: Data; readonly shown: ReactNode } | null>(null);

  const close: CellEditing['close'] = (move, shown) => {
    setOpen(false);
    if (shown !== undefined) setSaved({ over: data, shown });
    const here = root.current;
    if (!here) return;
    const next = move === 0 ? undefined : neighbour(here, move, true);
    (next ?? here).focus();
    // The next cell keeps for itself whether it is open.
    next?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableCellElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' || event.key === 'F2') setOpen(true);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
      neighbour(event.currentTarget, event.key === 'ArrowRight' ? 1 : -1, false)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <td
      {...cell}
      ref={root}
      data-editable
      data-editing={open || undefined}
      title={open ? undefined : 'Double-click or press Enter to edit'}
      onClick={(event) => {
        event.preventDefault();
        if (!open) event.currentTarget.focus();
      }}
      onDoubleClick={() => setOpen(true)}
      onKeyDown={onKeyDown}
    >
      {open
        ? edit(data, { close, label: column.label })
        : saved?.over === data
          ? saved.shown
          : contentOf(column, data)}
    </td>
  );
}

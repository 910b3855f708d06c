'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useRouter } from 'next/navigation';
import {
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { TableState } from './column';
import styles from './grid.module.css';
import { TableHead } from './TableHead';
import { TableRow } from './TableRow';
import { useLefts } from './use-lefts';
import { useRowKeys } from './use-row-keys';
import type { TableModel } from './use-table-model';
import type { TableRows } from './use-table-rows';

/** Which row the quick look is open for, by index; null = none. */
export interface RowLook {
  readonly index: number | null;
  readonly show: (index: number | null) => void;
}

const ROW_HEIGHT = 36;
const COMPACT_HEIGHT = 28;
const CHECK_WIDTH = 40;
/** What the server draws for, before it is known how much room there is. */
const FIRST_SCREEN = { width: 1200, height: 800 };

/** The rows themselves: virtualised under a sticky header, with a cursor that keys move. */
export function TableGrid<Row>({
  root,
  label,
  plural,
  model,
  found,
  state,
  onState,
  rowHref,
  selectable,
  focusSearch,
  look,
  children,
}: {
  readonly root: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly plural: string;
  readonly model: TableModel<Row>;
  readonly found: TableRows<Row>;
  readonly state: TableState;
  readonly onState: (next: TableState) => void;
  readonly rowHref: ((row: Row) => string) | undefined;
  readonly selectable: boolean;
  readonly focusSearch: () => void;
  /** The row that is looked at quickly, where rows can be. */
  readonly look: RowLook | null;
  /** Below the rows: what is said when there are none. */
  readonly children: ReactNode;
}) {
  const { table, rows, visible, widths, selection, chosen } = model;
  const router = useRouter();
  const scroller = useRef<HTMLElement>(null);
  const [cursor, showCursor] = useState(-1);
  // Keys come faster than renders.
  const at = useRef(-1);
  const setCursor = useCallback((index: number) => {
    at.current = index;
    showCursor(index);
  }, []);
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
  const [first, last] = [items[0], items[items.length - 1]];
  const after = virtualizer.getTotalSize() - (last?.end ?? 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of density alone asks for new measures
  useEffect(() => virtualizer.measure(), [height]);
  const { want } = found;
  const [from, to] = [first?.index ?? 0, last?.index ?? 0];
  useEffect(() => want(from, to), [want, from, to]);
  const { q, sort, filters } = state;
  const shown = useRef({ q, sort, filters });
  // Other rows start at the top, without a cursor. The first ones stay where somebody scrolled before this ran.
  useEffect(() => {
    const was = shown.current;
    if (was.q === q && was.sort === sort && was.filters === filters) return;
    shown.current = { q, sort, filters };
    setCursor(-1);
    scroller.current?.scrollTo({ top: 0 });
  }, [q, sort, filters, setCursor]);

  const openRow = useCallback(
    (event: MouseEvent<HTMLTableRowElement>) => {
      const target = event.target as HTMLElement;
      const row = found.rows[Number(event.currentTarget.dataset.row)];
      if (row === undefined || !rowHref || event.defaultPrevented) return;
      if (target.closest('a, button, input, label') || window.getSelection()?.toString()) return;
      if (event.metaKey || event.ctrlKey) window.open(rowHref(row), '_blank', 'noopener');
      else router.push(rowHref(row));
    },
    [found.rows, rowHref, router],
  );
  useRowKeys(root, {
    count: rows.length,
    cursor: () => at.current,
    move: (index, extend) => {
      if (extend && selectable) {
        model.select(Math.max(at.current, 0), true);
        model.select(index, true);
      }
      setCursor(index);
      if (look && look.index !== null) look.show(index);
      virtualizer.scrollToIndex(index, { align: 'auto' });
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus({ preventScroll: true }),
      );
    },
    open: (index) => {
      const row = found.rows[index];
      if (row !== undefined && rowHref) router.push(rowHref(row));
    },
    toggle: selectable ? (index) => model.select(index) : null,
    look: look && ((index) => look.show(look.index === index ? null : index)),
    focusSearch,
    clear: () => (look && look.index !== null ? look.show(null) : model.clear()),
  });

  const shownLook = useRef(look);
  useEffect(() => {
    shownLook.current = look;
  });
  const showLook = useCallback(
    (index: number) => {
      setCursor(index);
      shownLook.current?.show(index);
    },
    [setCursor],
  );
  const lefts = useLefts(widths, state.frozen);
  // What is left of the window goes to the first column, unless others stay in view at a fixed distance behind it.
  const loose = lefts.length > 0 ? visible.length - 1 : 0;
  const headers = new Map(table.getFlatHeaders().map((header) => [header.column.id, header]));
  const resize = (id: string, width: number) =>
    onState({ ...state, widths: { ...state.widths, [id]: width } });
  return (
    <section
      ref={scroller}
      className={styles.scroller}
      data-scroller
      aria-label={label}
      aria-busy={found.pending}
      onScroll={({ currentTarget }) =>
        currentTarget.toggleAttribute('data-shifted', currentTarget.scrollLeft > 0)
      }
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table
        className={styles.grid}
        data-compact={state.compact || undefined}
        style={{ minWidth: widths.reduce((sum, width) => sum + width, selectable ? CHECK_WIDTH : 0) }}
        aria-label={label}
        aria-rowcount={found.total + 1}
      >
        <colgroup>
          {selectable && <col style={{ width: CHECK_WIDTH }} />}
          {visible.map((column, place) => (
            <col key={column.id} style={place === loose ? undefined : { width: widths[place] }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {selectable && (
              <td className={styles.check} data-sticky data-head>
                <input
                  type="checkbox"
                  aria-label={`Select all ${plural} shown`}
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
                    left={lefts[place]}
                    onResize={resize}
                  />
                )
              );
            })}
          </tr>
        </thead>
        <tbody>
          {first && first.start > 0 && <tr aria-hidden style={{ height: first.start }} />}
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const { data } = row.original;
            return (
              <TableRow
                key={row.id}
                row={row}
                columns={visible}
                href={data !== undefined && rowHref ? rowHref(data) : null}
                index={item.index}
                current={item.index === cursor}
                selected={selection[row.id] === true}
                selectable={selectable}
                lefts={lefts}
                onLook={look ? showLook : undefined}
                onOpen={openRow}
                onFocus={setCursor}
              />
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
      {children}
    </section>
  );
}

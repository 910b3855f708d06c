'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { Link } from '@/components/ui/Link';
import { labelHref } from '@/components/ui/links/sensitivity';
import type { ShownMatrix } from '@/lib/sensitivity/matrix-filter';
import type { MatrixView } from '@/lib/sensitivity/matrix-view';
import { gridMove } from './grid-move';
import { MatrixLine } from './MatrixLine';
import styles from './matrix.module.css';

const ROW = 36;
const HEAD = 48;

/** A cell by what it is about. */
export interface CellName {
  readonly offering: string;
  readonly label: string;
}

/** Offerings down, labels across: rows virtualised below a sticky head, arrows move the cell, enter opens it. */
export function MatrixGrid({
  view,
  shown,
  open,
  onOpen,
  narrow,
}: {
  readonly view: MatrixView;
  readonly shown: ShownMatrix;
  readonly open: CellName | null;
  readonly onOpen: (cell: CellName) => void;
  /** Of a phone: names take less. */
  readonly narrow: boolean;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const { rows, labels } = shown;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    initialRect: { width: 1200, height: 800 },
    scrollPaddingStart: HEAD,
  });
  const focus = useCallback(
    (row: number, column: number) => {
      setAt({ row, column });
      virtualizer.scrollToIndex(row, { align: 'auto' });
      requestAnimationFrame(() => {
        const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`);
        cell?.focus({ preventScroll: true });
        cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      });
    },
    [virtualizer],
  );
  const openAt = useCallback(
    (row: number, column: number) => {
      const [offering, label] = [rows[row]?.key, labels[column]?.ref];
      setAt({ row, column });
      if (offering !== undefined && label !== undefined) onOpen({ offering, label });
    },
    [rows, labels, onOpen],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const [row, column] = (event.target as HTMLElement).dataset.cell?.split(' ').map(Number) ?? [];
    if (row === undefined || column === undefined || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') openAt(row, column);
    else {
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW) / ROW) - 2);
      const to = gridMove(event.key, event.ctrlKey, { row, column }, rows.length, labels.length, page);
      if (!to) return;
      focus(to.row, to.column);
    }
    event.preventDefault();
  };
  const width = narrow ? 148 : 320;
  const cell = narrow ? 76 : 88;
  const columns = { '--columns': `${width}px repeat(${labels.length}, minmax(${cell}px, 1fr))` };
  return (
    <div ref={scroller} className={styles.scroller} data-scroller>
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn by rows that stand anywhere */}
      <div
        role="grid"
        aria-label="Clearance of offerings by label"
        aria-rowcount={rows.length + 1}
        aria-colcount={labels.length + 1}
        className={styles.grid}
        style={
          {
            ...columns,
            width: width + labels.length * cell,
            height: HEAD + virtualizer.getTotalSize(),
          } as CSSProperties
        }
        onKeyDown={onKeyDown}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus */}
        <div role="row" aria-rowindex={1} className={`${styles.row} ${styles.headRow}`}>
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
          <div role="columnheader" className={styles.corner}>
            Offering
          </div>
          {labels.map(({ ref, kind, key, name }, column) => (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={ref}
              role="columnheader"
              className={styles.head}
              data-first-tag={(kind === 'tag' && labels[column - 1]?.kind === 'level') || undefined}
            >
              <Link href={labelHref(kind, key)} prefetch={false}>
                {name}
              </Link>
            </div>
          ))}
        </div>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <MatrixLine
                key={row.key}
                row={row}
                index={index}
                top={start + HEAD}
                cells={view.patterns[row.pattern] ?? []}
                labels={labels}
                at={view.at}
                sample={view.samples.includes(row.channel)}
                current={at.row === index ? at.column : null}
                open={open?.offering === row.key ? open.label : null}
                onOpen={openAt}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

'use client';

import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { PdfPage } from './PdfPage';
import styles from './pane.module.css';
import type { Mark, Target } from './pane-types';
import { TextPage } from './TextPage';
import type { PlacedNode } from './text-places';
import type { OpenPdf, PageSize } from './use-opened';
import type { NodesByPage } from './use-passage';

/** CSS pixels of a point at 100 %. */
const PIXELS_PER_POINT = 96 / 72;
const GAP = 12;
const PADDING = 12;
/** Of a page of text before it was measured, and how wide it gets. */
const TEXT_HEIGHT = 1_100;
const TEXT_WIDTH = 760;

/** `fit`: as wide as the pane; else a factor. */
export type Zoom = 'fit' | number;

/** The pages of a document one under another, of which those in view are drawn. */
export function PageList({
  pdf,
  texts,
  zoom,
  marks,
  target,
  label,
  scroller,
  nodes,
  onTarget,
  onPage,
  onFit,
  onMark,
}: {
  /** Null: shown as text. */
  readonly pdf: OpenPdf | null;
  readonly texts: readonly string[] | null;
  readonly zoom: Zoom;
  readonly marks: readonly Mark[];
  readonly target: Target | null;
  readonly label: string;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly nodes: RefObject<NodesByPage>;
  readonly onTarget: () => void;
  readonly onPage: (page: number) => void;
  /** Told what fitting the width comes to. */
  readonly onFit: (factor: number) => void;
  readonly onMark: (id: string) => void;
}) {
  const measured = useElementSize<HTMLElement>();
  const ref = useMergedRef<HTMLElement>(scroller, measured.ref);
  const [sizes, setSizes] = useState<ReadonlyMap<number, PageSize>>(new Map());
  const ready = measured.width > 0;
  const room = Math.max(200, measured.width - 2 * PADDING);
  const factor = zoom === 'fit' ? 1 : zoom;

  const sizeOf = (page: number) => sizes.get(page) ?? pdf?.size ?? { width: 595, height: 842 };
  const scaleOf = (page: number) => (zoom === 'fit' ? room / sizeOf(page).width : zoom * PIXELS_PER_POINT);
  const widest = [...sizes.values()].reduce((most, { width }) => Math.max(most, width), pdf?.size.width ?? 0);
  const virtualizer = useVirtualizer({
    count: pdf?.pages ?? texts?.length ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (pdf ? sizeOf(index + 1).height * scaleOf(index + 1) : TEXT_HEIGHT * factor),
    overscan: 1,
    gap: GAP,
    paddingStart: PADDING,
    paddingEnd: PADDING,
  });
  const across = pdf && zoom !== 'fit' ? widest * zoom * PIXELS_PER_POINT + 2 * PADDING : 0;
  const items = virtualizer.getVirtualItems();
  const height = measured.height;
  const offset = virtualizer.scrollOffset ?? 0;
  const page = (items.findLast(({ start }) => start <= offset + height * 0.35)?.index ?? 0) + 1;

  useEffect(() => onPage(page), [page, onPage]);
  const width = pdf?.size.width;
  useEffect(() => {
    if (width !== undefined && measured.width > 0) onFit(room / width / PIXELS_PER_POINT);
  }, [width, room, measured.width, onFit]);

  const at = useRef(page);
  at.current = page;
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights follow from these; the page in view stays there
  useEffect(() => {
    virtualizer.measure();
    if (at.current > 1) virtualizer.scrollToIndex(at.current - 1, { align: 'start' });
  }, [room, zoom]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as pages are seen, in the place where they are
  useEffect(() => virtualizer.measure(), [sizes]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each target, where the pane has a width
  useEffect(() => {
    if (target && ready) virtualizer.scrollToIndex(target.page - 1, { align: 'start' });
  }, [target, ready]);

  const noteSize = useCallback(
    (seen: number, size: PageSize) =>
      setSizes((known) => {
        const { width: w, height: h } = known.get(seen) ?? pdf?.size ?? size;
        return w === size.width && h === size.height ? known : new Map(known).set(seen, size);
      }),
    [pdf],
  );
  const noteNodes = useCallback(
    (seen: number, placed: readonly PlacedNode[]) => {
      nodes.current.set(seen, placed);
    },
    [nodes],
  );

  const choose = (event: React.MouseEvent) => {
    if (!document.getSelection()?.isCollapsed) return;
    const marked = document
      .elementsFromPoint(event.clientX, event.clientY)
      .find((element): element is HTMLElement => element instanceof HTMLElement && !!element.dataset.mark);
    if (marked?.dataset.mark) onMark(marked.dataset.mark);
  };

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section ref={ref} className={styles.scroller} data-scroller tabIndex={0} aria-label={label}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: marks are reached from the list beside them */}
      <div
        className={styles.pages}
        style={{ height: virtualizer.getTotalSize(), minWidth: across }}
        onClick={choose}
      >
        {ready &&
          items.map(({ index, start }) => {
            const number = index + 1;
            const here = marks.filter((mark) => mark.page === number);
            const there = target?.page === number ? target : null;
            const size = sizeOf(number);
            const scale = scaleOf(number);
            const shown = pdf
              ? { width: size.width * scale, height: size.height * scale }
              : { width: Math.min(room, TEXT_WIDTH * factor) };
            const common = { page: number, marks: here, target: there, onTarget, onNodes: noteNodes };
            return (
              <div
                key={number}
                ref={pdf ? undefined : virtualizer.measureElement}
                data-index={index}
                className={styles.page}
                style={{ ...shown, top: start }}
              >
                {pdf ? (
                  <PdfPage
                    {...common}
                    pdf={pdf.file}
                    scale={scale}
                    text={texts?.[index] ?? null}
                    onSize={noteSize}
                  />
                ) : (
                  <TextPage {...common} text={texts?.[index] ?? ''} scale={factor} />
                )}
              </div>
            );
          })}
      </div>
    </section>
  );
}

'use client';

import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { pageText, type TextRun } from '@/lib/contracts/document-text';
import { PageMarks } from './PageMarks';
import styles from './page.module.css';
import type { Mark, Target } from './pane-types';
import { pdfEngine } from './pdf-engine';
import { steadySelection } from './steady-selection';
import type { PlacedNode } from './text-places';
import { useMarkedPage } from './use-marked-page';
import type { PageSize } from './use-opened';

/** Pixels of a canvas; larger ones fail in some browsers. */
const MOST_PIXELS = 16_000_000;
const NO_NODES: readonly PlacedNode[] = [];

interface Drawn {
  readonly nodes: readonly PlacedNode[];
  /** Whether its text here is the one that passages cite. */
  readonly aligned: boolean;
}

/** A page of a PDF as it looks, with its text over it to be selected. */
export function PdfPage({
  pdf,
  page,
  scale,
  text,
  marks,
  target,
  onTarget,
  onSize,
  onNodes,
}: {
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  readonly scale: number;
  /** As it is cited; null where there is none. */
  readonly text: string | null;
  readonly marks: readonly Mark[];
  readonly target: Target | null;
  readonly onTarget: () => void;
  readonly onSize: (page: number, size: PageSize) => void;
  readonly onNodes: (page: number, nodes: readonly PlacedNode[]) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn>({ nodes: NO_NODES, aligned: true });
  const marked = useMarkedPage(frame, drawn.nodes, marks, target, onTarget, scale);

  useEffect(() => {
    let cancel: (() => void) | null = null;
    let loosen: (() => void) | null = null;
    let gone = false;
    const draw = async () => {
      const loaded = await pdf.getPage(page);
      if (gone) return;
      const { width, height } = loaded.getViewport({ scale: 1 });
      onSize(page, { width, height });
      const picture = drawPicture(loaded, scale);
      cancel = picture.cancel;
      const [runs] = await Promise.all([layText(loaded, scale), picture.done]);
      if (gone) return;
      canvas.current?.replaceChildren(picture.canvas);
      layer.current?.replaceChildren(...runs.element.childNodes);
      loosen = layer.current && steadySelection(layer.current);
      const aligned = text !== null && runs.text === text;
      const nodes = aligned ? runs.nodes : NO_NODES;
      setDrawn({ nodes, aligned: aligned || text === null });
      onNodes(page, nodes);
    };
    draw().catch((error: Error) => {
      if (!gone && error.name !== 'RenderingCancelledException')
        setDrawn({ nodes: NO_NODES, aligned: false });
    });
    return () => {
      gone = true;
      cancel?.();
      loosen?.();
      onNodes(page, NO_NODES);
    };
  }, [pdf, page, scale, text, onSize, onNodes]);

  return (
    <div
      ref={frame}
      className={styles.sheet}
      data-page={page}
      style={{ '--total-scale-factor': scale } as React.CSSProperties}
    >
      <div ref={canvas} className={styles.picture} aria-hidden />
      <PageMarks marked={marked} />
      <div ref={layer} className={styles.textLayer} />
      {!drawn.aligned && (
        <p className={styles.note}>
          Passages of this page cannot be marked here. Show the document as text to select and find them.
        </p>
      )}
    </div>
  );
}

function drawPicture(page: PDFPageProxy, scale: number) {
  const canvas = document.createElement('canvas');
  const plain = page.getViewport({ scale });
  const room = Math.sqrt(MOST_PIXELS / (plain.width * plain.height));
  const viewport = page.getViewport({ scale: scale * Math.min(window.devicePixelRatio || 1, room) });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const task = page.render({ canvas, viewport });
  return { canvas, done: task.promise, cancel: () => task.cancel() };
}

async function layText(page: PDFPageProxy, scale: number) {
  const { TextLayer } = await pdfEngine();
  const content = await page.getTextContent();
  const element = document.createElement('div');
  const layer = new TextLayer({
    textContentSource: content,
    container: element,
    viewport: page.getViewport({ scale }),
  });
  await layer.render();
  const runs = content.items.filter((item): item is typeof item & TextRun => 'str' in item);
  const { text, placed } = pageText(runs);
  const nodes = layer.textDivs.flatMap((div: HTMLElement, nth: number) => {
    const place = placed[nth];
    return place && div.firstChild instanceof Text ? [{ node: div.firstChild, ...place }] : [];
  });
  return { element, text, nodes };
}

'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import { PageMarks } from './PageMarks';
import styles from './page.module.css';
import type { Mark, Target } from './pane-types';
import type { PlacedNode } from './text-places';
import { useMarkedPage } from './use-marked-page';

/** A page of a document as text, to be read and selected like any. */
export function TextPage({
  page,
  text,
  scale,
  marks,
  target,
  onTarget,
  onNodes,
}: {
  readonly page: number;
  readonly text: string;
  readonly scale: number;
  readonly marks: readonly Mark[];
  readonly target: Target | null;
  readonly onTarget: () => void;
  readonly onNodes: (page: number, nodes: readonly PlacedNode[]) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [nodes, setNodes] = useState<readonly PlacedNode[]>([]);
  const marked = useMarkedPage(frame, nodes, marks, target, onTarget, scale);
  useLayoutEffect(() => {
    const node = words.current?.firstChild;
    const placed = node instanceof Text ? [{ node, from: 0, to: text.length }] : [];
    setNodes(placed);
    onNodes(page, placed);
    return () => onNodes(page, []);
  }, [page, text, onNodes]);
  return (
    <div ref={frame} className={`${styles.sheet} ${styles.textSheet}`} data-page={page}>
      <PageMarks marked={marked} />
      <div ref={words} className={styles.words} style={{ fontSize: `${15 * scale}px` }}>
        {text}
      </div>
    </div>
  );
}

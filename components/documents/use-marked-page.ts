import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import type { Mark, Target } from './pane-types';
import { type Box, boxesOf, type PlacedNode, rangeOf } from './text-places';

export interface MarkedBoxes {
  readonly mark: Mark;
  readonly boxes: readonly Box[];
}

/** How far down the pane a passage stands after it was scrolled to. */
const TARGET_AT = 0.3;

/**
 * Where the marks of a page lie on it, once its text stands, and scrolls to a passage on it.
 *
 * @param onTarget told once that was done
 * @param size whatever changes when the page is drawn in another size
 */
export function useMarkedPage(
  page: RefObject<HTMLElement | null>,
  nodes: readonly PlacedNode[],
  marks: readonly Mark[],
  target: Target | null,
  onTarget: () => void,
  size: number,
): readonly MarkedBoxes[] {
  const [marked, setMarked] = useState<readonly MarkedBoxes[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: boxes are measured anew in another size
  useLayoutEffect(() => {
    const rect = page.current?.getBoundingClientRect();
    if (!rect || nodes.length === 0) return;
    setMarked(
      marks.map((mark) => {
        const range = rangeOf(nodes, mark.from, mark.to);
        return { mark, boxes: range ? boxesOf(range, rect) : [] };
      }),
    );
  }, [page, nodes, marks, size]);
  const at = target?.at;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each `at`
  useEffect(() => {
    const scroller = page.current?.closest('[data-scroller]');
    const range = target && rangeOf(nodes, target.from, target.to);
    if (!scroller || !range) return;
    const passage = range.getBoundingClientRect();
    const pane = scroller.getBoundingClientRect();
    scroller.scrollTop += passage.top - pane.top - pane.height * TARGET_AT;
    if (passage.left < pane.left || passage.right > pane.right)
      scroller.scrollLeft += passage.left - pane.left - 24;
    onTarget();
  }, [nodes, at]);
  return marked;
}

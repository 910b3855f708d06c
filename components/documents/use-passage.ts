import { type RefObject, useEffect } from 'react';
import type { Citation } from '@/lib/contracts/clause-content';
import { offsetOf, type PlacedNode } from './text-places';

/** Ms without a change after which a selection is taken for made. */
const SETTLED_MS = 120;
const MOST_CHARACTERS = 20_000;

export type NodesByPage = Map<number, readonly PlacedNode[]>;

/**
 * Tells which passage is selected in a pane, or null once a click there has undone it. A passage is of one page: of a selection
 * that goes on, it is what stands on the page where it begins.
 */
export function usePassage(
  pane: RefObject<HTMLElement | null>,
  nodes: RefObject<NodesByPage>,
  document_: string,
  texts: readonly string[] | null,
  onSelect: (citation: Citation | null) => void,
): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settled = () => {
      const selection = document.getSelection();
      if (!selection || selection.rangeCount === 0 || !texts) return;
      const range = selection.getRangeAt(0);
      const page = pageOf(range.startContainer);
      // What is selected elsewhere is not ours, and a page that scrolled away takes its selection with it.
      if (!page || !pane.current?.contains(page)) return;
      if (selection.isCollapsed) onSelect(null);
      else {
        const number = Number(page.dataset.page);
        const passage = passageOf(range, page, nodes.current.get(number) ?? [], texts[number - 1] ?? '');
        if (passage) onSelect({ document: document_, page: number, ...passage });
      }
    };
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(settled, SETTLED_MS);
    };
    document.addEventListener('selectionchange', changed);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', changed);
    };
  }, [pane, nodes, document_, texts, onSelect]);
}

function pageOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-page]') ?? null;
}

/** What a range covers of a page, without the spaces around it. */
function passageOf(range: Range, page: HTMLElement, nodes: readonly PlacedNode[], text: string) {
  if (nodes.length === 0) return null;
  const start = offsetOf(nodes, range.startContainer, range.startOffset);
  const end = page.contains(range.endContainer)
    ? offsetOf(nodes, range.endContainer, range.endOffset)
    : text.length;
  const chosen = text.slice(start, Math.min(end, start + MOST_CHARACTERS));
  const passage = chosen.trim();
  const from = start + (chosen.length - chosen.trimStart().length);
  return passage === '' ? null : { from, to: from + passage.length, passage };
}

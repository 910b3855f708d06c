/** A text node of a page and where in the page's text it stands. */
export interface PlacedNode {
  readonly node: Text;
  readonly from: number;
  readonly to: number;
}

/** The range of the page that shows [from, to) of its text; null where nothing of it is shown. */
export function rangeOf(nodes: readonly PlacedNode[], from: number, to: number): Range | null {
  const first = nodes.find((placed) => placed.to > from);
  const last = nodes.findLast((placed) => placed.from < to);
  if (!first || !last || first.from > last.from) return null;
  const range = document.createRange();
  range.setStart(first.node, Math.max(0, from - first.from));
  range.setEnd(last.node, Math.min(last.node.length, to - last.from));
  return range;
}

/** Where a point of the page stands in its text: between two texts, where the next one begins. */
export function offsetOf(nodes: readonly PlacedNode[], container: Node, offset: number): number {
  const exact = nodes.find(({ node }) => node === container);
  if (exact) return exact.from + offset;
  const point = document.createRange();
  point.setStart(container, offset);
  const next = nodes.find(({ node }) => point.comparePoint(node, 0) >= 0);
  return next?.from ?? nodes.at(-1)?.to ?? 0;
}

/** A box on a page, in parts of its width and height, so that it stays in place when the page grows. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a range covers on a page, with one box for each line. */
export function boxesOf(range: Range, page: DOMRect): Box[] {
  const lines: { left: number; top: number; right: number; bottom: number }[] = [];
  for (const { left, top, right, bottom } of range.getClientRects()) {
    if (right - left < 0.5) continue;
    const line = lines.at(-1);
    const middle = (top + bottom) / 2;
    if (line && middle > line.top && middle < line.bottom) {
      line.left = Math.min(line.left, left);
      line.right = Math.max(line.right, right);
      line.top = Math.min(line.top, top);
      line.bottom = Math.max(line.bottom, bottom);
    } else lines.push({ left, top, right, bottom });
  }
  return lines.map(({ left, top, right, bottom }) => ({
    left: (left - page.left) / page.width,
    top: (top - page.top) / page.height,
    width: (right - left) / page.width,
    height: (bottom - top) / page.height,
  }));
}

/** A label that found room. */
export interface PlacedLabel {
  readonly offering: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
}

interface LabelWanted {
  readonly offering: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** It has neighbours on both sides. */
  readonly inLine: boolean;
  /** It may lie upon points where there is no better place. */
  readonly urgent: boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Width of a letter at 11 px, rather too wide than too narrow, and the height of a line. */
const LETTER = 6.7;
const LINE = 13;

/**
 * Puts each label beside its point where it covers no other label and no labelled point, an urgent one where it covers no
 * other label; what finds no room has none. The first in the list choose first.
 */
export function placeLabels(wanted: readonly LabelWanted[], area: Box): PlacedLabel[] {
  const points: Box[] = wanted.map(({ x, y, radius: r }) => ({
    left: x - r,
    right: x + r,
    top: y - r,
    bottom: y + r,
  }));
  const labels: Box[] = [];
  return wanted.flatMap((one) => {
    const options = placesOf(one).filter(({ box }) => inside(box, area));
    const free = (taken: readonly Box[]) =>
      options.find(({ box }) => !taken.some((other) => overlap(box, other)));
    const found = free([...labels, ...points]) ?? (one.urgent ? free(labels) : undefined);
    if (!found) return [];
    labels.push(found.box);
    const { x, y, anchor } = found;
    return [{ offering: one.offering, text: one.text, x, y, anchor }];
  });
}

/** Where a label can stand, the best place first. */
function placesOf({ text, x, y, radius: r, inLine }: LabelWanted) {
  const width = text.length * LETTER;
  const gap = r + 4;
  const at = (anchor: PlacedLabel['anchor'], left: number, middle: number) => ({
    anchor,
    x: anchor === 'start' ? left : anchor === 'end' ? left + width : left + width / 2,
    y: middle,
    box: { left, right: left + width, top: middle - LINE / 2, bottom: middle + LINE / 2 },
  });
  const beside = [at('start', x + gap, y), at('end', x - gap - width, y)];
  const overAndUnder = [y - gap - LINE / 2, y + gap + LINE / 2].flatMap((middle) => [
    at('middle', x - width / 2, middle),
    at('start', x - r, middle),
    at('end', x + r - width, middle),
  ]);
  return inLine ? overAndUnder : [...beside, ...overAndUnder];
}

function inside(box: Box, area: Box): boolean {
  return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

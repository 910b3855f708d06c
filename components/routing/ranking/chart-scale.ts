import type { PlottedOffering } from '@/lib/routing/rank-view';

/** A numeric axis: where it begins and ends, and where its ticks are. */
export interface ChartAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** Prices this many times apart are drawn on a logarithmic axis: the cheap ones would lie upon one another. */
const LOG_FROM = 20;

/** USD. On a logarithmic axis what costs nothing stands at its beginning, which has no zero. */
export function costAxis(costs: readonly number[]): ChartAxis & { readonly log: boolean } {
  const positive = costs.filter((cost) => cost > 0);
  const [least, most] = [Math.min(...positive), Math.max(...positive)];
  if (positive.length === 0) return { domain: [0, 1], ticks: [0], log: false };
  if (most / least <= LOG_FROM) return { ...linearAxis(costs.includes(0) ? 0 : least, most), log: false };
  const domain = [costs.includes(0) ? least / 6 : least / 1.4, most * 1.4] as const;
  const tens = Array.from({ length: 40 }, (_, index) => 10 ** (index - 20));
  const within = (ticks: readonly number[]) =>
    ticks.map(plain).filter((tick) => tick >= domain[0] && tick <= domain[1]);
  const fine = within(tens.flatMap((ten) => [ten, 2 * ten, 5 * ten]));
  const ticks = fine.length <= 6 ? fine : within(tens);
  return { domain, ticks: costs.includes(0) ? [domain[0], ...ticks] : ticks, log: true };
}

/** Points of a benchmark, or null where none is known. */
export function qualityAxis(qualities: readonly number[]): ChartAxis | null {
  return qualities.length === 0 ? null : linearAxis(Math.min(...qualities), Math.max(...qualities));
}

/** From `least` to `most` with some room on both sides, and ticks at round numbers (1, 2 or 5 times a power of ten). */
function linearAxis(least: number, most: number): ChartAxis {
  const span = most - least || Math.abs(most) || 1;
  const rough = span / 4;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = ten * ([1, 2, 5, 10].find((factor) => factor * ten >= rough) ?? 10);
  const low = Math.max(0, least - span * 0.08);
  const domain = [low, most + span * 0.08] as const;
  const ticks: number[] = [];
  for (let at = Math.ceil(low / step); at * step <= domain[1]; at++) ticks.push(plain(at * step));
  return { domain, ticks };
}

/** Takes off what doubles add: 0.30000000000000004 is 0.3. */
function plain(value: number): number {
  return Number(value.toPrecision(12));
}

/** The corners of the best quality for the money: ascending in cost and in quality. */
export function bestForTheMoney<Point extends Pick<PlottedOffering, 'cost' | 'quality'>>(
  points: readonly Point[],
): Point[] {
  const corners: Point[] = [];
  const known = points.filter(({ quality }) => quality !== null);
  for (const point of known.sort((a, b) => a.cost - b.cost || (b.quality ?? 0) - (a.quality ?? 0))) {
    const before = corners.at(-1);
    if (!before || (point.quality ?? 0) > (before.quality ?? 0)) corners.push(point);
  }
  return corners;
}

/** Pixels: from the slowest to the fastest, whose area is thrice as large. */
export function radius(latency: number | null, fastest: number | null): number {
  if (latency === null || fastest === null) return 5;
  const speed = latency === 0 ? 1 : fastest / latency;
  return Math.sqrt(24 + 48 * speed);
}

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

import type { AffiliationKind } from '@/lib/catalog/affiliation-kinds';
import type { ScatterPoint } from '@/lib/catalog/scatter';

/** A point in pixels. */
export interface PlacedPoint {
  readonly point: ScatterPoint;
  readonly cx: number;
  readonly cy: number;
  readonly radius: number;
}

const LEAST = 3;
const MOST = 9;
const USUAL = 4;
/** As near as one must point, in pixels. */
const REACH = 24;

/** Radii whose areas are as far apart as the values; the least for what is unknown. */
export function radii(sizes: readonly (number | null)[]): readonly number[] {
  const known = sizes.filter((size) => size !== null);
  const most = Math.max(...known);
  if (known.length === 0) return sizes.map(() => USUAL);
  return sizes.map((size) =>
    size === null || most === 0 ? LEAST : LEAST + (MOST - LEAST) * Math.sqrt(Math.max(0, size) / most),
  );
}

/** The outline of one point: which shape says what the seller is to the maker. */
function outline(kind: AffiliationKind, { cx, cy, radius: r }: PlacedPoint): string {
  const f = (value: number) => value.toFixed(1);
  if (kind === 'first_party') return `M${f(cx - r)} ${f(cy - r)}h${f(2 * r)}v${f(2 * r)}h${f(-2 * r)}z`;
  if (kind === 'affiliated') {
    const side = r * 1.25;
    return `M${f(cx)} ${f(cy - side)}l${f(side)} ${f(side)}l${f(-side)} ${f(side)}l${f(-side)} ${f(-side)}z`;
  }
  if (kind === 'independent')
    return `M${f(cx)} ${f(cy - r * 1.2)}l${f(r * 1.2)} ${f(r * 2.1)}h${f(-r * 2.4)}z`;
  return `M${f(cx - r)} ${f(cy)}a${f(r)} ${f(r)} 0 1 0 ${f(2 * r)} 0a${f(r)} ${f(r)} 0 1 0 ${f(-2 * r)} 0z`;
}

/** The points of each kind as one path: thousands are drawn as fast as four. */
export function pathsByKind(placed: readonly PlacedPoint[]): ReadonlyMap<AffiliationKind, string> {
  const paths = new Map<AffiliationKind, string[]>();
  for (const one of placed) {
    const { affiliation } = one.point;
    const path = outline(affiliation, one);
    const have = paths.get(affiliation);
    if (have) have.push(path);
    else paths.set(affiliation, [path]);
  }
  return new Map([...paths].map(([kind, parts]) => [kind, parts.join('')]));
}

/** The index of the point nearest to a place, if it is near; of equally near ones the last drawn. */
export function nearest(placed: readonly PlacedPoint[], x: number, y: number): number | null {
  let found: number | null = null;
  let best = REACH * REACH;
  for (const [index, { cx, cy }] of placed.entries()) {
    const distance = (cx - x) ** 2 + (cy - y) ** 2;
    if (distance > best) continue;
    best = distance;
    found = index;
  }
  return found;
}

/** Where a key goes from a point (null = none yet): across by x, up and down by y, `f` along the frontier. */
export function stepTo(points: readonly ScatterPoint[], from: number | null, key: string): number | null {
  const count = points.length;
  if (count === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'f' || key === 'F') {
    const frontier = points.flatMap((point, index) => (point.frontier ? [index] : []));
    const next =
      key === 'f'
        ? frontier.find((at) => at > (from ?? -1))
        : frontier.findLast((at) => at < (from ?? count));
    return next ?? (key === 'f' ? frontier[0] : frontier.at(-1)) ?? null;
  }
  if (key === 'ArrowRight') return Math.min(count - 1, (from ?? -1) + 1);
  if (key === 'ArrowLeft') return Math.max(0, (from ?? count) - 1);
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return from;
  const byY = points
    .map((_, index) => index)
    .sort((a, b) => (points[a]?.y ?? 0) - (points[b]?.y ?? 0) || a - b);
  const place = from === null ? (key === 'ArrowUp' ? -1 : count) : byY.indexOf(from);
  return byY[Math.max(0, Math.min(count - 1, place + (key === 'ArrowUp' ? 1 : -1)))] ?? null;
}

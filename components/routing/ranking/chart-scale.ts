import type { PlottedOffering } from '@/lib/routing/rank-view';

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

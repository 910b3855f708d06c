'use client';

import { DefaultZIndexes, usePlotArea, useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts';
import { PointLabel } from '@/components/ui/chart/PointLabel';
import { placeLabels } from '@/components/ui/chart/place-labels';
import { shortened } from '@/components/ui/chart/shortened';
import type { PlottedOffering } from '@/lib/routing/rank-view';
import { bestForTheMoney } from './chart-scale';

/** A point as it is drawn: `x` and `y` on the axes, the radius in pixels. */
export interface DrawnOffering extends PlottedOffering {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Steps along the best quality for the money. */
export function FrontierLine({ points }: { readonly points: readonly DrawnOffering[] }) {
  const [xOf, yOf] = [useXAxisScale(), useYAxisScale()];
  const area = usePlotArea();
  if (!xOf || !yOf || !area) return null;
  const corners = bestForTheMoney(points).map(({ x, y }) => ({ x: xOf(x) ?? 0, y: yOf(y) ?? 0 }));
  const [first, ...others] = corners;
  if (!first) return null;
  const steps = others.map(({ x, y }) => `H${x}V${y}`).join('');
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.line}>
      <path
        d={`M${first.x} ${first.y}${steps}H${area.x + area.width}`}
        fill="none"
        stroke="var(--rule-strong)"
        strokeWidth={1.5}
        strokeDasharray="5 4"
      />
    </ZIndexLayer>
  );
}

/** The names of what is selected, marked or on the frontier, as far as there is room; the marked and the best first. */
export function PointLabels({
  points,
  marked,
}: {
  readonly points: readonly DrawnOffering[];
  readonly marked: string | null;
}) {
  const [xOf, yOf] = [useXAxisScale(), useYAxisScale()];
  const area = usePlotArea();
  if (!xOf || !yOf || !area) return null;
  const named = points
    .filter(({ offering, selected, frontier }) => selected || frontier || offering === marked)
    .sort((a, b) => urgency(a, marked) - urgency(b, marked))
    .map(({ offering, model, x, y, radius, frontier, quality, selected }) => ({
      offering,
      text: shortened(model, 26),
      x: xOf(x) ?? 0,
      y: yOf(y) ?? 0,
      radius: frontier ? radius + 4 : radius,
      inLine: quality === null,
      urgent: selected || offering === marked,
    }));
  const box = { left: area.x, right: area.x + area.width, top: area.y, bottom: area.y + area.height };
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.label}>
      {placeLabels(named, box).map(({ offering, text, x, y, anchor }) => (
        <PointLabel key={offering} text={text} x={x} y={y} anchor={anchor} strong={offering === marked} />
      ))}
    </ZIndexLayer>
  );
}

function urgency({ offering, rank, selected }: PlottedOffering, marked: string | null): number {
  if (offering === marked) return -2;
  return selected ? -1 : (rank ?? Number.MAX_SAFE_INTEGER);
}

'use client';

import { type PointerEvent, useMemo } from 'react';
import { DefaultZIndexes, usePlotArea, useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts';
import { PointLabel } from '@/components/ui/chart/PointLabel';
import { placeLabels } from '@/components/ui/chart/place-labels';
import { shortened } from '@/components/ui/chart/shortened';
import type { ScatterPoint } from '@/lib/catalog/scatter';
import { nearest, type PlacedPoint, pathsByKind, radii } from './scatter-points';

const NAMED_AT_MOST = 24;
const LETTERS = 26;

/** The points between recharts' axes, with the frontier, its names, and whatever is pointed at. */
export function ScatterLayer({
  points,
  at,
  lowIsBetter,
  marked,
  onMark,
  onOpen,
}: {
  readonly points: readonly ScatterPoint[];
  /** Where a point stands on the axes. */
  readonly at: (point: ScatterPoint) => readonly [x: number, y: number];
  /** Whether less across is better: which way the steps of the frontier turn. */
  readonly lowIsBetter: boolean;
  readonly marked: number | null;
  readonly onMark: (index: number | null) => void;
  readonly onOpen: (point: ScatterPoint) => void;
}) {
  const [xOf, yOf] = [useXAxisScale(), useYAxisScale()];
  const area = usePlotArea();
  const placed = useMemo(() => {
    if (!xOf || !yOf) return [];
    const sizes = radii(points.map(({ size }) => size));
    return points.map((point, index): PlacedPoint => {
      const [x, y] = at(point);
      return { point, cx: xOf(x) ?? 0, cy: yOf(y) ?? 0, radius: sizes[index] ?? 0 };
    });
  }, [points, at, xOf, yOf]);
  const paths = useMemo(() => pathsByKind(placed), [placed]);
  if (!area) return null;
  const frontier = placed.filter(({ point }) => point.frontier);
  const indexAt = (event: PointerEvent<SVGRectElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return nearest(placed, event.clientX - box.left + area.x, event.clientY - box.top + area.y);
  };
  const shown = marked === null ? undefined : placed[marked];
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
      <path
        d={stairs(frontier, lowIsBetter)}
        fill="none"
        stroke="var(--rule-strong)"
        strokeWidth={1.5}
        strokeDasharray="5 4"
      />
      {[...paths].map(([kind, path]) => (
        <path
          key={kind}
          d={path}
          fill={kind === 'unknown' ? 'var(--surface)' : 'var(--ink-faint)'}
          fillOpacity={kind === 'unknown' ? 0.6 : 0.45}
          stroke="var(--ink-faint)"
        />
      ))}
      {frontier.map(({ point, cx, cy, radius }) => (
        <circle
          key={point.key}
          cx={cx}
          cy={cy}
          r={radius + 3}
          fill="none"
          stroke="var(--accent)"
          strokeWidth={1.75}
        />
      ))}
      {labelsOf(frontier, area).map(({ offering, text, x, y, anchor }) => (
        <PointLabel key={offering} text={text} x={x} y={y} anchor={anchor} />
      ))}
      {shown && (
        <g pointerEvents="none">
          <circle cx={shown.cx} cy={shown.cy} r={shown.radius + 7} fill="var(--accent)" fillOpacity={0.25} />
          <circle
            cx={shown.cx}
            cy={shown.cy}
            r={shown.radius + 2}
            fill="none"
            stroke="var(--accent)"
            strokeWidth={2}
          />
        </g>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the chart around it does the same with keys */}
      <rect
        x={area.x}
        y={area.y}
        width={area.width}
        height={area.height}
        fill="transparent"
        style={{ cursor: marked === null ? 'default' : 'pointer' }}
        onPointerMove={(event) => {
          const next = indexAt(event);
          if (next !== marked) onMark(next);
        }}
        onPointerLeave={() => onMark(null)}
        onClick={() => shown && onOpen(shown.point)}
      />
    </ZIndexLayer>
  );
}

/** What can be had at most from place to place along the frontier, from left to right. */
function stairs(frontier: readonly PlacedPoint[], lowIsBetter: boolean): string {
  return frontier
    .map(({ cx, cy }, index) => {
      if (index === 0) return `M${cx} ${cy}`;
      return lowIsBetter ? `H${cx}V${cy}` : `V${cy}H${cx}`;
    })
    .join('');
}

function labelsOf(
  frontier: readonly PlacedPoint[],
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
) {
  const wanted = frontier.slice(0, NAMED_AT_MOST).map(({ point, cx, cy, radius }) => ({
    offering: point.key,
    text: shortened(point.model, LETTERS),
    x: cx,
    y: cy,
    radius: radius + 4,
    inLine: false,
    urgent: false,
  }));
  const { x, y, width, height } = area;
  return placeLabels(wanted, { left: x, right: x + width, top: y, bottom: y + height });
}

'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { CartesianGrid, Label, ResponsiveContainer, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import { type ChartAxis, magnitudeAxis, rangeAxis } from '@/components/ui/chart/axis';
import { offeringHref } from '@/components/ui/links/catalogue';
import type { Measure } from '@/lib/catalog/measures';
import type { ScatterAxes, ScatterPoint } from '@/lib/catalog/scatter';
import { axisTitle, measureText } from './measure-text';
import { ScatterKey } from './ScatterKey';
import { ScatterLayer } from './ScatterLayer';
import styles from './scatter.module.css';
import { stepTo } from './scatter-points';

type Axis = ChartAxis & { readonly log: boolean };

function axisOf({ unit }: Measure, values: readonly number[]): Axis {
  if (unit !== 'points') return magnitudeAxis(values);
  return { ...(rangeAxis(values) ?? { domain: [0, 1], ticks: [] }), log: false };
}

/** What recharts has a scale for; on a logarithmic one 0 stands at the beginning. */
const drawnAt = ({ log, domain }: Axis, value: number) => (log && value === 0 ? domain[0] : value);

/** The axes, and where points stand on them. */
function placesOf(points: readonly ScatterPoint[], x: Measure, y: Measure) {
  const xAxis = axisOf(
    x,
    points.map((one) => one.x),
  );
  const yAxis = axisOf(
    y,
    points.map((one) => one.y),
  );
  const at = (one: ScatterPoint) => [drawnAt(xAxis, one.x), drawnAt(yAxis, one.y)] as const;
  return { xAxis, yAxis, at };
}

/** The chart: what is pointed at, or gone to with the keys, is said beside it and aloud; enter or a click opens it. */
export function ScatterPlot({
  points,
  axes: { x, y, size },
}: {
  readonly points: readonly ScatterPoint[];
  readonly axes: ScatterAxes;
}) {
  const router = useRouter();
  const [marked, mark] = useState<{ readonly of: readonly ScatterPoint[]; readonly index: number } | null>(
    null,
  );
  // Another set of points has no mark.
  const index = marked?.of === points ? marked.index : null;
  const point = index === null ? undefined : points[index];
  const set = (next: number | null) => mark(next === null ? null : { of: points, index: next });
  const { xAxis, yAxis, at } = useMemo(() => placesOf(points, x, y), [points, x, y]);
  const open = (one: ScatterPoint) => router.push(offeringHref(one.key));
  const onKey = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === 'Enter' && point) return open(point);
    if (event.key === 'Escape') return set(null);
    const next = stepTo(points, index, event.key);
    if (next === index) return;
    event.preventDefault();
    set(next);
  };
  const facts = point && [
    `${point.model}, ${point.channel}`,
    `${x.label} ${measureText(x, point.x)}`,
    `${y.label} ${measureText(y, point.y)}`,
    ...(size ? [`${size.label} ${point.size === null ? 'not known' : measureText(size, point.size)}`] : []),
    ...(point.frontier ? ['on the frontier'] : []),
    ...(point.others > 0 ? [`${point.others} more at this place`] : []),
  ];
  const tick = (measure: Measure, axis: Axis) => (value: number) =>
    axis.log && value === axis.domain[0] && axis.ticks[0] === value
      ? measureText(measure, 0)
      : measureText(measure, value);
  return (
    <figure className={styles.figure}>
      <div
        role="application"
        aria-roledescription="scatter chart"
        aria-label={`${y.label} by ${x.label.toLowerCase()}. Arrow keys go from offering to offering, f along the frontier, enter opens.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys need the focus
        tabIndex={0}
        className={styles.plot}
        onKeyDown={onKey}
      >
        <div aria-hidden className={styles.canvas}>
          <ResponsiveContainer width="100%" height="100%">
            <ScatterChart accessibilityLayer={false} margin={{ top: 12, right: 16, bottom: 24, left: 8 }}>
              <CartesianGrid stroke="var(--rule)" />
              <XAxis
                dataKey="x"
                type="number"
                scale={xAxis.log ? 'log' : 'linear'}
                domain={[...xAxis.domain]}
                ticks={[...xAxis.ticks]}
                tickFormatter={tick(x, xAxis)}
                stroke="var(--ink-faint)"
                fontSize={12}
                tickLine={false}
              >
                <Label
                  value={axisTitle(x, xAxis.log)}
                  position="bottom"
                  offset={6}
                  fill="var(--ink-muted)"
                  fontSize={12}
                />
              </XAxis>
              <YAxis
                dataKey="y"
                type="number"
                width={68}
                scale={yAxis.log ? 'log' : 'linear'}
                domain={[...yAxis.domain]}
                ticks={[...yAxis.ticks]}
                tickFormatter={tick(y, yAxis)}
                stroke="var(--ink-faint)"
                fontSize={12}
                tickLine={false}
                axisLine={false}
              >
                <Label
                  value={axisTitle(y, yAxis.log)}
                  angle={-90}
                  position="insideLeft"
                  offset={-2}
                  style={{ textAnchor: 'middle' }}
                  fill="var(--ink-muted)"
                  fontSize={12}
                />
              </YAxis>
              {/* Scales are those of what is drawn; the points themselves are drawn by the layer, four paths for all. */}
              <Scatter
                data={[{ x: xAxis.domain[0], y: yAxis.domain[0] }]}
                isAnimationActive={false}
                shape={() => <g />}
              />
              <ScatterLayer
                points={points}
                at={at}
                lowIsBetter={x.better === 'low'}
                marked={index}
                onMark={set}
                onOpen={open}
              />
            </ScatterChart>
          </ResponsiveContainer>
        </div>
      </div>
      <figcaption className={styles.caption}>
        <p role="status" className={styles.facts}>
          {facts ? facts.join(' · ') : 'Point at an offering, or go to it with the arrow keys.'}
        </p>
        <ScatterKey points={points} size={size} />
      </figcaption>
    </figure>
  );
}

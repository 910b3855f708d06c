'use client';

import {
  CartesianGrid,
  Label,
  ReferenceArea,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { magnitudeAxis, rangeAxis } from '@/components/ui/chart/axis';
import { shortened } from '@/components/ui/chart/shortened';
import { formatDollars } from '@/components/ui/format-number';
import type { PlottedOffering } from '@/lib/routing/rank-view';
import { ChartPoint } from './ChartPoint';
import { type DrawnOffering, FrontierLine, PointLabels } from './chart-layers';
import { radius } from './chart-scale';
import { PointFacts } from './PointFacts';

export interface PriceQualityProps {
  readonly points: readonly PlottedOffering[];
  readonly benchmark: string | null;
  readonly marked: string | null;
  readonly onHover: (offering: string | null) => void;
  readonly onPick: (offering: string) => void;
}

/** Cost against quality; what is not known of quality stands in a strip below. */
export function PriceQualityChart({ points, benchmark, marked, onHover, onPick }: PriceQualityProps) {
  const cost = magnitudeAxis(points.map((point) => point.cost));
  const quality = rangeAxis(points.flatMap((point) => point.quality ?? []));
  const strip = points.some((point) => point.quality === null);
  const [low, high] = quality?.domain ?? [0, 1];
  const depth = (high - low) * 0.18;
  const bottom = quality ? (strip ? low - depth : low) : 0;
  const stripY = quality ? low - depth / 2 : 0.5;
  const latencies = points.flatMap((point) => point.latency ?? []);
  const fastest = latencies.length > 0 ? Math.min(...latencies) : null;
  const drawn = points
    .map((point) => ({
      ...point,
      x: cost.log && point.cost === 0 ? cost.domain[0] : point.cost,
      y: point.quality ?? stripY,
      radius: radius(point.latency, fastest),
    }))
    .sort((a, b) => layer(a, marked) - layer(b, marked));
  return (
    <ResponsiveContainer width="100%" height={quality ? 300 : 130}>
      <ScatterChart accessibilityLayer={false} margin={{ top: 12, right: 16, bottom: 22, left: 0 }}>
        <CartesianGrid stroke="var(--rule)" />
        <XAxis
          dataKey="x"
          type="number"
          scale={cost.log ? 'log' : 'linear'}
          domain={[...cost.domain]}
          ticks={[...cost.ticks]}
          tickFormatter={(value: number) =>
            cost.log && value === cost.domain[0] && cost.ticks[0] === value
              ? '$0'
              : formatDollars(String(value))
          }
          padding={{ left: 12, right: 4 }}
          stroke="var(--ink-faint)"
          fontSize={12}
          tickLine={false}
        >
          <Label
            value={`Cost of the reference task, USD${cost.log ? ' (logarithmic)' : ''}`}
            position="bottom"
            offset={6}
            fill="var(--ink-muted)"
            fontSize={12}
          />
        </XAxis>
        <YAxis
          dataKey="y"
          type="number"
          width={quality ? 58 : 16}
          domain={[bottom, quality ? high : 1]}
          ticks={[...(quality?.ticks ?? [])]}
          stroke="var(--ink-faint)"
          fontSize={12}
          tickLine={false}
          axisLine={false}
        >
          {quality && (
            <Label
              value={`Quality, ${shortened(benchmark ?? '', 24)}`}
              angle={-90}
              position="insideLeft"
              offset={8}
              style={{ textAnchor: 'middle' }}
              fill="var(--ink-muted)"
              fontSize={12}
            />
          )}
        </YAxis>
        {strip && (
          <ReferenceArea y1={bottom} y2={quality ? low : 1} fill="var(--surface-sunken)" fillOpacity={1}>
            <Label
              value="quality not known"
              position="insideTopRight"
              fill="var(--ink-faint)"
              fontSize={11}
            />
          </ReferenceArea>
        )}
        <FrontierLine points={drawn} />
        <Tooltip
          isAnimationActive={false}
          cursor={false}
          content={({ active, payload }) => {
            const point = payload?.[0]?.payload as PlottedOffering | undefined;
            return active && point ? <PointFacts point={point} benchmark={benchmark} /> : null;
          }}
        />
        <Scatter
          data={drawn}
          isAnimationActive={false}
          shape={({ cx = 0, cy = 0, payload }: ShapeProps) =>
            payload ? (
              <ChartPoint x={cx} y={cy} point={payload} marked={payload.offering === marked} />
            ) : (
              <g />
            )
          }
          onMouseEnter={({ payload }: { payload?: PlottedOffering }) => onHover(payload?.offering ?? null)}
          onMouseLeave={() => onHover(null)}
          onClick={({ payload }: { payload?: PlottedOffering }) => payload && onPick(payload.offering)}
        />
        <PointLabels points={drawn} marked={marked} />
      </ScatterChart>
    </ResponsiveContainer>
  );
}

interface ShapeProps {
  readonly cx?: number | undefined;
  readonly cy?: number | undefined;
  readonly payload?: DrawnOffering;
}

/** What is drawn later lies above. */
function layer({ offering, frontier, selected }: PlottedOffering, marked: string | null): number {
  return (offering === marked ? 4 : 0) + (selected ? 2 : 0) + (frontier ? 1 : 0);
}

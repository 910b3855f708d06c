'use client';

import {
  CartesianGrid,
  Label,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { rangeAxis } from '@/components/ui/chart/axis';
import { formatDate } from '@/components/ui/format-date';
import { formatDollars } from '@/components/ui/format-number';
import { endPlaces, type PriceView } from './price-series';

/** Told apart by colour, by dash and by their own labels. */
const STROKES = [
  { stroke: 'var(--accent)', strokeDasharray: '0' },
  { stroke: 'var(--ink-muted)', strokeDasharray: '5 3' },
  { stroke: 'var(--warning)', strokeDasharray: '2 2' },
  { stroke: 'var(--good)', strokeDasharray: '8 3 2 3' },
  { stroke: 'var(--information)', strokeDasharray: '12 4' },
];
/** Shown before the first change and after the last. */
const MARGIN_MS = 60 * 86_400_000;
const HEIGHT = 220;
const AXIS = 30;
const MARGIN = { top: 18, right: 8, bottom: 4, left: 4 };
/** px of a letter of a label, rather too wide than too narrow, and between two labels. */
const LETTER = 6.4;
const APART = 14;

const dateOf = (at: unknown) => formatDate(new Date(Number(at)).toISOString());

/** Prices as steps over time: what was recorded, held until the next; what is announced lies beyond the line of today. */
export function PriceChart({ view, now }: { readonly view: PriceView; readonly now: number }) {
  const { series } = view;
  const changes = series.flatMap(({ steps }) => steps.flatMap(({ from }) => from ?? []));
  const known = [...new Set(changes)].sort((a, b) => a - b);
  const begin = Math.min(known[0] ?? now, now) - MARGIN_MS;
  const end = Math.max(now, known.at(-1) ?? now) + MARGIN_MS;
  const amountAt = (place: number, at: number) => {
    const held = series[place]?.steps.filter(({ from }) => from === null || from <= at).at(-1);
    return held?.amount == null ? null : Number(held.amount);
  };
  const points = [begin, ...known, end].map((at) => ({
    at,
    ...Object.fromEntries(series.map((_, place) => [`line${place}`, amountAt(place, at)])),
  }));
  const amounts = series.flatMap(({ steps }) =>
    steps.flatMap(({ amount }) => (amount === null ? [] : Number(amount))),
  );
  const axis = rangeAxis([0, ...amounts]);
  const most = axis?.domain[1] ?? 1;
  const labels = endPlaces(
    series.map((_, place) => amountAt(place, end)),
    { most, height: HEIGHT - MARGIN.top - MARGIN.bottom - AXIS, apart: APART },
  );
  const room = Math.min(240, Math.max(...series.map(({ label }) => label.length)) * LETTER + 16);
  return (
    <figure aria-label={`Price over time: ${view.name}`}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <LineChart data={points} margin={{ ...MARGIN, right: room }}>
          <CartesianGrid stroke="var(--rule)" vertical={false} />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            height={AXIS}
            domain={[begin, end]}
            ticks={known}
            tickFormatter={dateOf}
            stroke="var(--ink-faint)"
            fontSize={12}
            tickLine={false}
            minTickGap={48}
          />
          <YAxis
            width={64}
            domain={[0, most]}
            ticks={axis?.ticks ?? []}
            tickFormatter={(value: number) => formatDollars(String(value))}
            stroke="var(--ink-faint)"
            fontSize={12}
            tickLine={false}
            axisLine={false}
          />
          <ReferenceArea x1={now} x2={end} fill="var(--surface-sunken)" stroke="none" />
          <Tooltip
            isAnimationActive={false}
            labelFormatter={dateOf}
            formatter={(value) => `${formatDollars(String(value))} ${view.per}`}
            contentStyle={{
              background: 'var(--surface-raised)',
              border: '1px solid var(--rule-strong)',
              borderRadius: 6,
            }}
          />
          <ReferenceLine x={now} stroke="var(--rule-strong)" strokeDasharray="2 2">
            <Label value="today" position="top" fill="var(--ink-faint)" fontSize={12} />
          </ReferenceLine>
          {series.map(({ label }, place) => (
            <Line
              key={label}
              name={label}
              dataKey={`line${place}`}
              type="stepAfter"
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
              label={({ index: at, x }: { index?: number | undefined; x?: number | string | undefined }) => {
                const y = labels[place];
                return at === points.length - 1 && y != null ? (
                  <text x={Number(x) + 8} y={y + MARGIN.top + 4} fill="var(--ink)" fontSize={12}>
                    {label}
                  </text>
                ) : (
                  <g />
                );
              }}
              {...STROKES[place % STROKES.length]}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </figure>
  );
}

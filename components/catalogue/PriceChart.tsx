'use client';

import {
  CartesianGrid,
  Label,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatDate } from '@/components/ui/format-date';
import { formatDollars } from '@/components/ui/format-number';
import type { PriceSeries } from './price-lines';

/** Told apart by colour, by dash and by their own labels. */
const STROKES = [
  { stroke: 'var(--accent)', strokeDasharray: '0' },
  { stroke: 'var(--ink-muted)', strokeDasharray: '5 3' },
];
/** Shown before the first change and after the last. */
const MARGIN_MS = 60 * 86_400_000;

const dateOf = (at: unknown) => formatDate(new Date(Number(at)).toISOString());

/** Prices as steps over time: what was recorded, held until the next. */
export function PriceChart({ lines, now }: { readonly lines: readonly PriceSeries[]; readonly now: number }) {
  const changes = lines.flatMap(({ steps }) => steps.flatMap(({ from }) => from ?? []));
  const known = [...new Set(changes)].sort((a, b) => a - b);
  const begin = (known[0] ?? now) - MARGIN_MS;
  const end = Math.max(now, known.at(-1) ?? now) + MARGIN_MS;
  const points = [begin, ...known, end].map((at) => ({
    at,
    ...Object.fromEntries(
      lines.map(({ label, steps }) => {
        const held = steps.filter(({ from }) => from === null || from <= at).at(-1);
        return [label, held ? Number(held.amount) : null];
      }),
    ),
  }));
  return (
    <figure aria-label={`Price over time of ${lines.map(({ label }) => label.toLowerCase()).join(' and ')}`}>
      <ResponsiveContainer width="100%" height={220}>
        <LineChart data={points} margin={{ top: 16, right: 64, bottom: 4, left: 4 }}>
          <CartesianGrid stroke="var(--rule)" vertical={false} />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tickFormatter={dateOf}
            stroke="var(--ink-faint)"
            fontSize={12}
            tickLine={false}
            minTickGap={48}
          />
          <YAxis
            width={64}
            domain={[0, 'auto']}
            tickFormatter={(value: number) => formatDollars(String(value))}
            stroke="var(--ink-faint)"
            fontSize={12}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            labelFormatter={dateOf}
            formatter={(value) => `${formatDollars(String(value))} per M`}
            contentStyle={{
              background: 'var(--surface-raised)',
              border: '1px solid var(--rule-strong)',
              borderRadius: 6,
            }}
          />
          <ReferenceLine x={now} stroke="var(--rule-strong)" strokeDasharray="2 2">
            <Label value="today" position="top" fill="var(--ink-faint)" fontSize={12} />
          </ReferenceLine>
          {lines.map(({ label }, index) => (
            <Line
              key={label}
              dataKey={label}
              type="stepAfter"
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
              label={({
                index: at,
                x,
                y,
              }: {
                index?: number | undefined;
                x?: number | string | undefined;
                y?: number | string | undefined;
              }) =>
                at === points.length - 1 ? (
                  <text x={Number(x) + 8} y={Number(y) + 4} fill="var(--ink)" fontSize={12}>
                    {label}
                  </text>
                ) : (
                  <g />
                )
              }
              {...STROKES[index % STROKES.length]}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </figure>
  );
}

'use client';

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatCount } from '@/components/ui/format-number';
import type { DecisionStep } from './decision-steps';
import styles from './decisions.module.css';
import { stepLabel } from './step-label';

/** Decisions over time, a bar for each step: routed below, denied above and striped. */
export function DecisionChart({ steps }: { readonly steps: readonly DecisionStep[] }) {
  return (
    <ResponsiveContainer width="100%" height={160}>
      <BarChart
        data={[...steps]}
        accessibilityLayer={false}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        barCategoryGap={1}
      >
        <defs>
          <pattern
            id="denied"
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="5" height="5" fill="var(--bad)" />
            <line x1="0" y1="0" x2="0" y2="5" stroke="var(--surface)" strokeWidth="2" />
          </pattern>
        </defs>
        <CartesianGrid stroke="var(--rule)" vertical={false} />
        <XAxis
          dataKey="at"
          tickFormatter={(at: string) => stepLabel(at, steps)}
          stroke="var(--ink-faint)"
          fontSize={12}
          tickLine={false}
          minTickGap={28}
        />
        <YAxis
          width={56}
          tickFormatter={(value: number) => formatCount(value)}
          allowDecimals={false}
          stroke="var(--ink-faint)"
          fontSize={12}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--surface-hover)' }}
          content={({ active, payload }) => {
            const step = payload?.[0]?.payload as DecisionStep | undefined;
            return active && step ? (
              <div className={styles.tip}>
                <strong>{stepLabel(step.at, steps)}</strong>
                <span>{formatCount(step.route)} routed</span>
                <span>{formatCount(step.deny)} denied</span>
              </div>
            ) : null;
          }}
        />
        <Bar dataKey="route" stackId="all" fill="var(--accent)" isAnimationActive={false} />
        <Bar dataKey="deny" stackId="all" fill="url(#denied)" isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}

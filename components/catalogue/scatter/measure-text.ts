import { formatCount, formatDollars, formatTokens } from '@/components/ui/format-number';
import type { Measure } from '@/lib/catalog/measures';

/** A value with its unit, as short as it can be read. */
export function measureText({ unit }: Pick<Measure, 'unit'>, value: number): string {
  if (unit === 'usd') return formatDollars(String(Number(value.toPrecision(6))));
  if (unit === 'tokens') return formatTokens(value);
  const number = value >= 100 ? formatCount(value) : String(Number(value.toPrecision(3)));
  if (unit === 'ms') return `${number} ms`;
  return unit === 'tps' ? `${number}/s` : number;
}

/** A measure with its unit, for an axis. */
export function axisTitle({ label, unit }: Pick<Measure, 'label' | 'unit'>, log: boolean): string {
  const units = {
    usd: 'USD per M',
    tokens: 'tokens',
    points: 'points',
    ms: 'ms',
    tps: 'tokens a second',
  } as const;
  return `${label}, ${units[unit]}${log ? ' (logarithmic)' : ''}`;
}

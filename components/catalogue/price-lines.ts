import type { PriceDetail } from '@/lib/catalog/details';

/** When a line holds, besides its threshold. */
export type PriceTime = 'now' | 'other_hours' | 'past' | 'future';

export function priceTime(line: PriceDetail, now: Date): PriceTime {
  if (line.inForce) return 'now';
  const at = now.getTime();
  if (line.validTo !== null && Date.parse(line.validTo) <= at) return 'past';
  return line.validFrom !== null && Date.parse(line.validFrom) > at ? 'future' : 'other_hours';
}

export interface PriceStep {
  /** ms since the epoch; null = from before anything is recorded. */
  readonly from: number | null;
  readonly amount: string;
}

/** One line of a chart over time. */
export interface PriceSeries {
  readonly label: string;
  readonly steps: readonly PriceStep[];
}

/**
 * A unit's price over time at any length below its first threshold: one step per change, oldest first. Empty
 * where it never changed, and where the price also depends on the hour.
 */
export function priceSteps(lines: readonly PriceDetail[], unit: 'input' | 'output'): readonly PriceStep[] {
  const plain = lines.filter((line) => line.unit === unit && line.aboveTokens === 0);
  if (plain.some((line) => line.dailyFrom !== null)) return [];
  const starts = plain.filter((line) => line.validFrom !== null);
  const open = plain.find((line) => line.validFrom === null);
  const steps = starts
    .map((line) => ({ from: Date.parse(line.validFrom ?? ''), amount: line.amount }))
    .sort((a, b) => a.from - b.from);
  const all: readonly PriceStep[] = open ? [{ from: null, amount: open.amount }, ...steps] : steps;
  const moves = all.filter((step, index) => step.amount !== all[index - 1]?.amount);
  return moves.length > 1 ? moves : [];
}

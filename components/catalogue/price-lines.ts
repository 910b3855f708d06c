import type { PriceDetail } from '@/lib/catalog/details';

/** When a line holds, besides its threshold. */
export type PriceTime = 'now' | 'other_hours' | 'past' | 'future';

export function priceTime(line: PriceDetail, now: Date): PriceTime {
  if (line.inForce) return 'now';
  const at = now.getTime();
  if (line.validTo !== null && Date.parse(line.validTo) <= at) return 'past';
  return line.validFrom !== null && Date.parse(line.validFrom) > at ? 'future' : 'other_hours';
}

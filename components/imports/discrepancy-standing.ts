import type { Discrepancy } from '@/lib/catalog/discrepancy';

/** How far a discrepancy has come: nobody looked, the vendor was asked, or it is open again. */
export function standingOf({ settlement }: Discrepancy): 'open' | 'asked' | 'open again' | 'settled' {
  if (!settlement) return 'open';
  if (!settlement.holds) return 'open again';
  return settlement.outcome === 'ask' ? 'asked' : 'settled';
}

import { formatDate } from '@/components/ui/format-date';
import type { Discrepancy, Settlement, SettlementOutcome } from '@/lib/catalog/discrepancy';

/** How far a discrepancy has come: nobody looked, the vendor was asked, or it is open again. */
export function standingOf({ settlement }: Discrepancy): 'open' | 'asked' | 'open again' | 'settled' {
  if (!settlement) return 'open';
  if (!settlement.holds) return 'open again';
  return settlement.outcome === 'ask' ? 'asked' : 'settled';
}

/** What was decided, in a word or two. */
export const OUTCOMES: Readonly<Record<SettlementOutcome, string>> = {
  keep: 'kept',
  take: 'taken over',
  scope: 'both kept',
  ask: 'asked',
};

/** What was decided, when, by whom and why. */
export function settlementText({ outcome, at, by, note }: Settlement): string {
  const who = by === null ? '' : ` by ${by}`;
  return `${OUTCOMES[outcome]} on ${formatDate(at)}${who}${note === '' ? '' : `: ${note}`}`;
}

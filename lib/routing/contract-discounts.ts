import type { Evidence } from '@/lib/contracts/evidence';
import { Money } from '@/lib/core/money';
import { standingOf } from '@/lib/sensitivity/clearance';
import type { ClearanceBook } from '@/lib/sensitivity/clearance-book';
import type { ClearanceOffering } from '@/lib/sensitivity/clearance-question';
import type { EvidenceRef } from '@/lib/sensitivity/evidence-ref';
import { heldByClauses } from '@/lib/sensitivity/held-by-papers';
import { ALWAYS, endText } from '@/lib/sensitivity/intervals';
import { askedOf } from '@/lib/sensitivity/judged';
import type { ClauseObligation } from '@/lib/sensitivity/outside-regions';
import type { Passing } from '@/lib/sensitivity/ways';
import type { Discount } from './contract-price';

const PARITY: ClauseObligation = { kind: 'clause', type: 'pricing_parity', where: [] };
/** No number of an obligation. */
const OF_PRICES = -1;

/**
 * The discounts agreed with whoever sells an offering, from the instant that is asked about on. Where several clauses
 * speak for it, one for each region or company, the smallest holds.
 */
export function contractDiscounts(book: ClearanceBook, offering: ClearanceOffering): Discount[] {
  const { clauses } = book.question.evidence;
  if (!clauses.some(({ type }) => type === PARITY.type)) return [];
  const { about } = standingOf(book, offering, null);
  const { channel } = offering;
  const itself: Passing = { party: channel, role: 'channel', seller: channel, when: ALWAYS };
  return about.ways.flatMap((way) => {
    const seller = way.read?.passing.find(({ role }) => role === 'channel') ?? itself;
    const held = heldByClauses(book, askedOf(book, about, seller), PARITY, OF_PRICES);
    return held.flatMap(({ from, until, by }) => {
      const [starts, ends] = [Math.max(from, way.from, book.at), Math.min(until, way.until)];
      const least = leastOf(by, book.question.evidence);
      if (least === null || starts >= ends) return [];
      return [{ ...least, from: starts === book.at ? null : endText(starts), until: endText(ends) }];
    });
  });
}

function leastOf(
  by: readonly EvidenceRef[],
  { clauses }: Evidence,
): Pick<Discount, 'percent' | 'contract'> | null {
  const agreed = by.flatMap((ref) => {
    if (ref.kind !== 'clause') return [];
    const content = clauses.find(({ proposal }) => proposal === ref.proposal)?.content;
    return [{ percent: String(content?.parameters.discountPercent ?? '0'), contract: ref.contract }];
  });
  const [least] = agreed.sort((a, b) => new Money(a.percent).cmp(b.percent));
  return least && !new Money(least.percent).isZero() ? least : null;
}

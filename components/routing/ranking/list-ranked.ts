import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { RankedSelection } from '@/lib/routing/select-schema';
import { askRanking, type RankedPlace, type RankedRule, rankingBody } from './ask-ranking';

/** What a selection selects now, in order; or in a sentence why that is not known. */
export async function listRanked(
  place: RankedPlace,
  rule: RankedRule,
  select: RankedSelection,
): Promise<readonly OfferingRow[] | string> {
  try {
    const show = { places: 0, out: 0, text: '' };
    const ranking = await askRanking(rankingBody(place, rule, select, show));
    if ('kind' in ranking) {
      return ranking.kind === 'unfinished'
        ? 'Finish the selection first: it cannot be ranked as it is.'
        : 'The ranking could not be loaded. Try again in a moment.';
    }
    if (ranking.selected.length === 0) return 'Nothing is selected, so there is nothing to list.';
    const query = new URLSearchParams(ranking.selected.map((key) => ['key', key]));
    const response = await fetch(`/api/console/offerings?${query}`);
    if (!response.ok) throw new Error(String(response.status));
    return ((await response.json()) as { rows: OfferingRow[] }).rows;
  } catch {
    return 'Fairlead could not be reached. Try again in a moment.';
  }
}

import { Money, plainDecimal } from '@/lib/core/money';
import type { OfferingRecord } from '../catalog-records';
import { liteLlmMode } from '../import/litellm-channels';
import { keyOfUnit, type Meant } from '../import/litellm-units';
import type { PriceUnitKey } from '../price-units';
import type { ExportSource, LeaveOut } from './exported';
import { type PriceBlock, sayablePrices } from './sayable-prices';

const SEARCHES = [
  ['search_context_size_low', 'web_search_low'],
  ['search_context_size_medium', 'web_search_medium'],
  ['search_context_size_high', 'web_search_high'],
] as const satisfies readonly (readonly [string, PriceUnitKey])[];
const SEARCH_UNITS: ReadonlySet<string> = new Set<PriceUnitKey>([
  'web_search',
  ...SEARCHES.map(([, unit]) => unit),
]);

/** An exact number of the format: of a million units the price of `per`. */
const number = (amount: string, per = 1): number =>
  Number(plainDecimal(new Money(amount).times(per).div(1_000_000)));

/** The prices of an offering under LiteLLM's keys. `suffix` names the tier that they are of. */
export function liteLlmPrices(
  offering: OfferingRecord,
  source: ExportSource,
  at: Date,
  suffix: string,
  leaveOut: LeaveOut,
): Record<string, unknown> {
  const rows = source.prices.get(offering.id) ?? [];
  const meant: Meant = {
    mode: liteLlmMode(offering.mode ?? undefined),
    requestId: offering.requestId,
    committed: false,
    pricesMadeImages: rows.some(({ unit }) => unit === 'image' || unit === 'output_image'),
  };
  const sayable = rows.filter(({ aboveTokens }) => aboveTokens % 1_000 === 0);
  for (const { unit, aboveTokens } of rows)
    if (aboveTokens % 1_000 !== 0)
      leaveOut(`price:${unit}`, `The format has thresholds of whole thousands, and not ${aboveTokens}.`);
  const search = suffix === '' && meant.mode !== 'search';
  const blocks = sayablePrices(
    sayable,
    at,
    (unit) => keyOfUnit(unit, meant) !== null || (search && SEARCH_UNITS.has(unit)),
    leaveOut,
  );
  const prices: Record<string, unknown> = {};
  for (const [nth, { aboveTokens, amounts }] of blocks.entries()) {
    for (const [unit, amount] of amounts) {
      const key = keyOfUnit(unit, meant);
      if (!key || amount === blocks[nth - 1]?.amounts.get(unit)) continue;
      const above = aboveTokens === 0 ? '' : `_above_${aboveTokens / 1_000}k_tokens`;
      prices[`${key.base}${key.hour ? '_above_1hr' : ''}${above}${suffix}`] = number(amount, key.per);
    }
  }
  return { ...prices, ...(search && searches(blocks[0])) };
}

/** What a web search costs, for each size of context that has a price. */
function searches(block: PriceBlock | undefined) {
  const all = block?.amounts.get('web_search');
  const sizes = SEARCHES.flatMap(([size, unit]) => {
    const amount = block?.amounts.get(unit) ?? all;
    return amount === undefined ? [] : [[size, number(amount)] as const];
  });
  return sizes.length === 0 ? {} : { search_context_cost_per_query: Object.fromEntries(sizes) };
}

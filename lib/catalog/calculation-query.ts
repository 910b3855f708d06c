import { COMPARED_AT_MOST } from './compare';
import type { DailyHours } from './hour-segments';
import { type MonthlyUse, SHARED_TIERS } from './monthly-cost';
import { isPriceUnit, PRICE_UNIT_KEYS, type PriceUnitKey } from './price-units';

/** What the calculator is asked, as its address says it. */
export interface Calculation extends MonthlyUse {
  readonly kind: 'request' | 'month';
  readonly request: { readonly [unit in PriceUnitKey]?: number };
  /** `YYYY-MM-DDTHH:MM` in UTC; null = now. */
  readonly at: string | null;
}

/** A usual task: one request of it, and how a month of it looks. */
export interface CalculationPreset extends Pick<Calculation, 'request' | 'requests' | 'cached' | 'tiers'> {
  readonly name: string;
}

export const CALCULATION_PRESETS = [
  { name: 'Chat turn', request: { input: 2_000, output: 400 }, requests: 100_000, cached: 50, tiers: {} },
  {
    name: 'Answer from documents',
    request: { input: 12_000, output: 600 },
    requests: 20_000,
    cached: 20,
    tiers: {},
  },
  {
    name: 'Summarise a document',
    request: { input: 60_000, output: 1_500 },
    requests: 2_000,
    cached: 0,
    tiers: { batch: 50 },
  },
  {
    name: 'Reason at length',
    request: { input: 4_000, output: 9_000, reasoning: 7_000 },
    requests: 5_000,
    cached: 0,
    tiers: {},
  },
  { name: 'Transcribe ten minutes', request: { audio_second: 600 }, requests: 1_000, cached: 0, tiers: {} },
  { name: 'Make four images', request: { image: 4 }, requests: 1_000, cached: 0, tiers: {} },
] as const satisfies readonly CalculationPreset[];

/** The most that a field takes: amounts stay exact, and a slip of the finger does not. */
export const MOST_USED = 1e12;
const CLOCKS = /^(([01]\d|2[0-3]):[0-5]\d)-(([01]\d|2[0-3]):[0-5]\d)$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

const numberOf = (text: string | null | undefined, most: number): number | null => {
  const value = text && /^\d+(\.\d{1,6})?$/.test(text) ? Number(text) : null;
  return value !== null && value <= most ? value : null;
};

/** What an address asks; what it does not say, or not as a number, is as in the first preset. */
export function readCalculation(params: URLSearchParams): Calculation {
  const [usual] = CALCULATION_PRESETS;
  const units = PRICE_UNIT_KEYS.flatMap((unit) => {
    const quantity = numberOf(params.get(unit), MOST_USED);
    return quantity === null ? [] : [[unit, quantity] as const];
  });
  const at = params.get('at');
  return {
    kind: params.get('for') === 'month' ? 'month' : 'request',
    request: units.length > 0 ? Object.fromEntries(units) : usual.request,
    requests: numberOf(params.get('requests'), MOST_USED) ?? usual.requests,
    cached: numberOf(params.get('cached'), 100) ?? 0,
    tiers: Object.fromEntries(
      SHARED_TIERS.flatMap((tier) => {
        const share = numberOf(params.get(tier), 100);
        return share === null ? [] : [[tier, share]];
      }),
    ),
    lengths: params.getAll('length').slice(0, 12).flatMap(readLength),
    hours: readHours(params.get('hours')),
    at: at !== null && MOMENT.test(at) && !Number.isNaN(Date.parse(`${at}:00Z`)) ? at : null,
  };
}

function readLength(text: string): Calculation['lengths'] {
  const [share, inputTokens] = text.split('x');
  const [percent, tokens] = [numberOf(share, 100), numberOf(inputTokens, MOST_USED)];
  return percent === null || tokens === null ? [] : [{ share: percent, inputTokens: tokens }];
}

function readHours(text: string | null): DailyHours | null {
  const [, from, , to] = CLOCKS.exec(text ?? '') ?? [];
  return from && to ? { from, to } : null;
}

/** The address that asks it of some offerings. */
export function calculationSearch(keys: readonly string[], asked: Calculation): URLSearchParams {
  const search = new URLSearchParams(keys.slice(0, COMPARED_AT_MOST).map((key) => ['offering', key]));
  if (asked.kind === 'month') search.set('for', 'month');
  for (const [unit, quantity] of Object.entries(asked.request)) {
    if (isPriceUnit(unit)) search.set(unit, String(quantity));
  }
  if (asked.at !== null) search.set('at', asked.at);
  if (asked.kind === 'request') return search;
  search.set('requests', String(asked.requests));
  if (asked.cached > 0) search.set('cached', String(asked.cached));
  for (const tier of SHARED_TIERS) if (asked.tiers[tier]) search.set(tier, String(asked.tiers[tier]));
  for (const { share, inputTokens } of asked.lengths) search.append('length', `${share}x${inputTokens}`);
  if (asked.hours) search.set('hours', `${asked.hours.from}-${asked.hours.to}`);
  return search;
}

/** What is wrong with the shares of a month, in a sentence each. */
export function shareProblems({ kind, lengths, tiers }: Calculation): readonly string[] {
  if (kind === 'request') return [];
  const elsewhere = SHARED_TIERS.reduce((sum, tier) => sum + (tiers[tier] ?? 0), 0);
  const ofLengths = lengths.reduce((sum, { share }) => sum + share, 0);
  return [
    ...(elsewhere > 100 ? [`Shares of other tiers add up to ${elsewhere} %, more than there is.`] : []),
    ...(lengths.length > 0 && Math.abs(ofLengths - 100) > 1e-6
      ? [`Shares of lengths add up to ${ofLengths} %. The cost is of those, not of all requests.`]
      : []),
  ];
}

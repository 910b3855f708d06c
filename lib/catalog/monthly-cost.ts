import { Money } from '@/lib/core/money';
import { type DailyHours, hourSegments } from './hour-segments';
import type { PriceRecord } from './price-at';
import { type Cost, type CostLine, costOf, lineOf, volumeSteps } from './price-calculation';
import type { PriceUnitKey } from './price-units';
import { type Quantity, splitUsage, type TooManyParts, type Usage } from './usage';

/** Service tiers that a share of the requests can be sent to. */
export const SHARED_TIERS = ['batch', 'flex', 'priority'] as const;
export type SharedTier = (typeof SHARED_TIERS)[number];

/** A month's requests. Shares are percents, 0 to 100. */
export interface MonthlyUse {
  readonly requests: number;
  /** One request on average. */
  readonly request: Usage;
  /** How many of the requests have how many input tokens, shortest first; empty = all as `request` says. */
  readonly lengths: readonly { readonly share: number; readonly inputTokens: number }[];
  /** Of the input that is read from the cache; takes the place of `request.cache_read`. */
  readonly cached: number;
  /** Sent to other tiers of the same offering; the rest stays with its own. */
  readonly tiers: { readonly [tier in SharedTier]?: number };
  /** When requests are made, evenly within; null = around the clock. */
  readonly hours: DailyHours | null;
}

/** The tier of the offering that was chosen, and the prices of each tier that there is. */
export interface PricedTiers<Row> {
  readonly own: string;
  readonly prices: ReadonlyMap<string, readonly Row[]>;
}

export interface MonthlyLine<Row extends PriceRecord> extends CostLine<Row> {
  readonly serviceTier: string;
}

/**
 * What a month costs, exactly. Volumes of graduated prices are counted over the whole month, shorter requests first. A
 * share of a tier that is not sold is unknown. Thresholds reprice whole requests, each length by itself.
 */
export function monthlyCost<Row extends PriceRecord>(
  tiers: PricedTiers<Row>,
  use: MonthlyUse,
  at: Date,
): Cost<MonthlyLine<Row>> {
  const problems = new Map<PriceUnitKey, TooManyParts>();
  const lines = tierShares(tiers.own, use).flatMap(([tier, requests]) => {
    const rows = tiers.prices.get(tier) ?? [];
    const book = new Book<Row>();
    for (const { usage, share } of lengthsOf(use)) {
      const { parts, inputTokens, problems: found } = splitUsage(usage);
      for (const problem of found) problems.set(problem.whole, problem);
      const count = requests.times(share).div(100);
      const each = new Map(parts);
      if (!each.has('request') && rows.some((row) => row.unit === 'request')) {
        each.set('request', new Money(1));
      }
      for (const [unit, quantity] of each) {
        for (const segment of hourSegments(rows, use.hours, at, quantity.times(count))) {
          const steps = volumeSteps(rows, unit, segment.at, inputTokens);
          if (steps.length === 0 && unit === 'request' && usage.request === undefined) continue;
          book.enter(unit, segment.quantity, steps);
        }
      }
    }
    return book.lines().map((line) => ({ ...line, serviceTier: tier }));
  });
  return costOf(lines, [...problems.values()]);
}

/** Requests by tier, the offering's own first; those of none are left out. */
function tierShares(own: string, { requests, tiers }: MonthlyUse): readonly (readonly [string, Quantity])[] {
  const all = new Money(requests);
  const elsewhere = SHARED_TIERS.filter((tier) => tier !== own).map(
    (tier) => [tier, all.times(tiers[tier] ?? 0).div(100)] as const,
  );
  const rest = elsewhere.reduce((left, [, count]) => left.minus(count), all);
  return [[own, rest] as const, ...elsewhere].filter(([, count]) => count.gt(0));
}

function lengthsOf({ request, lengths, cached }: MonthlyUse): { usage: Usage; share: number }[] {
  const cachedOf = (usage: Usage): Usage =>
    cached === 0 || usage.input === undefined
      ? usage
      : { ...usage, cache_read: new Money(usage.input).times(cached).div(100).toFixed() };
  if (lengths.length === 0) return [{ usage: cachedOf(request), share: 100 }];
  return [...lengths]
    .sort((a, b) => a.inputTokens - b.inputTokens)
    .map(({ share, inputTokens }) => ({ usage: cachedOf({ ...request, input: inputTokens }), share }));
}

/** What was used of each unit at each price, in the order in which it was first used. */
class Book<Row extends PriceRecord> {
  readonly #entries = new Map<PriceUnitKey, Map<Row | null, Quantity>>();
  /** By the unit that is charged, as sellers count volumes. */
  readonly #volumes = new Map<PriceUnitKey, Quantity>();

  enter(unit: PriceUnitKey, quantity: Quantity, steps: readonly { from: number; row: Row }[]): void {
    const charged = steps[0]?.row.unit;
    if (charged === undefined) {
      this.#add(unit, null, quantity);
      return;
    }
    const begin = this.#volumes.get(charged) ?? new Money(0);
    const end = begin.plus(quantity);
    this.#volumes.set(charged, end);
    if (steps[0] && steps[0].from > 0) this.#add(unit, null, within(begin, end, 0, steps[0].from));
    steps.forEach(({ from, row }, index) => {
      this.#add(unit, row, within(begin, end, from, steps[index + 1]?.from));
    });
  }

  lines(): CostLine<Row>[] {
    return [...this.#entries].flatMap(([unit, byRow]) =>
      [...byRow].map(([row, quantity]) => lineOf(unit, quantity, row)),
    );
  }

  #add(unit: PriceUnitKey, row: Row | null, quantity: Quantity): void {
    if (quantity.lte(0)) return;
    const byRow = this.#entries.get(unit) ?? new Map<Row | null, Quantity>();
    byRow.set(row, (byRow.get(row) ?? new Money(0)).plus(quantity));
    this.#entries.set(unit, byRow);
  }
}

/** How much of [begin, end) lies in [from, until). */
function within(begin: Quantity, end: Quantity, from: number, until = Number.POSITIVE_INFINITY): Quantity {
  return Money.min(end, until).minus(Money.max(begin, from));
}

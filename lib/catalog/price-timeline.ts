import type { PriceStatement } from './change';
import type { PriceUnitKey } from './price-units';

/** Prices of a unit that took the place of others. */
export interface PriceReplacement {
  /** Instant at which the catalogue changed. */
  readonly at: string;
  readonly before: readonly PriceStatement[];
  readonly after: readonly PriceStatement[];
}

/** A price from an instant on. */
export interface PriceStep {
  /** ms since the epoch; null = from before anything is recorded. */
  readonly from: number | null;
  /** USD per million units; null = none is stated for that time. */
  readonly amount: string | null;
}

/** What tells the prices of one unit apart at one time. */
export type PriceCondition = Pick<
  PriceStatement,
  'aboveTokens' | 'fromQuantity' | 'scope' | 'dailyFrom' | 'dailyTo'
>;

/** One price of a unit over time: what was in force when, as far as it was known then. */
export interface PriceTimeline extends PriceCondition {
  readonly unit: PriceUnitKey;
  /** Oldest first; neighbours differ. */
  readonly steps: readonly PriceStep[];
}

interface Era {
  readonly from: number;
  readonly until: number;
  readonly prices: readonly PriceStatement[];
}

/**
 * The prices of a unit over time, one line per length, volume, scope and hours of day, those for everybody first. Until a price was replaced, what
 * stood there before counts, with its own dates; after that what took its place, also what it announces.
 *
 * @param replaced by time, oldest first
 */
export function priceTimelines(
  unit: PriceUnitKey,
  current: readonly PriceStatement[],
  replaced: readonly PriceReplacement[],
): readonly PriceTimeline[] {
  const eras = erasOf(current, replaced);
  const conditions = new Map<string, PriceCondition>();
  for (const { prices } of eras)
    for (const price of prices) conditions.set(nameOf(price), conditionOf(price));
  return [...conditions]
    .map(([name, condition]) => ({ unit, ...condition, steps: stepsOf(eras, name) }))
    .filter(({ steps }) => steps.some(({ amount }) => amount !== null))
    .sort(
      (a, b) =>
        Number(a.scope !== null) - Number(b.scope !== null) ||
        a.aboveTokens - b.aboveTokens ||
        a.fromQuantity - b.fromQuantity ||
        (nameOf(a) < nameOf(b) ? -1 : 1),
    );
}

function erasOf(current: readonly PriceStatement[], replaced: readonly PriceReplacement[]): readonly Era[] {
  const [first] = replaced;
  const stands = [
    { from: Number.NEGATIVE_INFINITY, prices: first?.before ?? current },
    ...replaced.map(({ at, after }) => ({ from: Date.parse(at), prices: after })),
  ];
  return stands.map((stand, index) => ({
    ...stand,
    until: stands[index + 1]?.from ?? Number.POSITIVE_INFINITY,
  }));
}

function stepsOf(eras: readonly Era[], name: string): readonly PriceStep[] {
  const steps = eras.flatMap(({ from, until, prices }) => {
    const rows = prices.filter((price) => nameOf(price) === name);
    const edges = rows
      .flatMap(({ validFrom, validTo }) => [validFrom, validTo])
      .flatMap((edge) => (edge === null ? [] : [Date.parse(edge)]))
      .filter((edge) => edge > from && edge < until)
      .sort((a, b) => a - b);
    return [from, ...edges].map(
      (at): PriceStep => ({
        from: at === Number.NEGATIVE_INFINITY ? null : at,
        amount: rows.find((row) => holdsAt(row, at))?.amount ?? null,
      }),
    );
  });
  const moves = steps.filter((step, index) => step.amount !== (steps[index - 1]?.amount ?? null));
  return moves;
}

function holdsAt({ validFrom, validTo }: PriceStatement, at: number): boolean {
  if (at === Number.NEGATIVE_INFINITY) return validFrom === null;
  return (
    (validFrom === null || Date.parse(validFrom) <= at) && (validTo === null || at < Date.parse(validTo))
  );
}

function conditionOf({
  aboveTokens,
  fromQuantity,
  scope,
  dailyFrom,
  dailyTo,
}: PriceCondition): PriceCondition {
  return { aboveTokens, fromQuantity, scope, dailyFrom, dailyTo };
}

function nameOf({ aboveTokens, fromQuantity, scope, dailyFrom, dailyTo }: PriceCondition): string {
  return JSON.stringify([aboveTokens, fromQuantity, scope, dailyFrom, dailyTo]);
}

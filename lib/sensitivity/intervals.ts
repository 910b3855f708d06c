/** Something holds from an instant on and until another: [from, until) in ms since 1970, infinite where open. */
export interface Stretch<T> {
  readonly from: number;
  readonly until: number;
  /** What it holds by. */
  readonly by: readonly T[];
}

/** When something holds: stretches ascending, none empty, none overlapping. Neighbours may touch. */
export type Held<T> = readonly Stretch<T>[];

/** Without beginning or end, and by nothing in particular. */
export const ALWAYS: Held<never> = [
  { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY, by: [] },
];

/** From one instant until another, or never where that is no time at all. */
export function stretch<T>(from: number, until: number, ...by: readonly T[]): Held<T> {
  return from < until ? [{ from, until, by }] : [];
}

/** When both hold, by what either holds by. */
export function both<T>(one: Held<T>, other: Held<T>): Held<T> {
  if (other === ALWAYS) return one;
  if (one === ALWAYS) return other;
  const found: Stretch<T>[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const [a, b] = [one[i] as Stretch<T>, other[j] as Stretch<T>];
    const from = Math.max(a.from, b.from);
    const until = Math.min(a.until, b.until);
    if (from < until) found.push({ from, until, by: a.by.length === 0 ? b.by : [...a.by, ...b.by] });
    if (a.until <= b.until) i++;
    if (b.until <= a.until) j++;
  }
  return found;
}

/** When at least one holds; by the first while it does, else by the other. */
export function either<T>(one: Held<T>, other: Held<T>): Held<T> {
  if (one.length === 0 || other === one) return other;
  if (other.length === 0) return one;
  const gaps = both(without(one), other);
  return [...one, ...gaps].sort((a, b) => a.from - b.from);
}

/** When it does not hold. */
export function without(held: readonly { readonly from: number; readonly until: number }[]): Held<never> {
  const gaps: Stretch<never>[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const each of held) {
    if (from < each.from) gaps.push({ from, until: each.from, by: [] });
    from = each.until;
  }
  return from < Number.POSITIVE_INFINITY
    ? [...gaps, { from, until: Number.POSITIVE_INFINITY, by: [] }]
    : gaps;
}

/**
 * Until when something holds that holds at an instant, with everything that it holds by on the way, in order; null = it
 * does not hold then. What takes over at the very moment carries it on.
 */
export function run<T>(
  held: Held<T>,
  at: number,
): { readonly until: number; readonly by: readonly T[]; readonly now: readonly T[] } | null {
  const first = held.findIndex(({ from, until }) => from <= at && at < until);
  const begins = held[first];
  if (!begins) return null;
  let last = first;
  while (held[last + 1] && held[last + 1]?.from === held[last]?.until) last++;
  if (last === first) return { until: begins.until, by: begins.by, now: begins.by };
  const by = [...new Set(held.slice(first, last + 1).flatMap((each) => each.by))];
  return { until: (held[last] as Stretch<T>).until, by, now: begins.by };
}

/** An end as clearances state it: null = without end. */
export function endText(until: number): string | null {
  return Number.isFinite(until) ? new Date(until).toISOString() : null;
}

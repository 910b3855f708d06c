import type { Condition } from '@/lib/policy/types';

/** How many comparisons of conditions may still be made: what is undecided when they are spent stays undecided. */
export interface Effort {
  left: number;
}

/**
 * Whether `wide` is at least as true as `narrow` for every request, in the order false < unknown < true; then a rule with
 * `wide` takes whatever one with `narrow` would. Sound but not complete: false may mean that it was not found out.
 * @param levels ascending in rank
 */
export function covers(
  wide: Condition,
  narrow: Condition,
  levels: readonly string[],
  effort: Effort,
): boolean {
  effort.left -= 1;
  if (effort.left < 0) return false;
  const on = (a: Condition, b: Condition) => covers(a, b, levels, effort);
  if ('all' in wide) return wide.all.every((part) => on(part, narrow));
  if ('any' in narrow) return narrow.any.every((part) => on(wide, part));
  if ('not' in wide && 'not' in narrow) return on(narrow.not, wide.not);
  if ('any' in wide && wide.any.some((part) => on(part, narrow))) return true;
  if ('all' in narrow) return narrow.all.some((part) => on(wide, part));
  effort.left -= listed(wide) + listed(narrow);
  return effort.left >= 0 && leafCovers(wide, narrow, levels);
}

function listed(leaf: Condition): number {
  return 'in' in leaf ? leaf.in.length : 'notIn' in leaf ? leaf.notIn.length : 0;
}

function leafCovers(wide: Condition, narrow: Condition, levels: readonly string[]): boolean {
  if ('tag' in wide) return 'tag' in narrow && narrow.tag === wide.tag;
  if ('level' in wide && 'level' in narrow) {
    const rank = (level: string | undefined, open: number) =>
      level === undefined ? open : levels.indexOf(level);
    const [a, b] = [wide.level, narrow.level];
    return within(
      [rank(a.atLeast, 0), rank(a.atMost, levels.length)],
      [rank(b.atLeast, 0), rank(b.atMost, levels.length)],
    );
  }
  if ('inputTokens' in wide && 'inputTokens' in narrow) {
    const span = ({ above = -1, atMost = Number.POSITIVE_INFINITY }): [number, number] => [above, atMost];
    return within(span(wide.inputTokens), span(narrow.inputTokens));
  }
  if ('time' in wide && 'time' in narrow) {
    const span = ({ from, until }: { from?: string; until?: string }): [number, number] => [
      from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from),
      until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until),
    ];
    return within(span(wide.time), span(narrow.time));
  }
  if (!('attribute' in wide && 'attribute' in narrow) || wide.attribute !== narrow.attribute) return false;
  if ('exists' in wide || 'exists' in narrow) {
    return 'exists' in wide && 'exists' in narrow && wide.exists === narrow.exists;
  }
  if ('in' in wide) {
    if (!('in' in narrow)) return false;
    const values = new Set(wide.in);
    return narrow.in.every((value) => values.has(value));
  }
  const refused = wide.notIn;
  if ('in' in narrow) {
    const values = new Set(narrow.in);
    return !refused.some((value) => values.has(value));
  }
  const values = new Set(narrow.notIn);
  return refused.every((value) => values.has(value));
}

function within([low, high]: [number, number], [innerLow, innerHigh]: [number, number]): boolean {
  return low <= innerLow && innerHigh <= high;
}

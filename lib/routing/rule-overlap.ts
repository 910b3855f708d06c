import type { Bundle, Condition, TaskClass } from '@/lib/policy/types';

/**
 * Which rule of one policy can take a request that a rule of another takes: by index, −1 for none that takes it. Sound:
 * a pair that some request meets is always told. A pair that is told may meet no request.
 */
export type RulePairs = ReadonlyMap<number, ReadonlySet<number>>;

export interface Side {
  readonly taskClass: TaskClass;
  readonly attributes: Bundle['attributes'];
}

/** What conditions can come to, as bits. */
const FALSE = 1;
const TRUE = 2;
const UNKNOWN = 4;

/** Values of one thing that conditions ask about, enough to tell them all apart. null = not sent. */
type Value = string | number | boolean | null;
type Assignment = Map<string, Value>;
type Domains = Map<string, readonly Value[]>;
/** Stands for every value that no condition names; no key or text of a bundle holds a NUL. */
const OTHER = '\0';
/** Of an attribute with more declared values than this, those that none names are one. */
const MOST_VALUES = 30;

/**
 * The pairs of a task class, by splitting requests at every value that a condition of either side names.
 * @param levels ascending in rank, the same on both sides
 * @param sameLabel whether a request has the same effective label on both sides
 * @param effort steps that may still be taken; where they are spent, every pair left over is told
 * @param now ms; of what comes before it nothing is said
 */
export function rulePairs(
  before: Side,
  after: Side,
  levels: readonly string[],
  sameLabel: boolean,
  effort: { left: number },
  now: number,
): RulePairs {
  const pairs = new Map<number, Set<number>>();
  const add = (j: number, i: number) => pairs.set(j, (pairs.get(j) ?? new Set()).add(i));
  const sides = [
    { rules: before.taskClass.rules, prefix: sameLabel ? '' : 'before ' },
    { rules: after.taskClass.rules, prefix: '' },
  ] as const;
  if (sameLabel && sameConditions(before.taskClass, after.taskClass)) {
    for (let index = 0; index < after.taskClass.rules.length; index++) add(index, index);
    return pairs;
  }
  const domains = domainsOf(sides, [before, after], levels, now);
  const names = [...domains.keys()];
  const assigned: Assignment = new Map();
  const split = (depth: number): void => {
    effort.left -= 1;
    const [was, is] = sides.map((side) => takers(side, assigned, domains, levels)) as [number[], number[]];
    const taken = is.filter((j) => j >= 0);
    if (taken.every((j) => was.every((i) => pairs.get(j)?.has(i)))) return;
    const name = names[depth];
    if ((was.length === 1 && is.length === 1) || name === undefined || effort.left <= 0) {
      for (const j of taken) for (const i of was) add(j, i);
      return;
    }
    for (const value of domains.get(name) ?? []) {
      assigned.set(name, value);
      split(depth + 1);
    }
    assigned.delete(name);
  };
  split(0);
  return pairs;
}

function sameConditions(one: TaskClass, other: TaskClass): boolean {
  const said = ({ rules }: TaskClass) =>
    JSON.stringify(rules.map(({ when, onUnknown }) => [when, onUnknown]));
  return said(one) === said(other);
}

type SideRules = { readonly rules: TaskClass['rules']; readonly prefix: string };

/** Which rules could take a request of which only so much is known; −1 = none. */
function takers(
  { rules, prefix }: SideRules,
  known: Assignment,
  domains: Domains,
  levels: readonly string[],
) {
  const found: number[] = [];
  let none = false;
  for (const [index, { when, onUnknown }] of rules.entries()) {
    const truths = when ? truthsOf(when, { prefix, known, domains, levels }) : TRUE;
    if (truths & TRUE) found.push(index);
    if (truths & UNKNOWN && onUnknown === 'deny') none = true;
    const goesOn = truths & FALSE || (truths & UNKNOWN && onUnknown === 'skip');
    if (!goesOn) return none ? [...found, -1] : found;
  }
  return [...found, -1];
}

interface Known {
  readonly prefix: string;
  readonly known: Assignment;
  readonly domains: Domains;
  readonly levels: readonly string[];
}

/** Everything that a condition could come to; more is told than can be, never less. */
function truthsOf(condition: Condition, at: Known): number {
  if ('not' in condition) return swapped(truthsOf(condition.not, at));
  if ('all' in condition) return conjunction(condition.all.map((part) => truthsOf(part, at)));
  if ('any' in condition) {
    return swapped(conjunction(condition.any.map((part) => swapped(truthsOf(part, at)))));
  }
  const name = nameOf(condition, at.prefix);
  const values = at.known.has(name) ? [at.known.get(name) ?? null] : (at.domains.get(name) ?? []);
  return values.reduce<number>((truths, value) => truths | leafTruth(condition, value, at.levels), 0);
}

function swapped(truths: number): number {
  return (truths & UNKNOWN) | (truths & TRUE ? FALSE : 0) | (truths & FALSE ? TRUE : 0);
}

function conjunction(parts: readonly number[]): number {
  const every = (bits: number) => parts.every((part) => part & bits);
  const some = (bits: number) => parts.some((part) => part & bits);
  return (
    (every(TRUE) ? TRUE : 0) |
    (some(FALSE) ? FALSE : 0) |
    (some(UNKNOWN) && every(TRUE | UNKNOWN) ? UNKNOWN : 0)
  );
}

type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

function leafTruth(leaf: Leaf, value: Value, levels: readonly string[]): number {
  const truth = (holds: boolean) => (holds ? TRUE : FALSE);
  if ('exists' in leaf) return truth((value !== null) === leaf.exists);
  if ('tag' in leaf) return truth(value === true);
  if ('level' in leaf) {
    const { atLeast, atMost } = leaf.level;
    const rank = value as number;
    return truth(
      (atLeast === undefined || rank >= levels.indexOf(atLeast)) &&
        (atMost === undefined || rank <= levels.indexOf(atMost)),
    );
  }
  if ('time' in leaf) {
    const { from, until } = leaf.time;
    const at = value as number;
    return truth(
      (from === undefined || at >= Date.parse(from)) && (until === undefined || at < Date.parse(until)),
    );
  }
  if (value === null) return UNKNOWN;
  if ('inputTokens' in leaf) {
    const { above = -1, atMost = Number.POSITIVE_INFINITY } = leaf.inputTokens;
    return truth((value as number) > above && (value as number) <= atMost);
  }
  return truth('in' in leaf ? leaf.in.includes(value as string) : !leaf.notIn.includes(value as string));
}

/** The thing that a leaf asks about. Labels may differ between the sides, and then are things apart. */
function nameOf(leaf: Leaf, prefix: string): string {
  if ('attribute' in leaf) return `attribute ${leaf.attribute}`;
  if ('tag' in leaf) return `${prefix}tag ${leaf.tag}`;
  if ('level' in leaf) return `${prefix}level`;
  return 'time' in leaf ? 'time' : 'inputTokens';
}

function domainsOf(
  sides: readonly SideRules[],
  of: readonly [Side, Side],
  levels: readonly string[],
  now: number,
): Domains {
  const domains = new Map<string, Set<Value>>();
  const grow = (name: string, values: readonly Value[]) => {
    const domain = domains.get(name) ?? new Set();
    for (const value of values) domain.add(value);
    domains.set(name, domain);
  };
  for (const [index, { rules, prefix }] of sides.entries()) {
    const { label } = (of[index] as Side).taskClass;
    for (const leaf of rules.flatMap(({ when }) => (when ? leavesOf(when) : []))) {
      const name = nameOf(leaf, prefix);
      if ('attribute' in leaf) {
        const named = 'in' in leaf ? leaf.in : 'notIn' in leaf ? leaf.notIn : [];
        grow(name, sendable(leaf.attribute, named, of[1].attributes));
      } else if ('tag' in leaf) grow(name, label.tags.includes(leaf.tag) ? [true] : [false, true]);
      else if ('level' in leaf) {
        grow(name, levels.map((_, rank) => rank).slice(levels.indexOf(label.level)));
      } else if ('time' in leaf) {
        const bounds = [leaf.time.from, leaf.time.until].flatMap((at) =>
          at === undefined ? [] : Date.parse(at),
        );
        grow(name, [now, ...bounds.filter((at) => at > now)]);
      } else {
        const bounds = [leaf.inputTokens.above, leaf.inputTokens.atMost].filter((at) => at !== undefined);
        grow(name, [null, 0, ...bounds.flatMap((at) => [at, at + 1])]);
      }
    }
  }
  return new Map([...domains].map(([name, values]) => [name, [...values]]));
}

/** Of an attribute: not sent, the values named that requests may send, and any other. */
function sendable(
  attribute: string,
  named: readonly string[],
  attributes: Bundle['attributes'] = {},
): Value[] {
  if (!Object.hasOwn(attributes, attribute)) return [null];
  const declared = attributes[attribute] ?? [];
  if (declared.length === 0) return [null, ...named, OTHER];
  if (declared.length <= MOST_VALUES) return [null, ...declared];
  return [null, ...named.filter((value) => declared.includes(value)), OTHER];
}

function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return 'not' in condition ? leavesOf(condition.not) : [condition];
}

import type { Bundle, Condition, PolicyRequest, Rule } from '@/lib/policy/types';

/** The values that one part of a request takes; the first is the plainest. */
type Dimension = readonly Partial<PolicyRequest>[];

/** Requests made up for a task class. */
export interface RequestGrid {
  readonly requests: readonly PolicyRequest[];
  /** How many there would be with every value of every part combined. */
  readonly possible: number;
}

/** At most this many values of a part, so that no part crowds out the others. */
const MOST_VALUES = 12;
/** Units that are tried where a rule splits: enough to meet every arm of more than a few percent. */
const UNITS = 16;

/**
 * Requests of a task class at which two policies may part: every level and tag, region, capability and attribute value
 * that either knows of, and sizes on both sides of each bound that either draws. All combinations if they are at most
 * `most`; else each value by itself and then combinations spread evenly, the same each time.
 */
export function requestGrid(taskClass: string, policies: readonly Bundle[], most: number): RequestGrid {
  const dimensions = dimensionsOf(taskClass, policies);
  const possible = dimensions.reduce((product, { length }) => product * length, 1);
  const picks = possible <= most ? combinations(dimensions) : spread(dimensions, most);
  return { requests: picks.map((pick) => merged(taskClass, pick)), possible };
}

function merged(taskClass: string, pick: readonly Partial<PolicyRequest>[]): PolicyRequest {
  const attributes = pick.flatMap((part) => Object.entries(part.attributes ?? {}));
  return Object.assign(
    { taskClass },
    ...pick,
    attributes.length > 0 ? { attributes: Object.fromEntries(attributes) } : {},
  );
}

function dimensionsOf(taskClass: string, policies: readonly Bundle[]): Dimension[] {
  const rules = policies.flatMap((policy) => policy.taskClasses[taskClass]?.rules ?? []);
  const offerings = policies.flatMap((policy) =>
    offeringsOf(policy.taskClasses[taskClass]?.rules ?? []).flatMap((key) => policy.offerings[key] ?? []),
  );
  const conditions = rules.flatMap((rule) => (rule.when ? leavesOf(rule.when) : []));
  const levels = distinct(policies.flatMap((policy) => policy.levels));
  const tags = distinct(policies.flatMap((policy) => policy.tags));
  const floor = policies.at(-1)?.taskClasses[taskClass]?.label.level ?? levels[0] ?? '';
  const regions = distinct([
    ...rules.flatMap((rule) => rule.regions ?? []),
    ...policies.flatMap((policy) => Object.keys(policy.regionGroups ?? {})),
    ...offerings.flatMap((offering) => offering.regions ?? []),
  ]);
  const needs = distinct(offerings.flatMap((offering) => offering.capabilities));
  const splits = rules.some((rule) => rule.arms.filter((arm) => arm.weight > 0).length > 1);
  return [
    [
      {},
      ...levels.map((level) => ({ label: { level, tags: [] } })),
      ...tags.map((tag) => ({ label: { level: floor, tags: [tag] } })),
    ],
    [{}, ...regions.slice(0, MOST_VALUES).map((region) => ({ regions: [region] }))],
    [{}, ...sizesOf(conditions, offerings)],
    [{}, ...needs.slice(0, MOST_VALUES).map((need) => ({ needs: [need] }))],
    [{}, ...(splits ? Array.from({ length: UNITS }, (_, index) => ({ unit: `unit-${index + 1}` })) : [])],
    ...attributeDimensions(conditions, policies),
  ];
}

/** Sizes on both sides of every bound: of conditions, of prices, and of what offerings take. */
function sizesOf(
  conditions: readonly Condition[],
  offerings: readonly Bundle['offerings'][string][],
): Partial<PolicyRequest>[] {
  const output = 500;
  const bounds = [
    1000,
    ...conditions.flatMap((leaf) =>
      'inputTokens' in leaf
        ? [leaf.inputTokens.above, leaf.inputTokens.atMost].flatMap((bound) =>
            bound === undefined ? [] : [bound, bound + 1],
          )
        : [],
    ),
    ...offerings.flatMap((offering) => [
      ...offering.prices.flatMap(({ above }) => (above > 0 ? [above, above + 1] : [])),
      ...(offering.context === undefined ? [] : [Math.max(0, offering.context - output), offering.context]),
    ]),
  ];
  const inputs = distinct(bounds).sort((a, b) => a - b);
  return [
    ...every(inputs, MOST_VALUES).map((inputTokens) => ({ inputTokens, maxOutputTokens: output })),
    { inputTokens: 1000, maxOutputTokens: 50_000 },
  ];
}

/** Each attribute that a condition asks about: not sent, each value named, and one that none names. */
function attributeDimensions(conditions: readonly Condition[], policies: readonly Bundle[]): Dimension[] {
  const named = new Map<string, Set<string>>();
  for (const leaf of conditions) {
    if (!('attribute' in leaf)) continue;
    const values = named.get(leaf.attribute) ?? new Set<string>();
    for (const value of 'in' in leaf ? leaf.in : 'notIn' in leaf ? leaf.notIn : []) values.add(value);
    named.set(leaf.attribute, values);
  }
  return [...named].map(([name, values]) => {
    const declared = distinct(
      policies.flatMap(({ attributes = {} }) =>
        Object.hasOwn(attributes, name) ? (attributes[name] ?? []) : [],
      ),
    );
    const other = declared.length === 0 ? 'another' : declared.find((value) => !values.has(value));
    const sent = [...[...values].slice(0, MOST_VALUES - 1), ...(other === undefined ? [] : [other])];
    return [{}, ...sent.map((value) => ({ attributes: { [name]: value } }))];
  });
}

function offeringsOf(rules: readonly Rule[]): string[] {
  const targets = rules.flatMap((rule) => [
    ...rule.arms.flatMap((arm) => arm.targets),
    ...(rule.escalate?.targets ?? []),
  ]);
  return distinct(targets.map(({ offering }) => offering));
}

function leavesOf(condition: Condition): Condition[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return 'not' in condition ? leavesOf(condition.not) : [condition];
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** At most so many of a list, spread over it, the ends among them. */
function every<T>(values: readonly T[], most: number): T[] {
  if (values.length <= most) return [...values];
  return Array.from(
    { length: most },
    (_, index) => values[Math.round((index * (values.length - 1)) / (most - 1))] as T,
  );
}

function combinations(dimensions: readonly Dimension[]): Partial<PolicyRequest>[][] {
  return dimensions.reduce<Partial<PolicyRequest>[][]>(
    (picks, dimension) => picks.flatMap((pick) => dimension.map((value) => [...pick, value])),
    [[]],
  );
}

/** Each value beside the plainest of all others, then combinations from a fixed sequence, each once. */
function spread(dimensions: readonly Dimension[], most: number): Partial<PolicyRequest>[][] {
  const seen = new Set<string>();
  const picks: Partial<PolicyRequest>[][] = [];
  const take = (indexes: readonly number[]) => {
    const key = indexes.join(' ');
    if (seen.has(key)) return;
    seen.add(key);
    picks.push(dimensions.map((dimension, at) => dimension[indexes[at] ?? 0] ?? {}));
  };
  const plain = dimensions.map(() => 0);
  take(plain);
  dimensions.forEach((dimension, at) => {
    for (let index = 1; index < dimension.length && picks.length < most; index++) take(plain.with(at, index));
  });
  const next = sequence();
  for (let tries = 0; picks.length < most && tries < most * 4; tries++) {
    take(dimensions.map(({ length }) => next() % length));
  }
  return picks;
}

/** Numbers that look random and are the same each time (xorshift32, G. Marsaglia, 2003). */
function sequence(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

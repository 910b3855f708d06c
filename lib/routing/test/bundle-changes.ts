/** Small changes of generated bundles, half of them restrictions, so that two policies have much in common. */
import fc from 'fast-check';
import { KEYS, LEVELS, NEEDS, PLACES, TAGS, TOKENS } from '@/lib/policy/test/bundle-arbitraries';
import type { Bundle, Condition, Offering, Rule, TaskClass } from '@/lib/policy/types';

type Loose<T> = { -readonly [K in keyof T]: T[K] extends object ? Loose<T[K]> : T[K] };
type Pick = <T>(from: readonly T[]) => T;
type Change = (bundle: Loose<Bundle>, pick: Pick) => void;

const classes = (bundle: Loose<Bundle>) => Object.values(bundle.taskClasses) as Loose<TaskClass>[];
const ruleOf = (bundle: Loose<Bundle>, pick: Pick) =>
  pick(classes(bundle).flatMap(({ rules }) => rules)) as Loose<Rule>;
const offeringOf = (bundle: Loose<Bundle>, pick: Pick) =>
  pick(Object.values(bundle.offerings)) as Loose<Offering>;
const LEAVES: readonly Condition[] = [
  { attribute: 'country', in: ['de'] },
  { attribute: 'team', notIn: ['a'] },
  { attribute: 'constructor', exists: true },
  { level: { atMost: 'internal' } },
  { tag: 'pii' },
  { inputTokens: { atMost: 999 } },
  { time: { until: '2026-03-01T00:00:00.000Z' } },
];

/** Each does one thing; what it needs may not be there, and then it does nothing. */
const CHANGES: readonly Change[] = [
  (bundle, pick) => {
    const arm = pick(ruleOf(bundle, pick).arms);
    if (arm.targets.length > 1) arm.targets.splice(pick([0, 1]), 1);
  },
  (bundle, pick) => {
    const { targets } = pick(ruleOf(bundle, pick).arms);
    const offering = pick(Object.keys(bundle.offerings));
    if (targets.every((target) => target.offering !== offering)) targets.push({ offering });
  },
  (bundle, pick) => {
    const rule = ruleOf(bundle, pick);
    const arm = pick(rule.arms);
    rule.arms = [{ ...arm, weight: 10_000 }];
  },
  (bundle, pick) => {
    const rule = ruleOf(bundle, pick);
    rule.salt = pick(['s', 'another']);
  },
  (bundle, pick) => {
    const { arms } = ruleOf(bundle, pick);
    const [first, second] = [arms[0], arms[1]];
    if (!first || !second) return;
    const both = first.weight + second.weight;
    first.weight = pick([0, both, Math.floor(both / 2)]);
    second.weight = both - first.weight;
  },
  (bundle, pick) => {
    const { rules } = pick(classes(bundle));
    rules.splice(pick([0, 1, 2]), 1);
  },
  (bundle, pick) => {
    pick(classes(bundle)).rules.reverse();
  },
  (bundle, pick) => {
    const rule = ruleOf(bundle, pick);
    const leaf = pick(LEAVES);
    rule.when = pick([leaf, { all: [rule.when ?? leaf, leaf] }, { any: [leaf, rule.when ?? leaf] }]) as never;
  },
  (bundle, pick) => {
    const rule = ruleOf(bundle, pick);
    rule.onUnknown = pick(['deny', 'skip']);
  },
  (bundle, pick) => {
    const rule = ruleOf(bundle, pick);
    rule.limits = { ...rule.limits, maxCostUsd: pick(['0.0025', '0.05', '1000']) };
  },
  (bundle, pick) => {
    const rule = ruleOf(bundle, pick);
    rule.limits = { ...rule.limits, maxOutputTokens: pick([1, 1000, 2000]) };
  },
  (bundle, pick) => {
    const rule = ruleOf(bundle, pick);
    rule.regions = pick([[pick(PLACES)], ['eu', 'us']]);
    if (pick([true, false])) rule.needs = [pick(NEEDS)];
  },
  (bundle, pick) => {
    const rule = ruleOf(bundle, pick);
    if (rule.escalate && pick([true, false])) delete rule.escalate;
    else rule.escalate = { below: '0.5', targets: [{ offering: pick(Object.keys(bundle.offerings)) }] };
  },
  (bundle, pick) => {
    const offering = offeringOf(bundle, pick);
    const field = pick(['context', 'maxInput', 'maxOutput'] as const);
    if (pick([true, false])) delete offering[field];
    else offering[field] = pick(TOKENS);
  },
  (bundle, pick) => {
    const offering = offeringOf(bundle, pick);
    if (pick([true, false, false])) delete offering.regions;
    else offering.regions = [pick(PLACES)];
  },
  (bundle, pick) => {
    const offering = offeringOf(bundle, pick);
    offering.capabilities = offering.capabilities.slice(pick([0, 1]), pick([1, 3]));
  },
  (bundle, pick) => {
    const { prices } = offeringOf(bundle, pick);
    const row = pick(prices);
    row[pick(['input', 'output', 'request', 'image'] as const)] = pick(['0', '2', '90']);
  },
  (bundle, pick) => {
    const { clearance } = offeringOf(bundle, pick);
    const held = LEVELS.filter((level) => Object.hasOwn(clearance.levels, level));
    for (const level of held.slice(pick([1, 2]))) delete clearance.levels[level];
    delete clearance.tags[pick(TAGS)];
  },
  (bundle, pick) => {
    const offering = offeringOf(bundle, pick);
    if (pick([true, false])) offering.from = pick(['2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z']);
    else offering.until = pick(['2026-02-28T23:59:59.999Z', '2027-01-01T00:00:00.000Z']);
  },
  (bundle, pick) => {
    const offering = offeringOf(bundle, pick);
    offering.requestId = pick(['z', 'another']);
  },
  (bundle, pick) => {
    const taskClass = pick(classes(bundle));
    const field = pick(['label', 'unlabelled'] as const);
    taskClass[field] = { level: pick(LEVELS), tags: [...pick([[], ['pii'], TAGS])].sort() };
  },
  (bundle, pick) => {
    if (bundle.attributes)
      Object.assign(bundle.attributes, {
        country: pick([
          ['de', 'fr'],
          ['de', 'fr', 'us'],
        ]),
      });
  },
  (bundle, pick) => {
    if (bundle.regionGroups)
      Object.assign(bundle.regionGroups, { eu: pick([['eu-1'], ['eu-1', 'eu-2', 'us']]) });
  },
];

const picks = fc.array(fc.nat(), { minLength: 8, maxLength: 8 });
/** Up to three changes, by numbers from which everything is picked. */
export const changesArbitrary = fc.array(picks, { maxLength: 3 });

/** A bundle so changed, valid if it was. */
export function changed(bundle: Bundle, changes: readonly (readonly number[])[]): Bundle {
  const copy = structuredClone(bundle) as Loose<Bundle>;
  for (const numbers of changes) {
    let next = 0;
    const pick: Pick = (from) => {
      const number = numbers[next++ % numbers.length] ?? 0;
      return from[number % from.length] as never;
    };
    const hasRules = classes(copy).some(({ rules }) => rules.length > 0);
    const change = pick(CHANGES);
    if (hasRules) change(copy, pick);
  }
  const rules = classes(copy).flatMap((taskClass) => taskClass.rules);
  const lists = rules.flatMap((rule) => [
    ...rule.arms.map((arm) => arm.targets),
    rule.escalate?.targets ?? [],
  ]);
  const named = new Set<string>(lists.flat().map((target) => target.offering));
  for (const key of KEYS) if (!named.has(key)) delete copy.offerings[key];
  return copy as Bundle;
}

import * as bit from './checks';
import { FALSE, ruleTruth, TRUE, type Truth, unknownPointer } from './condition';
import type { Check, CheckCode, ConsideredRule, ConsideredTarget, Explanation } from './considered';
import { type Amount, estimate, priceAt } from './cost';
import { factsOf } from './decide';
import { printAmount } from './decimal';
import { evaluate } from './evaluate';
import type { CostLimit, Prepared, PreparedOffering, PreparedRule, PreparedTarget } from './prepared';
import type { ParsedRequest } from './request';
import { textAt } from './time';
import type { JsonValue, PolicyNotes } from './types';
import { type Understood, understand } from './understand';

/** In the order of the bits of checks.ts. */
const CODES: readonly CheckCode[] = [
  'disabled',
  'not_yet_sold',
  'no_longer_sold',
  'not_cleared_level',
  'not_cleared_tag',
  'clearance_ended',
  'region',
  'capability',
  'context',
  'context_unknown',
  'cost',
  'cost_unknown',
];

/**
 * The decision of `evaluate` with what led to it: each rule's verdict up to the match, and every check of every
 * target of the matched rule with the values compared and the evidence behind each clearance.
 * @param notes the version's notes document, keyed by offering and then by level or tag; null = none at hand
 * @param now milliseconds since the epoch
 */
export function explain(
  policy: Prepared,
  notes: PolicyNotes | null | undefined,
  request: ParsedRequest,
  now: number,
): Explanation {
  const decision = evaluate(policy, request, now);
  const understood = understand(policy, request);
  if ('outcome' in understood) return { ...decision, considered: { rules: [], targets: [] } };
  const label = understood.label;
  const rules: ConsideredRule[] = [];
  const targets: ConsideredTarget[] = [];
  for (const rule of understood.taskClass.rules) {
    const truth = ruleTruth(rule, request, label, now);
    const unknown = truth !== TRUE && truth !== FALSE && rule.when !== null;
    rules.push({
      rule: rule.id,
      verdict: VERDICTS[truth],
      unknown: unknown ? unknownPointer(rule.when, request, label, now) : null,
    });
    if (truth === TRUE) targets.push(...considerRule(policy, notes ?? {}, rule, understood, request, now));
    if (truth === TRUE || (truth !== FALSE && !rule.skipUnknown)) break;
  }
  return { ...decision, considered: { rules, targets } };
}

const VERDICTS: Readonly<Record<Truth, ConsideredRule['verdict']>> = { 0: 'false', 1: 'true', 2: 'unknown' };

/** What every target of the rule is described against. */
interface Scene {
  readonly policy: Prepared;
  readonly notes: PolicyNotes;
  readonly rule: PreparedRule;
  readonly understood: Understood;
  readonly request: ParsedRequest;
  readonly facts: bit.Facts;
}

function considerRule(
  policy: Prepared,
  notes: PolicyNotes,
  rule: PreparedRule,
  understood: Understood,
  request: ParsedRequest,
  now: number,
): ConsideredTarget[] {
  const facts = factsOf(policy, rule, understood, request, now);
  const scene: Scene = { policy, notes, rule, understood, request, facts };
  return [
    ...rule.arms.flatMap((arm) => arm.own.map((target) => consider(scene, arm.name, target, rule.costLimit))),
    ...rule.escalations.map((target) => consider(scene, null, target, rule.escalationCostLimit)),
  ];
}

function consider(
  scene: Scene,
  arm: string | null,
  target: PreparedTarget,
  limit: CostLimit | null,
): ConsideredTarget {
  const { offering } = target;
  const { facts, request } = scene;
  const price = priceAt(offering.prices, facts.input, facts.position);
  const amount = estimate(price, facts);
  let failing = target.failing | bit.failingChecks(offering, facts);
  if (limit !== null) failing |= bit.failingCost(amount, limit);
  return {
    offering: offering.key,
    arm,
    role: target.role,
    on: target.causes,
    failed: request.failed.some((attempt) => attempt.offering === offering.key),
    codes: codesOf(failing),
    checks: describe(scene, offering, failing, amount, price?.above ?? null, limit),
  };
}

function codesOf(failing: number): readonly CheckCode[] {
  return CODES.filter((_, index) => (failing & (1 << index)) !== 0);
}

function describe(
  scene: Scene,
  offering: PreparedOffering,
  failing: number,
  amount: Amount | null,
  above: number | null,
  limit: CostLimit | null,
): Check[] {
  const { facts, rule, request } = scene;
  const only = (mask: number): readonly CheckCode[] => codesOf(failing & mask);
  const needs = [...new Set([...rule.needs, ...request.needs])].sort();
  return [
    {
      check: 'disabled',
      codes: only(bit.DISABLED),
      stops: [...offering.stops] as unknown as readonly JsonValue[],
    },
    {
      check: 'sold',
      codes: only(bit.NOT_YET_SOLD | bit.NO_LONGER_SOLD),
      from: textAt(scene.policy.instants, offering.from),
      until: textAt(scene.policy.instants, offering.until),
    },
    ...describeClearances(scene, offering),
    {
      check: 'region',
      codes: only(bit.REGION),
      offering: offering.regions === null ? null : bit.namesIn(offering.regions, scene.policy.regionNames),
      rule: rule.regions === null ? null : expanded(scene.policy, rule.regions),
      request: request.regions === null ? null : expanded(scene.policy, request.regions),
    },
    {
      check: 'capability',
      codes: only(bit.CAPABILITY),
      needs,
      missing: needs.filter(
        (need) => !bit.holds(offering.capabilities, scene.policy.capabilities.get(need) ?? -1),
      ),
    },
    {
      check: 'context',
      codes: only(bit.CONTEXT | bit.CONTEXT_UNKNOWN),
      inputTokens: stated(facts.input),
      outputTokens: stated(facts.output),
      context: stated(offering.context),
      maxInput: stated(offering.maxInput),
      maxOutput: stated(offering.maxOutput),
    },
    {
      check: 'cost',
      codes: only(bit.COST | bit.COST_UNKNOWN),
      estimatedCostUsd: amount === null ? null : printAmount(amount),
      maxCostUsd: limit?.text ?? null,
      above,
    },
  ];
}

/** Groups replaced by their regions, ascending. A rule may name a region that no offering has. */
function expanded(policy: Prepared, names: readonly string[]): readonly string[] {
  const regions = names.flatMap((name) => {
    const numbers = policy.regions.get(name);
    return numbers === undefined ? [name] : numbers.map((number) => policy.regionNames[number] as string);
  });
  return [...new Set(regions)].sort();
}

function stated(quantity: number): number | null {
  return quantity < 0 ? null : quantity;
}

function describeClearances(
  { policy, facts, understood, notes }: Scene,
  offering: PreparedOffering,
): Check[] {
  const { label, rank, tags } = understood.label;
  const evidence = own(notes.offerings, offering.key);
  const one = (
    check: 'level' | 'tag',
    name: string,
    end: number,
    absent: CheckCode,
    note: JsonValue,
  ): Check => ({
    check,
    codes: end < 0 ? [absent] : end < facts.position ? ['clearance_ended'] : [],
    name,
    cleared: end >= 0,
    until: textAt(policy.instants, end),
    evidence: note,
  });
  return [
    one(
      'level',
      label.level,
      offering.levelEnds[rank] as number,
      'not_cleared_level',
      own(evidence?.levels, label.level) ?? null,
    ),
    ...label.tags.map((tag, index) =>
      one(
        'tag',
        tag,
        offering.tagEnds[tags[index] as number] as number,
        'not_cleared_tag',
        own(evidence?.tags, tag) ?? null,
      ),
    ),
  ];
}

/** A member of an object's own; notes are keyed by names that anyone may have chosen. */
function own<T>(map: { readonly [key: string]: T } | null | undefined, key: string): T | undefined {
  return map !== null && map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}

/** Steps 4 to 9: from the matched rule to the decision. */
import { bucketAfter, saltState } from './bucket';
import { CONTEXT_EXCEEDED, LOW_QUALITY, UNAVAILABLE } from './cause';
import {
  CONTEXT,
  CONTEXT_UNKNOWN,
  type Facts,
  failingChecks,
  failingCost,
  nextChange,
  soonestClearanceEnd,
} from './checks';
import { estimate, priceAt } from './cost';
import { printAmount } from './decimal';
import type { Candidate, Decision, DecisionLimits, DenialCode } from './decision';
import type { CostLimit, Prepared, PreparedArm, PreparedRule, PreparedTarget } from './prepared';
import type { ParsedRequest } from './request';
import { FOREVER, type Instant, NEVER, positionOf, sooner, textAt, textOf } from './time';
import type { Understood } from './understand';

const NONE: readonly Candidate[] = Object.freeze([]);
const NO_TARGETS: readonly PreparedTarget[] = Object.freeze([]);
const NO_NEEDS: readonly number[] = Object.freeze([]);

/** The arm and bucket of a request (step 4). */
export interface Split {
  readonly arm: PreparedArm;
  /** Null where nothing was hashed. */
  readonly bucket: number | null;
}

/** Step 4. The empty string is a unit; null is none. */
export function splitOf(rule: PreparedRule, unit: string | null): Split {
  if (rule.whole !== null) return { arm: rule.whole, bucket: null };
  if (unit === null) return { arm: rule.unsplit, bucket: null };
  rule.saltHash ??= saltState(rule.salt);
  const bucket = bucketAfter(rule.saltHash, unit);
  let index = 0;
  // weights sum to 10,000, so the last arm ends above every bucket
  while (bucket >= (rule.arms[index] as PreparedArm).end) index++;
  return { arm: rule.arms[index] as PreparedArm, bucket };
}

/** Step 5: an arm's targets, then those of the first arm that are not among them. */
function listOf(rule: PreparedRule, arm: PreparedArm): readonly PreparedTarget[] {
  if (arm.list === null) {
    const own = new Set(arm.own.map((target) => target.offering));
    const first = (rule.arms[0] as PreparedArm).own;
    arm.list = [...arm.own, ...first.filter((target) => !own.has(target.offering))];
  }
  return arm.list;
}

/** The output tokens that checks and router go by: the request's capped by the rule's, or the rule's; −1 = unstated. */
export function outputOf(rule: PreparedRule, request: ParsedRequest): number {
  const most = rule.limits.maxOutputTokens;
  if (request.maxOutputTokens < 0) return most ?? -1;
  return most !== null && most < request.maxOutputTokens ? most : request.maxOutputTokens;
}

/** What the targets of a rule are checked against. */
export function factsOf(
  policy: Prepared,
  rule: PreparedRule,
  { label, regions }: Understood,
  request: ParsedRequest,
  now: number,
): Facts {
  let needs = NO_NEEDS;
  if (request.needs.length > 0) needs = request.needs.map((need) => policy.capabilities.get(need) ?? -1);
  return {
    position: positionOf(policy.instants, now),
    rank: label.rank,
    tags: label.tags,
    regions,
    needs,
    input: request.inputTokens,
    output: outputOf(rule, request),
    images: request.images,
    audioSeconds: request.audioSeconds,
  };
}

/** What trying one list of targets comes to. */
interface Tried {
  readonly candidates: readonly Candidate[];
  /** Whether some target passed every check, callable or not, failed or not. */
  readonly passed: boolean;
  /** The rank of the first clearance or window of any target to change. */
  readonly next: number;
}

function hasFailed(request: ParsedRequest, offering: string): boolean {
  const failed = request.failed;
  for (let index = 0; index < failed.length; index++) if (failed[index]?.offering === offering) return true;
  return false;
}

/** Steps 6 and 7 on one list. Escalations have no `on`, so each that is eligible is callable, in order. */
function tryTargets(
  policy: Prepared,
  list: readonly PreparedTarget[],
  limit: CostLimit | null,
  facts: Facts,
  request: ParsedRequest,
): Tried {
  const eligible: Candidate[] = [];
  let first = -1;
  let passed = false;
  let next = NEVER;
  // causes that the failed checks of earlier targets stand for
  let checked = 0;
  for (let index = 0; index < list.length; index++) {
    const target = list[index] as PreparedTarget;
    const offering = target.offering;
    const end = soonestClearanceEnd(offering, facts);
    if (end < next) next = end;
    const change = nextChange(offering, facts.position);
    if (change < next) next = change;
    let failing = target.failing | failingChecks(offering, facts);
    const failedBefore = request.failed.length > 0 && hasFailed(request, offering.key);
    if (failing !== 0 && (failedBefore || limit === null)) {
      if (!failedBefore) checked |= causesOf(failing);
      continue;
    }
    const amount = estimate(priceAt(offering.prices, facts.input, facts.position), facts);
    if (limit !== null) failing |= failingCost(amount, limit);
    if (failing !== 0) {
      if (!failedBefore) checked |= causesOf(failing);
      continue;
    }
    passed = true;
    if (failedBefore) continue;
    if (first < 0 && (target.on === 0 || ((checked | request.causes) & target.on) !== 0))
      first = eligible.length;
    eligible.push({
      offering: offering.key,
      model: offering.model,
      channel: offering.channel,
      api: offering.api,
      endpoint: offering.endpoint,
      requestId: offering.requestId,
      parameters: offering.parameters,
      role: target.role,
      on: (checked & target.on) === 0 ? target.causes : null,
      estimatedCostUsd: amount === null ? null : printAmount(amount),
      validUntil: textAt(policy.instants, Math.min(offering.until, end)),
    });
  }
  if (first < 0) return { candidates: NONE, passed, next };
  if (first > 0) eligible.unshift(...eligible.splice(first, 1));
  return { candidates: eligible, passed, next };
}

/** What failed checks stand for to the targets after them. */
function causesOf(failing: number): number {
  const size = CONTEXT | CONTEXT_UNKNOWN;
  return ((failing & size) === 0 ? 0 : CONTEXT_EXCEEDED) | ((failing & ~size) === 0 ? 0 : UNAVAILABLE);
}

/**
 * Steps 4 to 9 for the rule that matched.
 * @param soonest the next bound of a `time` condition in the rules up to it
 */
export function decide(
  policy: Prepared,
  rule: PreparedRule,
  understood: Understood,
  request: ParsedRequest,
  now: number,
  soonest: Instant,
): Decision {
  const { arm, bucket } = splitOf(rule, request.unit);
  const facts = factsOf(policy, rule, understood, request, now);
  const lowQuality = (request.causes & LOW_QUALITY) !== 0;
  const tried = tryTargets(
    policy,
    lowQuality ? NO_TARGETS : listOf(rule, arm),
    rule.costLimit,
    facts,
    request,
  );
  const escalated = tryTargets(policy, rule.escalations, rule.escalationCostLimit, facts, request);
  const routed = tried.candidates.length > 0 || escalated.candidates.length > 0;

  const next = Math.min(tried.next, escalated.next);

  let code: DenialCode | null = null;
  if (!routed) {
    if (lowQuality) code = 'no_escalation';
    else code = tried.passed || escalated.passed ? 'exhausted' : 'no_eligible_offering';
  }
  return {
    outcome: routed ? 'route' : 'deny',
    code,
    taskClass: request.taskClass,
    rule: rule.id,
    arm: arm.name,
    bucket,
    label: understood.label.label,
    candidates: tried.candidates,
    escalations: escalated.candidates,
    escalateBelow: escalated.candidates.length > 0 ? rule.escalateBelow : null,
    limits: limitsOf(rule, facts.output),
    validUntil: textOf(next === NEVER ? soonest : sooner(soonest, policy.instants[next] ?? FOREVER, now)),
  };
}

function limitsOf({ limits }: PreparedRule, output: number): DecisionLimits {
  if (output === (limits.maxOutputTokens ?? -1)) return limits;
  return {
    maxAttempts: limits.maxAttempts,
    timeoutMs: limits.timeoutMs,
    firstTokenMs: limits.firstTokenMs,
    deadlineMs: limits.deadlineMs,
    maxOutputTokens: output,
  };
}

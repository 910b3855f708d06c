/**
 * A second evaluator, written from docs/policy-specification.md alone: no index, no shared code but the types,
 * every step as the page words it. It reads the JSON documents themselves and takes valid ones for granted.
 */
import type { Candidate, Decision, DenialCode } from '../decision';
import type {
  Arm,
  Bundle,
  Cause,
  Condition,
  Label,
  Offering,
  Overlay,
  PolicyRequest,
  Rule,
  Target,
} from '../types';
import { checks, chooseArm, costOf, plain } from './naive-checks';
import { collectTimes, pointerToAttribute, truth, unknownLeaf } from './naive-condition';
import { ms, own, type Situation, sorted, type World } from './naive-world';

const NO_LIMITS = {
  maxAttempts: null,
  timeoutMs: null,
  firstTokenMs: null,
  deadlineMs: null,
  maxOutputTokens: null,
};

/** The decision for a request that is in the shape of PolicyRequest. */
export function naiveEvaluate(
  bundle: Bundle,
  overlay: Overlay | null,
  request: PolicyRequest,
  now: number,
): Decision {
  const world: World = { bundle, overlay, request, now };
  const { taskClass: name } = request;
  const denial = (code: DenialCode, pointer: string | null, more: Partial<Decision> = {}): Decision => ({
    outcome: 'deny',
    code,
    ...(pointer === null ? {} : { pointer }),
    taskClass: name,
    rule: null,
    arm: null,
    bucket: null,
    label: null,
    candidates: [],
    escalations: [],
    escalateBelow: null,
    limits: NO_LIMITS,
    validUntil: null,
    ...more,
  });

  // Step 1
  const taskClass = own(bundle.taskClasses, name);
  if (taskClass === undefined) return denial('unknown_task_class', '/taskClass');
  const sentLevel = request.label?.level;
  if (sentLevel !== undefined && !bundle.levels.includes(sentLevel))
    return denial('unknown_label', '/label/level');
  const sentTags = request.label?.tags === undefined ? undefined : sorted(request.label.tags);
  for (const [index, tag] of (sentTags ?? []).entries()) {
    if (!bundle.tags.includes(tag)) return denial('unknown_label', `/label/tags/${index}`);
  }
  for (const attribute of Object.keys(request.attributes ?? {}).sort()) {
    const values = own(bundle.attributes, attribute);
    const value = own(request.attributes, attribute) as string;
    if (values === undefined || (values.length > 0 && !values.includes(value))) {
      return denial('unknown_attribute', pointerToAttribute(attribute));
    }
  }
  const known = knownRegions(bundle);
  for (const [index, region] of sorted(request.regions ?? []).entries()) {
    if (!known.has(region)) return denial('unknown_region', `/regions/${index}`);
  }

  // Step 2
  const top = { level: bundle.levels[bundle.levels.length - 1] as string, tags: bundle.tags };
  const assumed = taskClass.unlabelled ?? top;
  const rank = (level: string): number => bundle.levels.indexOf(level);
  const stated = sentLevel ?? assumed.level;
  const label: Label = {
    level: rank(stated) > rank(taskClass.label.level) ? stated : taskClass.label.level,
    tags: sorted([...(sentTags ?? assumed.tags), ...taskClass.label.tags]),
  };

  // Step 3
  const instants: string[] = [];
  for (const rule of taskClass.rules) {
    const when: Condition = rule.when ?? { not: { not: { time: {} } } };
    collectTimes(when, instants);
    const verdict = truth(when, world, label);
    if (verdict === 'true')
      return decide({ ...world, rule, label, output: outputOf(rule, request) }, instants);
    if (verdict === 'unknown' && rule.onUnknown === 'deny') {
      const pointer = unknownLeaf(when, world, label);
      return denial('condition_unknown', pointer, { rule: rule.id, label, validUntil: next(instants, now) });
    }
  }
  return denial('no_matching_rule', null, { label, validUntil: next(instants, now) });
}

function candidate(
  target: Target,
  role: Candidate['role'],
  on: readonly Cause[] | null,
  situation: Situation,
): Candidate {
  const offering = situation.bundle.offerings[target.offering] as Offering;
  const cost = costOf(offering, situation);
  const ends = [
    offering.until,
    own(offering.clearance.levels, situation.label.level),
    ...situation.label.tags.map((tag) => own(offering.clearance.tags, tag)),
  ];
  return {
    offering: target.offering,
    model: offering.model,
    channel: offering.channel,
    api: offering.api,
    endpoint: offering.endpoint,
    requestId: offering.requestId,
    parameters: offering.parameters ?? {},
    role,
    on,
    estimatedCostUsd: cost === null ? null : plain(cost),
    validUntil: sorted(ends.filter((end) => typeof end === 'string'))[0] ?? null,
  };
}

function decide(situation: Situation, timesOfRules: readonly string[]): Decision {
  const { bundle, request, rule, label, now } = situation;

  // Steps 4 and 5
  const { arm, bucket } = chooseArm(rule, request.unit);
  const first = rule.arms[0] as Arm;
  const others = first.targets.filter(
    (target) => !arm.targets.some((one) => one.offering === target.offering),
  );
  const failed = request.failed ?? [];
  const lowQuality = failed.some((attempt) => attempt.cause === 'low_quality');
  const list = lowQuality ? [] : arm === first ? arm.targets : [...arm.targets, ...others];

  // Steps 6 and 7
  const isFailed = (key: string): boolean => failed.some((attempt) => attempt.offering === key);
  let somethingPassed = false;
  const eligible: { candidate: Candidate; callable: boolean }[] = [];
  const checkCauses = new Set<Cause>();
  for (const target of list) {
    const codes = checks(target.offering, rule.limits?.maxCostUsd, situation);
    if (codes.size === 0) somethingPassed = true;
    if (isFailed(target.offering)) continue;
    if (codes.size === 0) {
      const byCheck = target.on === undefined || target.on.some((cause) => checkCauses.has(cause));
      const byFailure = failed.some((attempt) => target.on?.includes(attempt.cause));
      const home = arm.targets.includes(target) ? arm : first;
      const role = home.targets[0] === target ? 'primary' : 'fallback';
      const on = byCheck ? null : (target.on ?? null);
      eligible.push({ candidate: candidate(target, role, on, situation), callable: byCheck || byFailure });
    }
    for (const code of codes)
      checkCauses.add(code.startsWith('context') ? 'context_exceeded' : 'unavailable');
  }
  const start = eligible.find((one) => one.callable);
  const candidates = start === undefined ? [] : [start, ...eligible.filter((one) => one !== start)];

  // Step 8
  const escalations: Candidate[] = [];
  for (const target of rule.escalate?.targets ?? []) {
    if (checks(target.offering, rule.escalate?.maxCostUsd, situation).size > 0) continue;
    somethingPassed = true;
    if (!isFailed(target.offering)) escalations.push(candidate(target, 'escalation', null, situation));
  }

  // Step 9
  const routed = candidates.length > 0 || escalations.length > 0;
  const code = lowQuality ? 'no_escalation' : somethingPassed ? 'exhausted' : 'no_eligible_offering';

  const instants = [...timesOfRules];
  for (const target of [...list, ...(rule.escalate?.targets ?? [])]) {
    const offering = bundle.offerings[target.offering] as Offering;
    const clearances = [
      own(offering.clearance.levels, label.level),
      ...label.tags.map((tag) => own(offering.clearance.tags, tag)),
    ];
    const windows = [offering, ...offering.prices].flatMap((window) => [window.from, window.until]);
    for (const instant of [...clearances, ...windows])
      if (typeof instant === 'string') instants.push(instant);
  }
  return {
    outcome: routed ? 'route' : 'deny',
    code: routed ? null : code,
    taskClass: request.taskClass,
    rule: rule.id,
    arm: arm.name,
    bucket,
    label,
    candidates: candidates.map((one) => one.candidate),
    escalations,
    escalateBelow: escalations.length > 0 ? (rule.escalate?.below ?? null) : null,
    limits: {
      maxAttempts: rule.limits?.maxAttempts ?? null,
      timeoutMs: rule.limits?.timeoutMs ?? null,
      firstTokenMs: rule.limits?.firstTokenMs ?? null,
      deadlineMs: rule.limits?.deadlineMs ?? null,
      maxOutputTokens: situation.output ?? null,
    },
    validUntil: next(instants, now),
  };
}

function knownRegions(bundle: Bundle): Set<string> {
  const groups = Object.entries(bundle.regionGroups ?? {});
  const stated = Object.values(bundle.offerings).flatMap((offering) => offering.regions ?? []);
  return new Set([...groups.map(([group]) => group), ...groups.flatMap(([, regions]) => regions), ...stated]);
}

function next(instants: readonly string[], now: number): string | null {
  return sorted(instants).find((instant) => ms(instant) > now) ?? null;
}

function outputOf(rule: Rule, request: PolicyRequest): number | undefined {
  const bounds = [request.maxOutputTokens, rule.limits?.maxOutputTokens].filter(
    (bound) => bound !== undefined,
  );
  return bounds.length === 0 ? undefined : Math.min(...bounds);
}

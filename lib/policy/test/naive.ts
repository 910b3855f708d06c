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
  PriceRow,
  Rule,
  Target,
} from '../types';

type Kleene = 'true' | 'false' | 'unknown';

interface World {
  bundle: Bundle;
  overlay: Overlay | null;
  request: PolicyRequest;
  now: number;
}

interface Situation extends World {
  rule: Rule;
  label: Label;
  output: number | undefined;
}

const own = <T>(map: { readonly [key: string]: T } | undefined, key: string): T | undefined =>
  map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
const ms = (text: string): number => Date.parse(text);
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
    pointer,
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

function pointerToAttribute(name: string): string {
  return `/attributes/${name.split('~').join('~0').split('/').join('~1')}`;
}

function knownRegions(bundle: Bundle): Set<string> {
  const groups = Object.entries(bundle.regionGroups ?? {});
  const stated = Object.values(bundle.offerings).flatMap((offering) => offering.regions ?? []);
  return new Set([...groups.map(([group]) => group), ...groups.flatMap(([, regions]) => regions), ...stated]);
}

function expand(bundle: Bundle, regions: readonly string[]): string[] {
  return regions.flatMap((region) => own(bundle.regionGroups, region) ?? [region]);
}

function truth(when: Condition, world: World, label: Label): Kleene {
  const of = (holds: boolean): Kleene => (holds ? 'true' : 'false');
  if ('all' in when || 'any' in when) {
    const verdicts = ('all' in when ? when.all : when.any).map((part) => truth(part, world, label));
    const decisive: Kleene = 'all' in when ? 'false' : 'true';
    if (verdicts.includes(decisive)) return decisive;
    if (verdicts.includes('unknown')) return 'unknown';
    return decisive === 'false' ? 'true' : 'false';
  }
  if ('not' in when) {
    const inner = truth(when.not, world, label);
    return inner === 'unknown' ? inner : of(inner === 'false');
  }
  if ('attribute' in when) {
    const value = own(world.request.attributes, when.attribute);
    if ('exists' in when) return of((value !== undefined) === when.exists);
    if (value === undefined) return 'unknown';
    return 'in' in when ? of(when.in.includes(value)) : of(!when.notIn.includes(value));
  }
  if ('level' in when) {
    const rank = (level: string): number => world.bundle.levels.indexOf(level);
    const { atLeast, atMost } = when.level;
    const enough = atLeast === undefined || rank(label.level) >= rank(atLeast);
    return of(enough && (atMost === undefined || rank(label.level) <= rank(atMost)));
  }
  if ('tag' in when) return of(label.tags.includes(when.tag));
  if ('inputTokens' in when) {
    const tokens = world.request.inputTokens;
    if (tokens === undefined) return 'unknown';
    const { above, atMost } = when.inputTokens;
    return of((above === undefined || tokens > above) && (atMost === undefined || tokens <= atMost));
  }
  return of(within(when.time, world.now));
}

function within(window: { readonly from?: string; readonly until?: string }, now: number): boolean {
  return (
    (window.from === undefined || ms(window.from) <= now) &&
    (window.until === undefined || now < ms(window.until))
  );
}

function unknownLeaf(when: Condition, world: World, label: Label): string {
  if ('all' in when || 'any' in when) {
    const parts = 'all' in when ? when.all : when.any;
    const culprit = parts.find((part) => truth(part, world, label) === 'unknown') as Condition;
    return unknownLeaf(culprit, world, label);
  }
  if ('not' in when) return unknownLeaf(when.not, world, label);
  return 'attribute' in when ? pointerToAttribute(when.attribute) : '/inputTokens';
}

function collectTimes(when: Condition, into: string[]): void {
  if ('all' in when) for (const part of when.all) collectTimes(part, into);
  else if ('any' in when) for (const part of when.any) collectTimes(part, into);
  else if ('not' in when) collectTimes(when.not, into);
  else if ('time' in when) into.push(...[when.time.from ?? [], when.time.until ?? []].flat());
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

function bucketOf(text: string): number {
  const bytes = new TextEncoder().encode(text);
  const mask = 0xffffffffn;
  const rotate = (x: bigint, by: bigint): bigint => ((x << by) | (x >> (32n - by))) & mask;
  const scramble = (k: bigint): bigint => (rotate((k * 0xcc9e2d51n) & mask, 15n) * 0x1b873593n) & mask;
  let h = 0n;
  const blocks = Math.floor(bytes.length / 4);
  const littleEndian = (from: number, to: number): bigint =>
    [...bytes.slice(from, to)].reduceRight((word, byte) => (word << 8n) | BigInt(byte), 0n);
  for (let block = 0; block < blocks; block++) {
    h = (rotate(h ^ scramble(littleEndian(block * 4, block * 4 + 4)), 13n) * 5n + 0xe6546b64n) & mask;
  }
  h ^= scramble(littleEndian(blocks * 4, bytes.length));
  h ^= BigInt(bytes.length);
  h = ((h ^ (h >> 16n)) * 0x85ebca6bn) & mask;
  h = ((h ^ (h >> 13n)) * 0xc2b2ae35n) & mask;
  return Number(((h ^ (h >> 16n)) * 10000n) >> 32n);
}

function chooseArm(rule: Rule, unit: string | undefined): { arm: Arm; bucket: number | null } {
  const whole = rule.arms.find((arm) => arm.weight === 10000);
  if (whole !== undefined) return { arm: whole, bucket: null };
  if (unit === undefined) return { arm: rule.arms.find((arm) => arm.weight > 0) as Arm, bucket: null };
  const bucket = bucketOf(`${rule.salt}:${unit}`);
  let start = 0;
  for (const arm of rule.arms) {
    if (bucket >= start && bucket < start + arm.weight) return { arm, bucket };
    start += arm.weight;
  }
  throw new Error('weights do not sum to 10,000');
}

/** 10⁻¹⁸ USD. */
function amount(decimal: string): bigint {
  const [whole, fraction = ''] = decimal.split('.') as [string, string?];
  return BigInt(whole + fraction.padEnd(18, '0'));
}

function plain(total: bigint): string {
  const digits = total.toString().padStart(19, '0');
  return `${digits.slice(0, -18)}.${digits.slice(-18)}`.replace(/0+$/, '').replace(/\.$/, '');
}

function costOf(offering: Offering, situation: Situation): bigint | null {
  const { request, output, now } = situation;
  const open = offering.prices.filter((row) => within(row, now));
  const reached = open.filter((row) => request.inputTokens !== undefined && row.above < request.inputTokens);
  const highest = Math.max(...reached.map((row) => row.above));
  const row: PriceRow | undefined = reached.find((one) => one.above === highest) ?? open[0];
  if (row === undefined) return null;
  const tokenPrice = row.input !== undefined || row.output !== undefined;
  if (tokenPrice && (request.inputTokens === undefined || output === undefined)) return null;
  let total = amount(row.request ?? '0');
  const uses: [number | undefined, string | undefined, bigint][] = [
    [request.inputTokens, row.input, 1000000n],
    [output, row.output, 1000000n],
    [request.images, row.image, 1n],
    [request.audioSeconds, row.audioSecond, 1n],
  ];
  for (const [quantity = 0, price, per] of uses) {
    if (quantity === 0) continue;
    if (price === undefined) return null;
    total += (BigInt(quantity) * amount(price)) / per;
  }
  return total;
}

function checks(key: string, maxCostUsd: string | undefined, situation: Situation): Set<string> {
  const { bundle, overlay, request, rule, label, output, now } = situation;
  const offering = bundle.offerings[key] as Offering;
  const regions = offering.regions === undefined ? undefined : expand(bundle, offering.regions);
  const failed = new Set<string>();
  for (const stop of overlay?.disabled ?? []) {
    if ('region' in stop) {
      const stopped = expand(bundle, [stop.region]);
      if (regions === undefined || regions.some((region) => stopped.includes(region))) failed.add('disabled');
    } else if ('offering' in stop ? stop.offering === key : false) failed.add('disabled');
    else if ('model' in stop && stop.model === offering.model) failed.add('disabled');
    else if ('channel' in stop && stop.channel === offering.channel) failed.add('disabled');
    else if ('owner' in stop && stop.owner === offering.owner) failed.add('disabled');
  }
  if (offering.from !== undefined && now < ms(offering.from)) failed.add('not_yet_sold');
  if (offering.until !== undefined && now >= ms(offering.until)) failed.add('no_longer_sold');
  const end = own(offering.clearance.levels, label.level);
  if (end === undefined) failed.add('not_cleared_level');
  else if (end !== null && now >= ms(end)) failed.add('clearance_ended');
  for (const tag of label.tags) {
    const tagEnd = own(offering.clearance.tags, tag);
    if (tagEnd === undefined) failed.add('not_cleared_tag');
    else if (tagEnd !== null && now >= ms(tagEnd)) failed.add('clearance_ended');
  }
  for (const limit of [rule.regions, request.regions]) {
    if (limit === undefined) continue;
    const allowed = expand(bundle, limit);
    if (regions === undefined || !regions.every((region) => allowed.includes(region))) failed.add('region');
  }
  for (const need of [...(rule.needs ?? []), ...(request.needs ?? [])]) {
    if (!offering.capabilities.includes(need)) failed.add('capability');
  }
  const input = request.inputTokens;
  const { context, maxInput, maxOutput } = offering;
  if (context !== undefined && BigInt(input ?? 0) + BigInt(output ?? 0) > BigInt(context))
    failed.add('context');
  if (maxInput !== undefined && (input ?? 0) > maxInput) failed.add('context');
  if (maxOutput !== undefined && (output ?? 0) > maxOutput) failed.add('context');
  if ((input !== undefined || output !== undefined) && context === undefined) failed.add('context_unknown');
  if (output !== undefined && maxOutput === undefined) failed.add('context_unknown');
  if (maxCostUsd !== undefined) {
    const cost = costOf(offering, situation);
    if (cost === null) failed.add('cost_unknown');
    else if (cost > amount(maxCostUsd)) failed.add('cost');
  }
  return failed;
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
    pointer: null,
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

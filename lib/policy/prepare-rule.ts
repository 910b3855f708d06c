import { saltState } from './bucket';
import { AMOUNT_PLACES, scale } from './decimal';
import { fail, type Place, within } from './errors';
import { readCondition } from './prepare-condition';
import { readEscalation, readTargets, type TargetContext, windowChanges } from './prepare-target';
import type { Bits, CostLimit, PreparedArm, PreparedRule, PreparedTarget } from './prepared';
import {
  checkJson,
  has,
  optionalInteger,
  readDecimal,
  readFields,
  readInteger,
  readSet,
  readSome,
  readText,
  type Source,
} from './read';
import type { Instant } from './time';
import type { Vocabulary } from './vocabulary';

const REQUIRED = new Set(['id', 'salt', 'arms', 'onUnknown']);
const OPTIONAL = new Set(['when', 'regions', 'needs', 'limits', 'escalate', 'hints']);
const INTEGER_LIMITS = ['maxAttempts', 'timeoutMs', 'firstTokenMs', 'deadlineMs', 'maxOutputTokens'] as const;
const LIMITS = new Set<string>([...INTEGER_LIMITS, 'maxCostUsd']);
const ARM = new Set(['name', 'weight', 'targets']);
const NONE: ReadonlySet<string> = new Set();
const NO_BITS: Bits = [];
const WHOLE = 10000;

/** Validates one rule and indexes it; the instants of its `time` conditions are appended to `times`. */
export function readRule(
  value: unknown,
  at: Place,
  vocabulary: Vocabulary,
  offerings: TargetContext['offerings'],
  times: Instant[],
): PreparedRule {
  const source = readFields(value, at, REQUIRED, OPTIONAL);
  const id = readText(source.id, at, 'id');
  const onUnknown = source.onUnknown;
  if (onUnknown !== 'deny' && onUnknown !== 'skip') fail(at, 'must be "deny" or "skip"', 'onUnknown');
  const context = { vocabulary, times };
  const when = has(source, 'when') ? readCondition(source.when, within(at, 'when'), context) : null;
  const limits = readFields(has(source, 'limits') ? source.limits : {}, within(at, 'limits'), NONE, LIMITS);
  const regions = has(source, 'regions')
    ? readRuleRegions(source.regions, within(at, 'regions'), vocabulary)
    : null;
  const needs = has(source, 'needs') ? readSet(source.needs, within(at, 'needs')) : [];
  const targets: TargetContext = {
    offerings,
    regions: regions === null ? null : regions.map((region) => vocabulary.regions.get(region) ?? NO_BITS),
    needs: needs.map((need) => vocabulary.capabilities.get(need) ?? -1),
  };
  const escalation = has(source, 'escalate')
    ? readEscalation(source.escalate, within(at, 'escalate'), targets)
    : null;
  const escalations = escalation === null ? [] : escalation.targets;
  const arms = readArms(source.arms, within(at, 'arms'), targets, escalations);
  if (has(source, 'hints')) checkJson(source.hints, within(at, 'hints'));
  const place = within(at, 'limits');
  return {
    id,
    when,
    skipUnknown: onUnknown === 'skip',
    salt: saltState(readText(source.salt, at, 'salt')),
    arms: arms.all,
    whole: arms.whole,
    unsplit: arms.unsplit,
    costLimit: readCostLimit(limits, place),
    escalationCostLimit:
      escalation === null ? null : readCostLimit(escalation.source, within(at, 'escalate')),
    escalations,
    escalationChanges: windowChanges(escalations),
    escalateBelow:
      escalation === null ? null : readDecimal(escalation.source.below, within(at, 'escalate'), 'below'),
    limits: Object.freeze({
      maxAttempts: optionalInteger(limits, 'maxAttempts', place, null),
      timeoutMs: optionalInteger(limits, 'timeoutMs', place, null),
      firstTokenMs: optionalInteger(limits, 'firstTokenMs', place, null),
      deadlineMs: optionalInteger(limits, 'deadlineMs', place, null),
      maxOutputTokens: optionalInteger(limits, 'maxOutputTokens', place, null),
    }),
    regions,
    needs,
  };
}

function readRuleRegions(value: unknown, at: Place, vocabulary: Vocabulary): readonly string[] {
  readSome(value, at);
  return vocabulary.expandRegions(readSet(value, at));
}

function readCostLimit(source: Source, at: Place): CostLimit | null {
  if (!has(source, 'maxCostUsd')) return null;
  const text = readDecimal(source.maxCostUsd, at, 'maxCostUsd');
  return { amount: scale(text, AMOUNT_PLACES), text };
}

interface Arms {
  readonly all: readonly PreparedArm[];
  readonly whole: PreparedArm | null;
  readonly unsplit: PreparedArm;
}

function readArms(
  value: unknown,
  at: Place,
  context: TargetContext,
  escalations: readonly PreparedTarget[],
): Arms {
  const names = new Set<string>();
  const all: PreparedArm[] = [];
  let whole: PreparedArm | null = null;
  let unsplit: PreparedArm | null = null;
  let end = 0;
  const list = readSome(value, at);
  for (let index = 0; index < list.length; index++) {
    const place = within(at, index);
    const source = readFields(list[index], place, ARM);
    const name = readText(source.name, place, 'name');
    if (names.has(name)) fail(place, 'is the name of an earlier arm', 'name');
    names.add(name);
    const weight = readInteger(source.weight, place, 'weight');
    if (weight > WHOLE) fail(place, 'is more than 10,000 basis points', 'weight');
    end += weight;
    const own = readTargets(source.targets, within(place, 'targets'), context);
    const isOwn = (other: PreparedTarget): boolean =>
      own.some((target) => target.offering === other.offering);
    const first = all[0];
    const rest = first === undefined ? [] : first.own.filter((target) => !isOwn(target));
    const tried = rest.length === 0 ? own : [...own, ...rest];
    const arm: PreparedArm = {
      name,
      end,
      list: tried,
      own,
      changes: windowChanges([...tried, ...escalations]),
    };
    all.push(arm);
    if (weight === WHOLE) whole = arm;
    if (weight > 0) unsplit ??= arm;
  }
  if (end !== WHOLE || unsplit === null) fail(at, 'weights must sum to 10,000');
  return { all, whole, unsplit };
}

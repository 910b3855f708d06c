import { setBits } from './checks';
import { fail, type Place, within } from './errors';
import { readCondition } from './prepare-condition';
import { readTargets, type TargetContext } from './prepare-target';
import type { Bits, CostLimit, PreparedArm, PreparedRule, PreparedTarget, RuleInstant } from './prepared';
import {
  checkJson,
  fields,
  optionalInteger,
  readDecimal,
  readFields,
  readInteger,
  readSet,
  readSome,
  readText,
  type Seen,
} from './read';
import type { Reading } from './reading';
import type { Vocabulary } from './vocabulary';

const RULE = fields(
  ['id', 'salt', 'arms', 'onUnknown'],
  ['when', 'regions', 'needs', 'limits', 'escalate', 'hints'],
);
const LIMITS = fields(
  [],
  ['maxAttempts', 'timeoutMs', 'firstTokenMs', 'deadlineMs', 'maxOutputTokens', 'maxCostUsd'],
);
const ARM = fields(['name', 'weight', 'targets']);
const ESCALATE = fields(['below', 'targets'], ['maxCostUsd']);
const NO_LIMITS = Object.freeze({});
const NO_NAMES: readonly string[] = Object.freeze([]);
const NO_NUMBERS: readonly number[] = Object.freeze([]);
const NO_TARGETS: readonly PreparedTarget[] = Object.freeze([]);
const WHOLE = 10000;

/**
 * Validates one rule and prepares it.
 * @param index of the rule in its task class
 * @param times takes the bounds of its `time` conditions
 */
export function readRule(
  value: unknown,
  at: Place,
  index: number,
  times: RuleInstant[],
  reading: Reading,
): PreparedRule {
  const { vocabulary, ids } = reading;
  const seen = vocabulary.seen;
  const source = readFields(value, at, RULE);
  const id = readText(source.id, at, 'id');
  if (ids.has(id)) fail(at, 'is the id of another rule', 'id');
  ids.add(id);
  const onUnknown = source.onUnknown;
  if (onUnknown !== 'deny' && onUnknown !== 'skip') fail(at, 'must be "deny" or "skip"', 'onUnknown');
  const when =
    source.when === undefined
      ? null
      : readCondition(source.when, within(at, 'when'), { vocabulary, times, rule: index });
  const place = within(at, 'limits');
  const limits = readFields(source.limits === undefined ? NO_LIMITS : source.limits, place, LIMITS);
  const regions = source.regions === undefined ? null : readRegions(source.regions, within(at, 'regions'));
  const needs = source.needs === undefined ? NO_NAMES : readSet(source.needs, within(at, 'needs')).slice();
  const targets: TargetContext = {
    reading,
    regions: regions === null ? null : regionBits(regions, vocabulary),
    needs: needs.length === 0 ? NO_NUMBERS : needs.map((need) => vocabulary.capabilities.get(need) ?? -1),
  };
  const escalate =
    source.escalate === undefined ? null : readFields(source.escalate, within(at, 'escalate'), ESCALATE);
  const escalatePlace = within(at, 'escalate');
  const escalations =
    escalate === null
      ? NO_TARGETS
      : readTargets(escalate.targets, within(escalatePlace, 'targets'), targets, true);
  const arms = readArms(source.arms, within(at, 'arms'), targets);
  if (source.hints !== undefined) checkJson(source.hints, within(at, 'hints'));
  return {
    id,
    when,
    skipUnknown: onUnknown === 'skip',
    salt: readText(source.salt, at, 'salt'),
    saltHash: null,
    arms,
    whole: arms.find((arm) => arm.weight === WHOLE) ?? null,
    unsplit: arms.find((arm) => arm.weight > 0) as PreparedArm,
    costLimit: readCostLimit(limits.maxCostUsd, place, seen),
    escalationCostLimit: escalate === null ? null : readCostLimit(escalate.maxCostUsd, escalatePlace, seen),
    escalations,
    escalateBelow: escalate === null ? null : readDecimal(escalate.below, escalatePlace, 'below', seen).text,
    limits: Object.freeze({
      maxAttempts: optionalInteger(limits.maxAttempts, place, 'maxAttempts', null),
      timeoutMs: optionalInteger(limits.timeoutMs, place, 'timeoutMs', null),
      firstTokenMs: optionalInteger(limits.firstTokenMs, place, 'firstTokenMs', null),
      deadlineMs: optionalInteger(limits.deadlineMs, place, 'deadlineMs', null),
      maxOutputTokens: optionalInteger(limits.maxOutputTokens, place, 'maxOutputTokens', null),
    }),
    regions,
    needs,
  };
}

function readRegions(value: unknown, at: Place): readonly string[] {
  readSome(value, at);
  return readSet(value, at).slice();
}

/** All regions that a rule's names stand for. One that no offering has allows nothing. */
function regionBits(names: readonly string[], { regions }: Vocabulary): Bits {
  const bits = [0];
  for (let index = 0; index < names.length; index++) {
    const numbers = regions.get(names[index] as string);
    if (numbers !== undefined) setBits(bits, numbers);
  }
  return bits;
}

function readCostLimit(value: unknown, at: Place, seen: Seen): CostLimit | null {
  return value === undefined ? null : readDecimal(value, at, 'maxCostUsd', seen);
}

/** Arms lie end to end over the 10,000 buckets. */
function readArms(value: unknown, at: Place, context: TargetContext): readonly PreparedArm[] {
  const list = readSome(value, at);
  const armsOf = context.reading.arms;
  const arms = new Array<PreparedArm>(list.length);
  let end = 0;
  for (let index = 0; index < list.length; index++) {
    const place = within(at, index);
    const source = readFields(list[index], place, ARM);
    const name = readText(source.name, place, 'name');
    if (armsOf.get(name) === arms) fail(place, 'is the name of an earlier arm', 'name');
    armsOf.set(name, arms);
    const weight = readInteger(source.weight, place, 'weight');
    if (weight > WHOLE) fail(place, 'is more than 10,000 basis points', 'weight');
    end += weight;
    const own = readTargets(source.targets, within(place, 'targets'), context, false);
    arms[index] = { name, weight, end, own, list: index === 0 ? own : null };
  }
  if (end !== WHOLE) fail(at, 'weights must sum to 10,000');
  return arms;
}

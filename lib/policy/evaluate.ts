import { FALSE, ruleTruth, TRUE, unknownPointer } from './condition';
import { decide } from './decide';
import { type Decision, deny, invalidRequest } from './decision';
import type { Prepared, PreparedCondition, PreparedRule, PreparedTaskClass } from './prepared';
import { type ParsedRequest, parseRequest } from './request';
import { FOREVER, type Instant, sooner, textOf } from './time';
import { understand } from './understand';

/**
 * Decides which offerings may serve a request, in the order to try them. Pure, total and deterministic; the nine
 * steps are those of docs/policy-specification.md.
 * @param policy what `prepare` returned
 * @param request what `parseRequest` returned
 * @param now milliseconds since the epoch; nothing is routed if it is NaN
 */
export function evaluate(policy: Prepared, request: ParsedRequest, now: number): Decision {
  const understood = understand(policy, request);
  if ('outcome' in understood) return understood;
  const { taskClass, label } = understood;
  const rules = taskClass.rules;
  for (let index = 0; index < rules.length; index++) {
    const rule = rules[index] as PreparedRule;
    const truth = ruleTruth(rule, request, label, now);
    if (truth === TRUE)
      return decide(policy, rule, understood, request, now, nextTime(taskClass, index, now));
    if (truth === FALSE || rule.skipUnknown) continue;
    const pointer = unknownPointer(rule.when as PreparedCondition, request, label, now);
    const validUntil = textOf(nextTime(taskClass, index, now));
    return deny('condition_unknown', pointer, request.taskClass, {
      label: label.label,
      rule: rule.id,
      validUntil,
    });
  }
  const validUntil = textOf(nextTime(taskClass, rules.length, now));
  return deny('no_matching_rule', null, request.taskClass, { label: label.label, validUntil });
}

/** `parseRequest` and `evaluate` in one: any value at all gives a decision. */
export function evaluateValue(policy: Prepared, value: unknown, now: number): Decision {
  const parsed = parseRequest(value);
  return parsed.ok ? evaluate(policy, parsed.request, now) : invalidRequest(parsed.pointer);
}

/** The first bound after now of a `time` condition in the rules up to and including `last`. */
function nextTime(taskClass: PreparedTaskClass, last: number, now: number): Instant {
  const times = taskClass.times;
  let next = FOREVER;
  for (let index = 0; index < times.length; index++) {
    const time = times[index] as (typeof times)[number];
    if (time.rule > last) break;
    next = sooner(next, time.at, now);
  }
  return next;
}

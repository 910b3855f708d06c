import { covers, type Effort } from './condition-cover';
import { type ConditionFacts, isOver, possibleValues } from './condition-values';
import { type Finding, pointer } from './finding';
import type { SourceRule } from './source-schema';

/** Comparisons of conditions per task class: more than any policy that people wrote, and over within a moment. */
const COMPARISONS = 200_000;

/**
 * Rules that can never be reached, and conditions that quietly hand over to a wider rule. Rules in their order; a rule
 * is called unreachable only where that is certain. `now` in ms since 1970.
 */
export function checkOrder(
  taskClass: string,
  rules: readonly SourceRule[],
  facts: ConditionFacts,
  now: number,
): Finding[] {
  const findings: Finding[] = [];
  const earlier: SourceRule[] = [];
  const effort: Effort = { left: COMPARISONS };
  let always: SourceRule | undefined;
  rules.forEach((rule, index) => {
    if (!rule.enabled) return;
    const place = pointer('taskClasses', taskClass, 'rules', index);
    const taker =
      always ??
      (effort.left > 0 ? earlier.find((before) => takesAllOf(before, rule, facts, effort)) : undefined);
    const never = !taker && isNeverTrue(rule, facts);
    if (taker || never) {
      const why = taker
        ? `${taker.key} before it takes every request${taker === always ? '' : ' that it would take'}`
        : 'its condition can never be true';
      findings.push({
        code: 'unreachable_rule',
        severity: 'error',
        place,
        values: { rule: rule.key, ...(taker ? { before: taker.key } : {}) },
        message: `${rule.key} is never reached: ${why}.`,
      });
    } else if (rule.definition.when && isOver(rule.definition.when, now)) {
      const message = `${rule.key} takes no request any more: the time that its condition asks for is over.`;
      findings.push({ code: 'rule_over', severity: 'warning', place, values: { rule: rule.key }, message });
    }
    findings.push(...checkHandOver(place, rule, rules.slice(index + 1)));
    if (takesEverything(rule, facts)) always ??= rule;
    earlier.push(rule);
  });
  return findings;
}

function checkHandOver(place: string, rule: SourceRule, later: readonly SourceRule[]): Finding[] {
  if (!rule.definition.when || rule.definition.onUnknown !== 'skip') return [];
  const wider = later.find((other) => other.enabled && !other.definition.when);
  if (!wider) return [];
  const message = `Where ${rule.key} lacks what its condition asks about, the request goes on to ${wider.key}, which takes everything.`;
  const values = { rule: rule.key, wider: wider.key };
  const at = `${place}/definition/onUnknown`;
  return [{ code: 'skip_before_wider', severity: 'warning', place: at, values, message }];
}

/** Whether no request gets past a rule: what it does not route it denies. */
function takesEverything({ definition: { when, onUnknown } }: SourceRule, facts: ConditionFacts): boolean {
  if (!when) return true;
  const values = possibleValues(when, facts);
  return !values.false && (!values.unknown || onUnknown === 'deny');
}

/** Whether an earlier rule takes, or denies, each request that a later one would take or deny. */
function takesAllOf(
  earlier: SourceRule,
  later: SourceRule,
  { levels }: ConditionFacts,
  effort: Effort,
): boolean {
  const [wide, narrow] = [earlier.definition, later.definition];
  if (!wide.when || !narrow.when) return false;
  if (wide.onUnknown === 'skip' && narrow.onUnknown === 'deny') return false;
  return covers(wide.when, narrow.when, levels, effort);
}

function isNeverTrue({ definition: { when, onUnknown } }: SourceRule, facts: ConditionFacts): boolean {
  if (!when) return false;
  const values = possibleValues(when, facts);
  // A condition that may be unknown still denies, which someone may want.
  return !values.true && (!values.unknown || onUnknown === 'skip');
}

/** Arms that no request gets, and targets whose causes can never arise. `place` is the rule's. */
export function checkSplit(place: string, { key, definition }: SourceRule): Finding[] {
  const findings: Finding[] = [];
  const [first] = definition.arms;
  definition.arms.forEach((arm, armIndex) => {
    const at = `${place}${pointer('definition', 'arms', armIndex)}`;
    if (arm.weight === 0 && armIndex > 0) {
      const message = `No request of ${key} gets the arm ${arm.name}: its share is 0.`;
      const values = { rule: key, arm: arm.name };
      findings.push({ code: 'arm_never_chosen', severity: 'warning', place: at, values, message });
    }
    const list = [...arm.targets, ...(first === arm ? [] : (first?.targets ?? []))];
    if (list.length > 0 && list.every((target) => target.on)) {
      const message = `Every offering of ${key} waits for a cause, so a first attempt that nothing stands in the way of is denied.`;
      const values = { rule: key, arm: arm.name };
      findings.push({ code: 'first_target_waits', severity: 'warning', place: at, values, message });
    }
    arm.targets.forEach((target, index) => {
      // After a low-quality answer only escalations count (POLICY.md, step 5).
      if (target.on?.length === 1 && target.on[0] === 'low_quality') {
        const message = `${target.offering} in ${key} can never be tried: after a low-quality answer only escalations count.`;
        const values = { rule: key, offering: target.offering };
        findings.push({
          code: 'fallback_never_tried',
          severity: 'error',
          place: `${at}${pointer('targets', index)}`,
          values,
          message,
        });
      }
    });
  });
  return findings;
}

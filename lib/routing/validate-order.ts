import { type Finding, pointer } from './finding';
import type { SourceRule } from './source-schema';

/** Rules that can never be reached, and conditions that quietly hand over to a wider rule. Rules in their order. */
export function checkOrder(taskClass: string, rules: readonly SourceRule[]): Finding[] {
  const findings: Finding[] = [];
  let always: SourceRule | undefined;
  rules.forEach((rule, index) => {
    if (!rule.enabled) return;
    const place = pointer('taskClasses', taskClass, 'rules', index);
    if (always) {
      const message = `${rule.key} is never reached: ${always.key} before it takes every request.`;
      const values = { rule: rule.key, before: always.key };
      findings.push({ code: 'unreachable_rule', severity: 'error', place, values, message });
    }
    const later = rules.slice(index + 1).find((other) => other.enabled && !other.definition.when);
    if (rule.definition.when && rule.definition.onUnknown === 'skip' && later) {
      const message = `Where ${rule.key} lacks what its condition asks about, the request goes on to ${later.key}, which takes everything.`;
      const values = { rule: rule.key, wider: later.key };
      findings.push({
        code: 'skip_before_wider',
        severity: 'warning',
        place: `${place}/definition/onUnknown`,
        values,
        message,
      });
    }
    if (!rule.definition.when) always ??= rule;
  });
  return findings;
}

/** Arms that no request gets, and fallbacks whose causes can never arise. `place` is the rule's. */
export function checkSplit(place: string, { key, definition }: SourceRule): Finding[] {
  const findings: Finding[] = [];
  definition.arms.forEach((arm, armIndex) => {
    const at = `${place}${pointer('definition', 'arms', armIndex)}`;
    if (arm.weight === 0 && armIndex > 0) {
      const message = `No request of ${key} gets the arm ${arm.name}: its share is 0.`;
      const values = { rule: key, arm: arm.name };
      findings.push({ code: 'arm_never_chosen', severity: 'warning', place: at, values, message });
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

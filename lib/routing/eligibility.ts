import { explain } from '@/lib/policy/explain';
import { prepare } from '@/lib/policy/prepare';
import { parseRequest } from '@/lib/policy/request';
import type { Bundle, Overlay, Rule } from '@/lib/policy/types';
import { lowestLabel } from './lowest-label';

/** Which of a rule's targets pass every check for the least sensitive request that reaches it, and why others do not. */
export interface Eligibility {
  readonly eligible: ReadonlySet<string>;
  /** Offering → the codes of the checks it fails. */
  readonly failing: ReadonlyMap<string, readonly string[]>;
}

/**
 * Asks the evaluator itself about every rule of a bundle that `prepare` accepts: each rule is put into a task class of
 * its own, without its condition and with all its targets in one list, and asked at its lowest label.
 * @param now ms since 1970
 * @param overlay the stops in force; none unless given
 * @returns by task class key and rule id
 */
export function ruleEligibility(
  bundle: Bundle,
  now: number,
  overlay?: Overlay,
): Map<string, Map<string, Eligibility>> {
  const probes: { taskClass: string; rule: string; probe: string }[] = [];
  const taskClasses: Record<string, Bundle['taskClasses'][string]> = {};
  for (const [taskClass, { label, rules }] of Object.entries(bundle.taskClasses)) {
    rules.forEach((rule, index) => {
      const probe = `${taskClass}/${index}`;
      probes.push({ taskClass, rule: rule.id, probe });
      taskClasses[probe] = {
        label: lowestLabel(label, rule.when, bundle.levels),
        unlabelled: lowestLabel(label, rule.when, bundle.levels),
        rules: [flattened(rule)],
      };
    });
  }
  const policy = prepare({ ...bundle, offerings: namedByArms(bundle), taskClasses }, overlay);
  const result = new Map<string, Map<string, Eligibility>>();
  for (const { taskClass, rule, probe } of probes) {
    const sizes = sizesToAsk(taskClasses[probe]?.rules[0]);
    const parsed = parseRequest({ taskClass: probe, ...sizes });
    if (!parsed.ok) throw new Error(`${probe}: ${parsed.message}`);
    const { candidates, considered } = explain(policy, null, parsed.request, now);
    const eligible = new Set(candidates.map((candidate) => candidate.offering));
    const failing = new Map<string, readonly string[]>();
    for (const { offering, codes } of considered.targets) {
      if (codes.length > 0) failing.set(offering, codes);
    }
    const rules = result.get(taskClass) ?? new Map<string, Eligibility>();
    result.set(taskClass, rules.set(rule, { eligible, failing }));
  }
  return result;
}

/**
 * The sizes of the plainest request: stated only where a cost limit needs them, because stated ones would ask for
 * limits of offerings that may be unknown.
 */
export function sizesToAsk(rule: Rule | undefined): { inputTokens?: number; maxOutputTokens?: number } {
  const limited = (rule?.limits?.maxCostUsd ?? rule?.escalate?.maxCostUsd) !== undefined;
  return limited ? { inputTokens: 1, maxOutputTokens: 1 } : {};
}

/** The offerings without those that only escalations name, which no probe does: `prepare` refuses what nobody names. */
function namedByArms({ offerings, taskClasses }: Bundle): Bundle['offerings'] {
  const rules = Object.values(taskClasses).flatMap((taskClass) => taskClass.rules);
  const targets = rules.flatMap((rule) => rule.arms.flatMap((arm) => arm.targets));
  const named = new Set(targets.map((target) => target.offering));
  return Object.fromEntries(Object.entries(offerings).filter(([key]) => named.has(key)));
}

function flattened(rule: Rule): Rule {
  const { when: _when, escalate: _escalate, ...rest } = rule;
  const offerings = new Set(rule.arms.flatMap((arm) => arm.targets.map((target) => target.offering)));
  const targets = [...offerings].map((offering) => ({ offering }));
  return { ...rest, arms: [{ name: 'all', weight: 10_000, targets }] };
}

import type { Bundle } from '@/lib/policy/types';
import { conditionFacts } from './condition-values';
import { ruleEligibility } from './eligibility';
import { type Finding, pointer } from './finding';
import type { Granted } from './granted';
import { lowestLabel } from './lowest-label';
import type { CompileRecords } from './records';
import { checkOrder, checkSplit } from './validate-order';
import { checkServiceLevel } from './validate-service';
import { checkTargets } from './validate-targets';

/**
 * What a check of the draft reports beyond the form of the bundle: dead references, rules and targets that can never
 * act, and what a careful reviewer would ask about.
 * @param records with what rankings selected as targets in its source
 * @param grantedTo what each offering is granted, of the same records
 * @param bundle what was compiled, or null when it is not one that routers would accept
 * @param now ms since 1970
 */
export function validateDraft(
  records: CompileRecords,
  grantedTo: (offering: string) => Granted,
  bundle: Bundle | null,
  now: number,
): Finding[] {
  const findings: Finding[] = [];
  const eligibility = bundle ? ruleEligibility(bundle, now) : null;
  const levels = records.levels.map(({ key }) => key);
  const top = levels.at(-1);
  for (const [taskClass, { label, unlabelled, rules, name, slaP95Ms }] of Object.entries(
    records.source.taskClasses,
  )) {
    const place = pointer('taskClasses', taskClass);
    const enabled = rules.filter((rule) => rule.enabled);
    if (enabled.length === 0) {
      const message = `${name} has no rule: every request of it is denied.`;
      findings.push({ code: 'no_rules', severity: 'note', place, values: { taskClass }, message });
    }
    if (unlabelled.level !== top || records.tags.some((tag) => !unlabelled.tags.includes(tag.key))) {
      const message = `A request of ${name} that carries no label counts as ${unlabelled.level}, not as the most sensitive one.`;
      const values = { taskClass, level: unlabelled.level, tags: unlabelled.tags };
      findings.push({
        code: 'unlabelled_below_highest',
        severity: 'warning',
        place: `${place}/unlabelled`,
        values,
        message,
      });
    }
    findings.push(...checkOrder(taskClass, rules, conditionFacts(records, label), now));
    rules.forEach((rule, index) => {
      if (!rule.enabled) return;
      const at = `${place}${pointer('rules', index)}`;
      findings.push(...checkSplit(at, rule));
      findings.push(...checkServiceLevel(at, rule, slaP95Ms, records));
      findings.push(
        ...checkTargets({
          place: at,
          rule,
          lowest: lowestLabel(label, rule.definition.when, levels),
          records,
          eligibility: eligibility?.get(taskClass)?.get(rule.key) ?? null,
          grantedTo,
          now,
        }),
      );
    });
  }
  return findings;
}

import { own } from '@/lib/core/own';
import type { Bundle, Label } from '@/lib/policy/types';
import { readObligations } from '@/lib/sensitivity/obligations';
import { listOf } from './describe';
import { effectLabels } from './effect-words';
import { endsSoon } from './ends-soon';
import { type Finding, pointer } from './finding';
import type { Granted } from './granted';
import type { CompileRecords } from './records';

/** A target with what it was granted, where a rule names it. */
interface CheckedTarget {
  /** JSON pointer of the target. */
  readonly place: string;
  readonly rule: string;
  readonly offering: string;
  /** What it is capable of. */
  readonly capabilities: readonly string[];
  readonly granted: Granted;
  /** The least sensitive label with which a request reaches the rule. */
  readonly lowest: Label;
}

/** Findings about what one target is cleared for, as far as requests of its rule can ask for it. `now` in ms. */
export function checkClearance(target: CheckedTarget, levels: readonly string[], now: number): Finding[] {
  const { place, rule, offering, granted, lowest } = target;
  const report = (
    code: Finding['code'],
    severity: Finding['severity'],
    message: string,
    values: Finding['values'] = {},
  ): Finding => ({ code, severity, place, values: { rule, offering, ...values }, message });
  const asked = askable(granted.clearance, lowest, levels);
  const findings: Finding[] = [];
  const ending = asked.filter(({ until }) => endsSoon(until, now));
  const [until] = ending.map((one) => one.until ?? '').sort();
  if (until !== undefined) {
    const labels = ending.map(({ label }) => label);
    const message = `The clearance of ${offering} for ${effectLabels(labels)} ends ${exactly(until)}.`;
    findings.push(report('clearance_ends_soon', 'warning', message, { until, labels }));
  }
  for (const { label, parameter } of granted.conflicts) {
    const message = `${offering} is not cleared for ${effectLabels([label])}: it needs another ${parameter} in requests than a clearance below it.`;
    findings.push(report('requirements_conflict', 'warning', message, { label, parameter }));
  }
  const lost = target.capabilities.filter((one) => !granted.capabilities.includes(one));
  if (lost.length > 0 && asked.length > 0) {
    const message = `${offering} goes without ${listOf(lost, 'and')}: what clears it does not cover that.`;
    findings.push(report('capability_not_covered', 'note', message, { capabilities: lost }));
  }
  const resting = (on: 'singlePerson' | 'sample') =>
    asked.flatMap(({ label }) => (own(granted.evidence, label)?.some((ref) => ref[on]) ? [label] : []));
  const alone = resting('singlePerson');
  if (alone.length > 0) {
    const message = `${offering} is cleared for ${effectLabels(alone)} on what one person alone approved.`;
    findings.push(report('single_person_evidence', 'note', message, { labels: alone }));
  }
  const invented = resting('sample');
  if (invented.length > 0) {
    const message = `${offering} is cleared for ${effectLabels(invented)} on invented sample evidence.`;
    findings.push(report('sample_evidence', 'note', message, { labels: invented }));
  }
  return findings;
}

/** The cleared labels that requests of a rule can carry, with their ends. */
function askable(
  { levels: ends, tags }: Bundle['offerings'][string]['clearance'],
  lowest: Label,
  levels: readonly string[],
) {
  const from = levels.indexOf(lowest.level);
  return [
    ...Object.entries(ends)
      .filter(([level]) => levels.indexOf(level) >= from)
      .map(([level, until]) => ({ label: `level:${level}`, until })),
    ...Object.entries(tags).map(([tag, until]) => ({ label: `tag:${tag}`, until })),
  ];
}

function exactly(instant: string): string {
  return `on ${instant.slice(0, 10)} at ${instant.slice(11, 19)} UTC`;
}

/** Findings about the labels that every request of a task class with rules has: what cannot be judged clears nothing. */
export function checkLabels({
  source,
  levels,
  tags,
}: Pick<CompileRecords, 'source' | 'levels' | 'tags'>): Finding[] {
  const inUse = Object.entries(source.taskClasses).filter(([, { rules }]) =>
    rules.some((rule) => rule.enabled),
  );
  const recorded = [
    ...levels.map((level) => ({ kind: 'level', ...level }) as const),
    ...tags.map((tag) => ({ kind: 'tag', ...tag }) as const),
  ];
  return recorded.flatMap(({ kind, key, obligations }): Finding[] => {
    if (obligations !== null && readObligations(obligations) !== null) return [];
    const naming = inUse.find(([, { label }]) =>
      kind === 'level' ? label.level === key : label.tags.includes(key),
    );
    if (!naming) return [];
    const place = pointer('taskClasses', naming[0], 'label');
    const code = obligations === null ? 'label_without_obligations' : 'obligations_unreadable';
    const what = obligations === null ? 'is not recorded' : 'cannot be read';
    const message = `What ${key} asks of an offering ${what}, so nothing is cleared for it.`;
    return [{ code, severity: 'note', place, values: { [kind]: key }, message }];
  });
}

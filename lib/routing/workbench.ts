import { own } from '@/lib/core/own';
import type { ConsideredTarget } from '@/lib/policy/considered';
import { explain } from '@/lib/policy/explain';
import { parseRequest } from '@/lib/policy/request';
import type { Bundle, Label, PolicyNotes, Stop } from '@/lib/policy/types';
import { compile } from './compile';
import { sizesToAsk } from './eligibility';
import { type Finding, pointer } from './finding';
import { lowestLabel } from './lowest-label';
import { served } from './narrow';
import type { CompileRecords, OfferingFacts } from './records';
import type { RuleDefinition, SourceRule, SourceTaskClass } from './source-schema';
import { type ReadyPolicy, readyPolicy } from './try-policy';

/** What a rule is compiled with while it is being edited: its task class as the draft has it, and the facts. */
export interface WorkbenchRecords {
  readonly environment: string;
  readonly levels: CompileRecords['levels'];
  readonly tags: CompileRecords['tags'];
  readonly attributes: CompileRecords['attributes'];
  readonly regionGroups: CompileRecords['regionGroups'];
  readonly taskClass: string;
  /** With what the rankings of its rules select now as lists. */
  readonly source: SourceTaskClass;
  /** Of the offerings that it names. */
  readonly facts: OfferingFacts;
  /** The stops in force. */
  readonly stops: readonly Stop[];
}

/** A policy of one task class with the edited rule in it, as routers would get it. */
export interface Edited {
  readonly bundle: Bundle;
  readonly notes: PolicyNotes;
  readonly ready: ReadyPolicy;
  /** JSON pointer of the rule, to which the places of its findings are relative. */
  readonly place: string;
  /** About this rule alone. */
  readonly findings: readonly Finding[];
  /** The least sensitive label with which a request reaches the rule. */
  readonly lowest: Label;
  /** Every offering of the rule with its checks at that label; the rule counts as enabled for them. */
  readonly targets: readonly ConsideredTarget[];
}

/**
 * Compiles a rule as it is being edited, in place of what the draft says of it, or after its other rules where it is new.
 * Pure, and small enough to run with every keystroke: the other task classes do not take part.
 * @param index its place in the task class; one beyond the end adds it
 * @param selected by arm, what its ranking selects
 * @param now ms since 1970
 */
export function compileEdited(
  records: WorkbenchRecords,
  index: number,
  rule: SourceRule,
  selected: ReadonlyMap<string, readonly string[]>,
  now: number,
): Edited {
  const { taskClass, source, facts, stops, ...words } = records;
  const resolved = { ...rule, definition: listed(rule.definition, selected) };
  const rules = [...source.rules.slice(0, index), resolved, ...source.rules.slice(index + 1)];
  const compileWith = (changed: readonly SourceRule[]) =>
    compile(
      {
        ...words,
        ...facts,
        source: {
          format: 'fairlead.source/1',
          taskClasses: { [taskClass]: { ...source, rules: [...changed] } },
        },
      },
      now,
    );
  const { bundle, notes, findings } = compileWith(rules);
  const place = pointer('taskClasses', taskClass, 'rules', index);
  const levels = records.levels.map(({ key }) => key);
  const lowest = lowestLabel(source.label, rule.definition.when, levels);
  const alone = rule.enabled ? bundle : compileWith([{ ...resolved, enabled: true }]).bundle;
  return {
    bundle,
    notes: { offerings: notes.offerings ?? {} },
    ready: readyPolicy(served(bundle, stops)),
    place,
    findings: findings.filter((finding) => `${finding.place}/`.startsWith(`${place}/`)),
    lowest,
    targets: targetsAt(lowest, alone, taskClass, rule.key, stops, now),
  };
}

/** A rule with what was ranked as a list, as `compile` would have it: `selected` by arm. */
export function listed(
  definition: RuleDefinition,
  selected: ReadonlyMap<string, readonly string[]>,
): RuleDefinition {
  const arms = definition.arms.map(({ select, ...arm }) =>
    select ? { ...arm, targets: (selected.get(arm.name) ?? []).map((offering) => ({ offering })) } : arm,
  );
  return { ...definition, arms };
}

/**
 * What the evaluator says of each offering of a rule for the plainest request with a label: all of its arms as one list,
 * then its escalations, without those that there are no facts of.
 */
function targetsAt(
  label: Label,
  bundle: Bundle,
  taskClass: string,
  ruleId: string,
  stops: readonly Stop[],
  now: number,
): readonly ConsideredTarget[] {
  const rule = own(bundle.taskClasses, taskClass)?.rules.find(({ id }) => id === ruleId);
  if (!rule) return [];
  const { when: _when, escalate, arms, ...rest } = rule;
  const known = (targets: readonly { readonly offering: string }[]) =>
    [...new Set(targets.map(({ offering }) => offering))]
      .filter((offering) => own(bundle.offerings, offering) !== undefined)
      .map((offering) => ({ offering }));
  const [targets, escalations] = [known(arms.flatMap((arm) => arm.targets)), known(escalate?.targets ?? [])];
  if (targets.length === 0) return [];
  const always = {
    ...rest,
    arms: [{ name: 'all', weight: 10_000, targets }],
    ...(escalate && escalations.length > 0 ? { escalate: { ...escalate, targets: escalations } } : {}),
  };
  const named = new Set([...targets, ...escalations].map(({ offering }) => offering));
  const only: Bundle = {
    ...bundle,
    offerings: Object.fromEntries(Object.entries(bundle.offerings).filter(([key]) => named.has(key))),
    taskClasses: { [taskClass]: { label, unlabelled: label, rules: [always] } },
  };
  const ready = readyPolicy(served(only, stops));
  const parsed = parseRequest({ taskClass, ...sizesToAsk(rule) });
  if (!ready.ok || !parsed.ok) return [];
  return explain(ready.prepared, null, parsed.request, now).considered.targets;
}

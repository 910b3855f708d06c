import { canonicalJson } from '@/lib/policy/canonical';
import type { PolicyFile } from './policy-file';
import type { SourceRule } from './source-schema';

/** What becomes of one rule when a draft comes to say what a file says. */
export interface RuleEdit {
  readonly kind: 'added' | 'changed' | 'moved' | 'removed';
  /** Where it is afterwards; where it was, for one that is removed. */
  readonly taskClass: string;
  readonly key: string;
}

type Rules = PolicyFile['taskClasses'];
interface Place {
  readonly taskClass: string;
  readonly rule: SourceRule;
  /** How many rules that both have come before it in its task class. */
  readonly before: number;
}

/** The fewest edits of rules that lead from one file to another, by task class and place; rules keep their keys. */
export function ruleEdits(from: Rules, to: Rules): RuleEdit[] {
  const [was, is] = [placesOf(from, to), placesOf(to, from)];
  const edits: RuleEdit[] = [];
  for (const [key, { taskClass, rule, before }] of is) {
    const old = was.get(key);
    if (!old) edits.push({ kind: 'added', taskClass, key });
    else if (old.taskClass !== taskClass || canonicalJson(old.rule) !== canonicalJson(rule)) {
      edits.push({ kind: 'changed', taskClass, key });
    } else if (old.before !== before) edits.push({ kind: 'moved', taskClass, key });
  }
  for (const [key, { taskClass }] of was) if (!is.has(key)) edits.push({ kind: 'removed', taskClass, key });
  return edits;
}

function placesOf(rules: Rules, others: Rules): Map<string, Place> {
  const shared = new Set(
    Object.entries(others).flatMap(([taskClass, list]) => list.map(({ key }) => `${taskClass} ${key}`)),
  );
  const places = new Map<string, Place>();
  for (const [taskClass, list] of Object.entries(rules)) {
    let before = 0;
    for (const rule of list) {
      places.set(rule.key, { taskClass, rule, before });
      if (shared.has(`${taskClass} ${rule.key}`)) before += 1;
    }
  }
  return places;
}

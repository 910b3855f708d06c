import { changedFields, type RuleField, rulesByKey } from './source-rules';
import type { PolicySource } from './source-schema';

/** What became of one rule between two sources, or (`moved`) of its place among those that both have. */
export interface RuleChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly taskClass: string;
  readonly rule: string;
  /** For `changed`. */
  readonly fields: readonly RuleField[];
}

/** The rules that one source says otherwise than another; of disabled ones too, and of their notes. */
export function diffRules(before: PolicySource, after: PolicySource): RuleChange[] {
  const [old, now] = [rulesByKey(before), rulesByKey(after)];
  const changes: RuleChange[] = [];
  for (const [rule, said] of now) {
    const { taskClass } = said;
    const was = old.get(rule);
    if (!was) changes.push({ kind: 'added', taskClass, rule, fields: [] });
    else {
      const fields = changedFields(was, said);
      if (fields.length > 0) changes.push({ kind: 'changed', taskClass, rule, fields });
    }
  }
  for (const [rule, { taskClass }] of old) {
    if (!now.has(rule)) changes.push({ kind: 'removed', taskClass, rule, fields: [] });
  }
  for (const taskClass of Object.keys(after.taskClasses)) {
    const places = (rules: typeof old, others: typeof old) =>
      [...rules].flatMap(([key, one]) =>
        one.taskClass === taskClass && others.get(key)?.taskClass === taskClass ? [key] : [],
      );
    const [was, is] = [places(old, now), places(now, old)];
    for (const rule of movedIn(was, is)) changes.push({ kind: 'moved', taskClass, rule, fields: [] });
  }
  return changes;
}

/** The fewest keys that must have moved for one order to become the other: those outside a longest common sequence. */
function movedIn(was: readonly string[], is: readonly string[]): string[] {
  if (was.every((key, index) => key === is[index])) return [];
  const place = new Map(was.map((key, index) => [key, index]));
  const at = is.map((key) => place.get(key) ?? 0);
  // Patience sorting: `ends[n]` ends the best ascending run of n + 1, `before` leads back along it.
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, value] of at.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((at[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = index;
  }
  const stays = new Set<number>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) stays.add(index);
  return is.filter((_, index) => !stays.has(index));
}

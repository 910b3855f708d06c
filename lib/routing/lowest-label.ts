import type { Condition, Label } from '@/lib/policy/types';

/**
 * The least sensitive label with which a request can reach a rule: the task class' floor, raised by what the rule's
 * condition demands of every request (its own `level` and `tag` leaves and those of an `all`; an `any` or a `not`
 * demands nothing of every request). `levels` ascend in rank.
 */
export function lowestLabel(floor: Label, when: Condition | undefined, levels: readonly string[]): Label {
  let rank = levels.indexOf(floor.level);
  const tags = new Set(floor.tags);
  const demand = (condition: Condition): void => {
    if ('all' in condition) condition.all.forEach(demand);
    else if ('tag' in condition) tags.add(condition.tag);
    else if ('level' in condition && condition.level.atLeast !== undefined) {
      rank = Math.max(rank, levels.indexOf(condition.level.atLeast));
    }
  };
  if (when) demand(when);
  return { level: levels[rank] ?? floor.level, tags: [...tags].sort() };
}

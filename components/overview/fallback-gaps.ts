import type { TaskClassRules } from '@/lib/routing/dto';

/** A task class whose requests would have nowhere to go if one offering failed. */
export interface FallbackGap {
  readonly taskClass: string;
  readonly name: string;
  readonly why: 'no_rule' | 'one_offering';
}

/**
 * Task classes without an enabled rule, or with an enabled rule in which some arm lists, or ranks, a single offering. It
 * reads what people wrote; whether the others are eligible at an instant is for the evaluator to say.
 */
export function fallbackGaps(taskClasses: readonly TaskClassRules[]): readonly FallbackGap[] {
  return taskClasses.flatMap(({ key, name, rules }): FallbackGap[] => {
    const enabled = rules.filter((rule) => rule.enabled);
    if (enabled.length === 0) return [{ taskClass: key, name, why: 'no_rule' }];
    const single = enabled.some(({ definition }) =>
      definition.arms.some(
        ({ weight, select, targets }) =>
          weight > 0 && (select?.top ?? new Set(targets.map(({ offering }) => offering)).size) < 2,
      ),
    );
    return single ? [{ taskClass: key, name, why: 'one_offering' }] : [];
  });
}

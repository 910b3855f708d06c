import type { Bundle, Stop } from '@/lib/policy/types';
import { ruleEligibility } from './eligibility';
import { served } from './narrow';
import type { StopEffect } from './stops';

/**
 * Which rules of a bundle lose or regain offerings when some stops take the place of others, for the least sensitive
 * request that reaches each.
 * @param now ms since 1970
 */
export function stopEffects(
  bundle: Bundle,
  before: readonly Stop[],
  after: readonly Stop[],
  now: number,
): StopEffect[] {
  const eligibility = (stops: readonly Stop[]) => {
    const { bundle: narrowed, overlay } = served(bundle, stops);
    return ruleEligibility(narrowed, now, overlay);
  };
  const [then, next] = [eligibility(before), eligibility(after)];
  const effects: StopEffect[] = [];
  for (const [taskClass, rules] of next) {
    for (const [rule, { eligible }] of rules) {
      const was = then.get(taskClass)?.get(rule)?.eligible ?? new Set<string>();
      const closed = [...was].filter((offering) => !eligible.has(offering));
      const opened = [...eligible].filter((offering) => !was.has(offering));
      if (closed.length + opened.length > 0) {
        effects.push({ taskClass, rule, closed, opened, left: [...eligible] });
      }
    }
  }
  return effects;
}

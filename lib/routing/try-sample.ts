import type { Condition, PolicyRequest } from '@/lib/policy/types';
import { lowestLabel } from './lowest-label';

/** The task that a task class is measured by; null = not recorded. */
export interface ReferenceTask {
  readonly key: string;
  readonly referenceInputTokens: number | null;
  readonly referenceOutputTokens: number | null;
}

/** The request to begin trying a task class with: its reference task. */
export function sampleRequest(taskClass: ReferenceTask): PolicyRequest {
  const { key, referenceInputTokens, referenceOutputTokens } = taskClass;
  return {
    taskClass: key,
    ...(referenceInputTokens === null ? {} : { inputTokens: referenceInputTokens }),
    ...(referenceOutputTokens === null ? {} : { maxOutputTokens: referenceOutputTokens }),
  };
}

/**
 * A request that the condition of a rule alone would take, as far as its plain demands go: the lowest label it takes,
 * the first value of each attribute, a size within its bounds. `levels` ascend in rank.
 */
export function requestForRule(
  taskClass: ReferenceTask & { readonly floorLevel: string; readonly floorTags: readonly string[] },
  when: Condition | undefined,
  levels: readonly string[],
): PolicyRequest {
  const sample = sampleRequest(taskClass);
  if (when === undefined) return sample;
  const floor = { level: taskClass.floorLevel, tags: taskClass.floorTags };
  const label = lowestLabel(floor, when, levels);
  const attributes: Record<string, string> = {};
  let inputTokens = sample.inputTokens;
  const meet = (condition: Condition): void => {
    if ('all' in condition) condition.all.forEach(meet);
    else if ('any' in condition && condition.any[0]) meet(condition.any[0]);
    else if ('in' in condition && condition.in[0] !== undefined)
      attributes[condition.attribute] = condition.in[0];
    else if ('inputTokens' in condition) {
      const { above, atMost } = condition.inputTokens;
      if (above !== undefined && (inputTokens ?? 0) <= above) inputTokens = above + 1;
      if (atMost !== undefined && (inputTokens ?? Number.POSITIVE_INFINITY) > atMost) inputTokens = atMost;
    }
  };
  meet(when);
  return {
    ...sample,
    label,
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(inputTokens === undefined ? {} : { inputTokens }),
  };
}

/** Steps 1 and 2: the request against the bundle's vocabulary, and its effective label. */
import { setBits } from './checks';
import { type Decision, deny } from './decision';
import { pointerStep } from './pointer';
import type { Bits, Prepared, PreparedLabel, PreparedTaskClass } from './prepared';
import type { ParsedRequest } from './request';

/** A request whose every name the bundle knows. */
export interface Understood {
  readonly taskClass: PreparedTaskClass;
  readonly label: PreparedLabel;
  /** All regions of the request; null = no limit. */
  readonly regions: Bits | null;
}

/** Steps 1 and 2. A denial names the first unknown of label, attributes and regions, in this order. */
export function understand(policy: Prepared, request: ParsedRequest): Understood | Decision {
  const name = request.taskClass;
  const taskClass = policy.taskClasses.get(name);
  if (taskClass === undefined) return deny('unknown_task_class', '/taskClass', name);

  const rank = request.level === null ? taskClass.unlabelled.rank : policy.levels.get(request.level);
  if (rank === undefined) return deny('unknown_label', '/label/level', name);
  const sentTags = request.tags;
  const numbers: number[] = [];
  if (sentTags !== null) {
    for (let index = 0; index < sentTags.length; index++) {
      const number = policy.tags.get(sentTags[index] as string);
      if (number === undefined) return deny('unknown_label', `/label/tags/${index}`, name);
      numbers.push(number);
    }
  }
  const attributes = request.attributes;
  for (let index = 0; index < attributes.length; index++) {
    const attribute = attributes[index] as (typeof attributes)[number];
    const values = policy.attributes.get(attribute.name);
    if (values === undefined || (values !== null && !values.has(attribute.value))) {
      return deny('unknown_attribute', `/attributes${pointerStep(attribute.name)}`, name);
    }
  }
  let regions: Bits | null = null;
  if (request.regions !== null) {
    const bits = [0];
    for (let index = 0; index < request.regions.length; index++) {
      const numbers = policy.regions.get(request.regions[index] as string);
      if (numbers === undefined) return deny('unknown_region', `/regions/${index}`, name);
      setBits(bits, numbers);
    }
    regions = bits;
  }
  return {
    taskClass,
    label: join(policy, taskClass, request.level === null, rank, sentTags, numbers),
    regions,
  };
}

function join(
  policy: Prepared,
  taskClass: PreparedTaskClass,
  levelMissing: boolean,
  rank: number,
  tags: readonly string[] | null,
  numbers: readonly number[],
): PreparedLabel {
  if (levelMissing && tags === null) return taskClass.assumed;
  const highest = Math.max(rank, taskClass.floor.rank);
  const level = policy.levelNames[highest] as string;
  if (tags === null) {
    return {
      label: { level, tags: taskClass.assumed.label.tags },
      rank: highest,
      tags: taskClass.assumed.tags,
    };
  }
  const floor = taskClass.floor.label.tags;
  if (floor.length === 0) return { label: { level, tags }, rank: highest, tags: numbers };
  const union = tags.length === 0 ? floor : merge(tags, floor);
  return {
    label: { level, tags: union },
    rank: highest,
    tags: union.map((tag) => policy.tags.get(tag) ?? -1),
  };
}

/** The union of two ascending lists, ascending. */
function merge(left: readonly string[], right: readonly string[]): readonly string[] {
  const union: string[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length || r < right.length) {
    const a = left[l];
    const b = right[r];
    if (a !== undefined && (b === undefined || a <= b)) {
      union.push(a);
      l++;
      if (a === b) r++;
    } else {
      union.push(b as string);
      r++;
    }
  }
  return union;
}

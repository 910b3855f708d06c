import type { Condition, Label } from '@/lib/policy/types';
import type { CompileRecords } from './records';

/** What is known about every request of a task class before it is sent. */
export interface ConditionFacts {
  /** The floor of the task class. */
  readonly floor: Label;
  /** Ascending in rank. */
  readonly levels: readonly string[];
  /** Closed values by attribute; an empty list takes any. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** The facts for a task class of these records. */
export function conditionFacts(
  { levels, attributes }: Pick<CompileRecords, 'levels' | 'attributes'>,
  floor: Label,
): ConditionFacts {
  return { floor, levels: levels.map((level) => level.key), attributes };
}

/** Which of the three values of Kleene's logic a condition may take, over all requests and times. */
export interface PossibleValues {
  readonly true: boolean;
  readonly false: boolean;
  readonly unknown: boolean;
}

const EITHER: PossibleValues = { true: true, false: true, unknown: false };

/**
 * The values a condition may take, from its own structure: never too few, sometimes too many, because its parts are
 * taken to be independent. `{ true: false }` is therefore certain.
 */
export function possibleValues(condition: Condition, facts: ConditionFacts): PossibleValues {
  if ('all' in condition) {
    const parts = condition.all.map((part) => possibleValues(part, facts));
    return {
      true: parts.every((part) => part.true),
      false: parts.some((part) => part.false),
      unknown: parts.some((part) => part.unknown) && parts.every((part) => part.true || part.unknown),
    };
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => possibleValues(part, facts));
    return {
      true: parts.some((part) => part.true),
      false: parts.every((part) => part.false),
      unknown: parts.some((part) => part.unknown) && parts.every((part) => part.false || part.unknown),
    };
  }
  if ('not' in condition) {
    const { true: yes, false: no, unknown } = possibleValues(condition.not, facts);
    return { true: no, false: yes, unknown };
  }
  if ('tag' in condition) return { ...EITHER, false: !facts.floor.tags.includes(condition.tag) };
  if ('level' in condition) return levelValues(condition.level, facts);
  if ('inputTokens' in condition) {
    const { above = -1, atMost = Number.POSITIVE_INFINITY } = condition.inputTokens;
    return { true: above < atMost, false: above >= 0 || atMost < Number.POSITIVE_INFINITY, unknown: true };
  }
  if ('time' in condition) {
    const { from, until } = condition.time;
    return { ...EITHER, true: from === undefined || until === undefined || from < until };
  }
  if ('exists' in condition) return EITHER;
  return attributeValues(condition, facts);
}

function levelValues(bounds: { atLeast?: string; atMost?: string }, { floor, levels }: ConditionFacts) {
  const rank = (level: string, open: number) => (levels.includes(level) ? levels.indexOf(level) : open);
  const lowest = rank(floor.level, 0);
  const least = bounds.atLeast === undefined ? 0 : rank(bounds.atLeast, 0);
  const most = bounds.atMost === undefined ? levels.length : rank(bounds.atMost, levels.length);
  return {
    true: Math.max(least, lowest) <= most,
    false: least > lowest || most < levels.length - 1,
    unknown: false,
  };
}

function attributeValues(
  condition: { attribute: string; in: readonly string[] } | { attribute: string; notIn: readonly string[] },
  { attributes }: ConditionFacts,
): PossibleValues {
  const closed = Object.hasOwn(attributes, condition.attribute)
    ? (attributes[condition.attribute] ?? [])
    : [];
  const named = new Set('in' in condition ? condition.in : condition.notIn);
  // Values outside a closed list are refused before any rule is looked at.
  const others = closed.length === 0 || closed.some((value) => !named.has(value));
  const some = named.size > 0;
  return 'in' in condition
    ? { true: some, false: others, unknown: true }
    : { true: others, false: some, unknown: true };
}

/** Whether no moment from `now` (ms) on can make a condition true, because a window of time that it needs is over. */
export function isOver(condition: Condition, now: number): boolean {
  if ('all' in condition) return condition.all.some((part) => isOver(part, now));
  if ('any' in condition) return condition.any.every((part) => isOver(part, now));
  return 'time' in condition && condition.time.until !== undefined && Date.parse(condition.time.until) <= now;
}

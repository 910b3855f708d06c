import { pointerStep } from './pointer';
import type { PreparedCondition, PreparedLabel, PreparedRule } from './prepared';
import type { ParsedRequest } from './request';

/** Kleene's three values. */
export type Truth = 0 | 1 | 2;
export const FALSE = 0;
export const TRUE = 1;
export const UNKNOWN = 2;

function sent(request: ParsedRequest, attribute: string): string | undefined {
  const attributes = request.attributes;
  for (let index = 0; index < attributes.length; index++) {
    const one = attributes[index];
    if (one !== undefined && one.name === attribute) return one.value;
  }
  return undefined;
}

/** Whether a name is among ascending ones. Bisected: a policy may ask for thousands of tags of a label with thousands. */
function isAmong(name: string, names: readonly string[]): boolean {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] as string) < name) low = middle + 1;
    else high = middle;
  }
  return names[low] === name;
}

function truthIf(condition: boolean): Truth {
  return condition ? TRUE : FALSE;
}

/**
 * The truth of a condition in Kleene's strong logic.
 * @param label the effective label
 * @param now milliseconds
 */
export function truthOf(
  condition: PreparedCondition,
  request: ParsedRequest,
  label: PreparedLabel,
  now: number,
): Truth {
  switch (condition.kind) {
    case 'in':
    case 'notIn': {
      const value = sent(request, condition.attribute);
      if (value === undefined) return UNKNOWN;
      return truthIf(condition.values.has(value) === (condition.kind === 'in'));
    }
    case 'exists':
      return truthIf((sent(request, condition.attribute) !== undefined) === condition.expected);
    case 'level':
      return truthIf(condition.least <= label.rank && label.rank <= condition.most);
    case 'tag':
      return truthIf(isAmong(condition.tag, label.label.tags));
    case 'inputTokens':
      if (request.inputTokens < 0) return UNKNOWN;
      return truthIf(condition.above < request.inputTokens && request.inputTokens <= condition.atMost);
    case 'time':
      return truthIf(condition.from <= now && now < condition.until);
    case 'not': {
      const inner = truthOf(condition.part, request, label, now);
      return inner === UNKNOWN ? UNKNOWN : truthIf(inner === FALSE);
    }
    default: {
      const decisive = condition.kind === 'all' ? FALSE : TRUE;
      let truth: Truth = condition.kind === 'all' ? TRUE : FALSE;
      for (let index = 0; index < condition.parts.length; index++) {
        const part = truthOf(condition.parts[index] as PreparedCondition, request, label, now);
        if (part === decisive) return decisive;
        if (part === UNKNOWN) truth = UNKNOWN;
      }
      return truth;
    }
  }
}

/** The truth of a rule's `when`; a rule without one always applies. */
export function ruleTruth(
  rule: PreparedRule,
  request: ParsedRequest,
  label: PreparedLabel,
  now: number,
): Truth {
  return rule.when === null ? TRUE : truthOf(rule.when, request, label, now);
}

/**
 * What made a condition unknown: going down from it, at each step the first part that is itself unknown.
 * @returns a JSON pointer into the request to what was not sent: `/attributes/<name>` or `/inputTokens`
 */
export function unknownPointer(
  condition: PreparedCondition,
  request: ParsedRequest,
  label: PreparedLabel,
  now: number,
): string {
  switch (condition.kind) {
    case 'all':
    case 'any':
      for (const part of condition.parts) {
        if (truthOf(part, request, label, now) === UNKNOWN) return unknownPointer(part, request, label, now);
      }
      return '';
    case 'not':
      return unknownPointer(condition.part, request, label, now);
    case 'in':
    case 'notIn':
      return `/attributes${pointerStep(condition.attribute)}`;
    default:
      return '/inputTokens';
  }
}

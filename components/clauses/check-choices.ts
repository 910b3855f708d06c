import type { Parameter } from '@/lib/contracts/parameters';
import type { Predicate } from '@/lib/contracts/predicate';

/** A way of checking a parameter, as people choose it. `no` is "equals false", which has no operator of its own. */
export type CheckWay = Predicate['op'] | 'no';

const WAYS: Readonly<Record<CheckWay, string>> = {
  atMost: 'at most',
  atLeast: 'at least',
  maximumAtMost: 'every store at most',
  equals: 'is',
  isTrue: 'yes',
  no: 'no',
  includes: 'holds all of',
  within: 'only of',
};

/** In which ways a parameter can be checked; none for what a computer cannot tell, such as a paragraph. */
export function waysOf({ kind }: Parameter): readonly CheckWay[] {
  switch (kind) {
    case 'number':
    case 'days':
    case 'percent':
    case 'exact_percent':
    case 'money':
      return ['atMost', 'atLeast'];
    case 'days_by_store':
      return ['maximumAtMost'];
    case 'boolean':
      return ['isTrue', 'no'];
    case 'choice':
      return ['equals', 'within'];
    case 'choices':
    case 'list':
    case 'regions':
      return ['within', 'includes'];
    case 'text':
      return ['equals'];
    default:
      return [];
  }
}

export function wayChoices(parameter: Parameter): readonly { value: CheckWay; label: string }[] {
  return waysOf(parameter).map((value) => ({ value, label: WAYS[value] }));
}

export function wayOf(check: Predicate): CheckWay {
  return check.op === 'equals' && check.value === false ? 'no' : check.op;
}

/** A check of a parameter in one way, with nothing typed yet. Of money the amount is checked. */
export function newCheck({ key, kind, options }: Parameter, way: CheckWay): Predicate {
  const parameter = kind === 'money' ? `${key}.amount` : key;
  switch (way) {
    case 'isTrue':
      return { parameter, op: 'isTrue' };
    case 'no':
      return { parameter, op: 'equals', value: false };
    case 'equals':
      return { parameter, op: 'equals', value: Object.keys(options ?? {})[0] ?? '' };
    case 'includes':
    case 'within':
      return { parameter, op: way, value: [] };
    default:
      return { parameter, op: way, value: 0 };
  }
}

/** The parameter that a check is of; undefined where the type has it no more. */
export function checkedParameter(check: Predicate, parameters: readonly Parameter[]): Parameter | undefined {
  const [key] = check.parameter.split('.');
  return parameters.find((one) => one.key === key);
}

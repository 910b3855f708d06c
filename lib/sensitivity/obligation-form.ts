import type { Parameter } from '@/lib/contracts/parameters';
import type { Predicate } from '@/lib/contracts/predicate';
import type { Obligation } from './obligations';

type Op = Predicate['op'];
export type ObligationKind = Obligation['kind'];

/** How each thing that can be asked of a value is said in a form. */
export const OP_WORDS: Readonly<Record<Op, string>> = {
  atMost: 'at most',
  atLeast: 'at least',
  maximumAtMost: 'in every store at most',
  equals: 'is',
  isTrue: 'is so',
  includes: 'includes all of',
  within: 'is only',
};

const OPS: Readonly<Record<Parameter['kind'], readonly Op[]>> = {
  text: ['equals'],
  paragraph: ['equals'],
  boolean: ['isTrue'],
  choice: ['equals', 'within'],
  choices: ['includes', 'within'],
  list: ['includes', 'within'],
  regions: ['within', 'includes'],
  number: ['atMost', 'atLeast'],
  days: ['atMost', 'atLeast'],
  percent: ['atMost', 'atLeast'],
  exact_percent: ['atMost', 'atLeast'],
  money: ['atLeast', 'atMost'],
  date: ['equals'],
  days_by_store: ['maximumAtMost'],
};

/** What can be asked of a parameter, the most usual first. */
export function opsFor({ kind }: Parameter): readonly Op[] {
  return OPS[kind];
}

/** Something that is asked of a parameter, before its value was chosen. */
export function freshPredicate(parameter: Parameter, op: Op = opsFor(parameter)[0] ?? 'equals'): Predicate {
  // Of money the amount is asked for, in whatever currency it is stated.
  const path = parameter.kind === 'money' ? `${parameter.key}.amount` : parameter.key;
  switch (op) {
    case 'atMost':
    case 'atLeast':
    case 'maximumAtMost':
      return { parameter: path, op, value: 0 };
    case 'isTrue':
      return { parameter: path, op };
    case 'includes':
    case 'within':
      return { parameter: path, op, value: [] };
    case 'equals':
      return { parameter: path, op, value: Object.keys(parameter.options ?? {})[0] ?? '' };
  }
}

/** An obligation of a kind, before anything of it was chosen. */
export function freshObligation(kind: ObligationKind, type: string): Obligation {
  switch (kind) {
    case 'contract':
      return { kind };
    case 'clause':
      return { kind, type, where: [] };
    case 'certification':
      return { kind, anyOf: [] };
    case 'affiliation':
      return { kind, with: [], exclude: ['first_party', 'affiliated', 'unknown'] };
    case 'attribute':
      return { kind, field: 'retentionDays', where: [] };
  }
}

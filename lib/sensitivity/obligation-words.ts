import { certificationName } from '@/lib/contracts/certification-kinds';
import type { ClauseType } from '@/lib/contracts/clause-type';
import type { Parameter } from '@/lib/contracts/parameters';
import type { Predicate } from '@/lib/contracts/predicate';
import type { Obligation } from './obligations';

/** What obligations name, in people's words. */
export interface ObligationNames {
  readonly types: ReadonlyMap<string, ClauseType>;
  /** By vendor key. */
  readonly vendors: ReadonlyMap<string, string>;
}

/** What sellers promise, as obligations ask for it. */
export const PROMISE_NAMES = {
  regions: 'Processing regions',
  retentionDays: 'Days of retention',
  zeroRetention: 'Zero retention',
  trainingUse: 'Training use',
  humanReview: 'Human review',
  certifications: 'Certifications',
  subprocessors: 'Subprocessors',
} as const;

const AFFILIATION_WORDS = {
  first_party: 'first-party',
  affiliated: 'affiliated',
  unknown: 'unknown',
} as const;

/** An obligation in a line: "Retention agreed: at most 30 days in every store". */
export function obligationWords(obligation: Obligation, { types, vendors }: ObligationNames): string {
  switch (obligation.kind) {
    case 'contract':
      return 'A contract in force';
    case 'clause': {
      const type = types.get(obligation.type);
      const name = type?.name ?? obligation.type;
      const asked = obligation.where.map((one) => predicateWords(one, type?.parameters ?? []));
      const law = obligation.accepts === 'law' ? ' or a law that says the same' : '';
      return asked.length === 0 ? `${name} agreed${law}` : `${name} agreed${law}: ${asked.join('; ')}`;
    }
    case 'certification':
      return `A valid ${listed(obligation.anyOf.map(certificationName), 'or')}`;
    case 'affiliation': {
      const kinds = listed(
        obligation.exclude.map((kind) => AFFILIATION_WORDS[kind]),
        'or',
      );
      const whom = obligation.with.map((key) => vendors.get(key) ?? key);
      return whom.length === 0
        ? `No ${kinds} interest in a named competitor: none is named yet, so it cannot be met`
        : `No ${kinds} interest in ${listed(whom, 'or')}`;
    }
    case 'attribute': {
      const name = PROMISE_NAMES[obligation.field];
      const asked = obligation.where.map((one) =>
        predicateWords(one, [{ key: 'value', name, kind: 'text' }]),
      );
      return `${asked.join('; ') || `${name} stated`}, approved by two`;
    }
  }
}

/** What is asked of a parameter: "Notice at most 72 hours". */
export function predicateWords(predicate: Predicate, parameters: readonly Parameter[]): string {
  const [key = '', part] = predicate.parameter.split('.');
  const parameter = parameters.find((one) => one.key === key);
  const name = parameter ? (part ? `${parameter.name} (${part})` : parameter.name) : predicate.parameter;
  switch (predicate.op) {
    case 'atMost':
      return `${name} at most ${amount(predicate.value, parameter)}`;
    case 'atLeast':
      return `${name} at least ${amount(predicate.value, parameter)}`;
    case 'maximumAtMost':
      return predicate.value === 0
        ? 'nothing kept in any store'
        : `at most ${predicate.value.toLocaleString('en')} days in every store`;
    case 'equals':
      return `${name}: ${option(String(predicate.value), parameter)}`;
    case 'isTrue':
      return name;
    case 'includes':
      return `${name} with ${listed(named(predicate.value, parameter), 'and')}`;
    case 'within':
      return predicate.value.length === 0
        ? `${name}: nothing is named yet, so it cannot be met`
        : `${name}: only ${listed(named(predicate.value, parameter), 'or')}`;
  }
}

function amount(value: number, parameter: Parameter | undefined): string {
  const number = value.toLocaleString('en');
  if (parameter?.kind === 'days') return value === 1 ? '1 day' : `${number} days`;
  if (parameter?.kind === 'percent' || parameter?.kind === 'exact_percent') return `${number} %`;
  return parameter?.unit ? `${number} ${parameter.unit}` : number;
}

function option(value: string, parameter: Parameter | undefined): string {
  const options = parameter?.options;
  return options && Object.hasOwn(options, value) ? (options[value] ?? value) : value;
}

function named(values: readonly string[], parameter: Parameter | undefined): string[] {
  return values.map((value) => option(value, parameter));
}

function listed(words: readonly string[], last: 'or' | 'and'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

import type { Parameter } from './parameters';
import type { Predicate } from './predicate';

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

/** Words in a row: "EU, UK or Norway". */
export function listed(words: readonly string[], last: 'or' | 'and'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

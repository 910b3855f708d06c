import type { ClauseGroup } from '@/lib/contracts/clause-type';
import type { OwnClauseType } from '@/lib/contracts/own-clause-type';
import type { Parameter, ParameterKind } from '@/lib/contracts/parameters';

/** A parameter as it is typed: nothing left out, options as their names. */
export interface ParameterValues {
  readonly key: string;
  readonly name: string;
  readonly kind: ParameterKind;
  readonly help: string;
  readonly unit: string;
  readonly options: readonly string[];
  readonly unlimited: boolean;
  /** As it is saved; keys of options stay with their names. */
  readonly saved: Parameter | null;
}

export interface TypeValues {
  readonly key: string;
  readonly name: string;
  readonly group: ClauseGroup;
  readonly question: string;
  readonly parameters: readonly ParameterValues[];
  readonly vocabulary: readonly string[];
}

export const NEW_TYPE: TypeValues = {
  ...{ key: '', name: '', group: 'commercial', question: '', parameters: [], vocabulary: [] },
};

export const NEW_PARAMETER: ParameterValues = {
  ...{ key: '', name: '', kind: 'text', help: '', unit: '', options: [], unlimited: false, saved: null },
};

export function typeValues({
  key,
  name,
  group,
  question,
  parameters,
  vocabulary,
}: OwnClauseType): TypeValues {
  const typed = parameters.map(
    (saved): ParameterValues => ({
      ...{ key: saved.key, name: saved.name, kind: saved.kind, saved },
      ...{ help: saved.help ?? '', unit: saved.unit ?? '', unlimited: saved.unlimited ?? false },
      options: Object.values(saved.options ?? {}),
    }),
  );
  return { key, name, group, question, parameters: typed, vocabulary };
}

/** Words as a key: "Method of proof" → "method_of_proof". */
export function snakeCase(name: string): string {
  const words =
    name
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words
    .join('_')
    .replace(/^[0-9_]+/, '')
    .slice(0, 60);
}

/** Words as a key: "Method of proof" → "methodOfProof". */
export function camelCase(name: string): string {
  return snakeCase(name).replace(/_(.)/g, (_match, first: string) => first.toUpperCase());
}

const CHOOSES: readonly ParameterKind[] = ['choice', 'choices'];
const LIMITED: readonly ParameterKind[] = ['number', 'days', 'money'];

/** Whether a kind is chosen from options, and whether its values may be without limit. */
export const hasOptions = (kind: ParameterKind): boolean => CHOOSES.includes(kind);
export const hasLimit = (kind: ParameterKind): boolean => LIMITED.includes(kind);

/** What is sent of a parameter: only what its kind takes. */
export function parameterOf(typed: ParameterValues): Parameter {
  const { key, name, kind, help, unit, options, unlimited, saved } = typed;
  const keyOf = (option: string) =>
    Object.entries(saved?.options ?? {}).find(([, known]) => known === option)?.[0] ??
    (snakeCase(option) || option);
  return {
    ...{ key: key || camelCase(name), name, kind },
    ...(help && { help }),
    ...(kind === 'number' && unit && { unit }),
    ...(hasOptions(kind) && { options: Object.fromEntries(options.map((one) => [keyOf(one), one])) }),
    ...(hasLimit(kind) && unlimited && { unlimited }),
  };
}

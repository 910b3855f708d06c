import type { FieldProblem } from '@/lib/core/errors';

/** What of each item is asked for. */
export interface Wanted {
  /** Null = all but what is given on request alone. */
  readonly fields: readonly string[] | null;
  /** Whether what is given on request is wanted beside them. */
  readonly provenance: boolean;
}

export const FIELD_PARAMETERS = ['fields', 'include'] as const;

/** Values of a parameter that may be repeated or hold commas. */
export function valuesOf(params: URLSearchParams, name: string): string[] {
  const given = params.getAll(name).flatMap((value) => value.split(','));
  return [...new Set(given.map((value) => value.trim()).filter(Boolean))];
}

/** Reads `fields` and `include`. Problems' paths are "?" and the parameter's name. */
export function readWanted(
  params: URLSearchParams,
  fields: readonly string[],
): { readonly wanted: Wanted; readonly problems: readonly FieldProblem[] } {
  const named = valuesOf(params, 'fields');
  const include = valuesOf(params, 'include');
  const problems: FieldProblem[] = [];
  const unknown = named.filter((field) => !fields.includes(field));
  if (unknown.length > 0) {
    const message = `There is no field "${unknown[0]?.slice(0, 100)}". There are: ${fields.join(', ')}.`;
    problems.push({ path: '?fields', message });
  }
  if (params.has('fields') && named.length === 0)
    problems.push({ path: '?fields', message: 'Name at least one field.' });
  if (include.some((word) => word !== 'provenance'))
    problems.push({ path: '?include', message: 'Only "provenance" can be included.' });
  return {
    wanted: { fields: params.has('fields') ? named : null, provenance: include.includes('provenance') },
    problems,
  };
}

/** An item with what is wanted of it, in the order of `fields`. `onRequest` are fields that are left out unless named or included. */
export function pick<Item extends object>(
  item: Item,
  fields: readonly (keyof Item & string)[],
  onRequest: readonly (keyof Item & string)[],
  wanted: Wanted,
): Partial<Item> {
  const out: Partial<Item> = {};
  for (const field of fields) {
    const extra = onRequest.includes(field);
    const asked = wanted.fields ? wanted.fields.includes(field) : !extra;
    if (asked || (extra && wanted.provenance)) out[field] = item[field];
  }
  return out;
}

import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { FieldProblem } from '@/lib/core/errors';
import { pointer } from '@/lib/routing/finding';
import { type RankedSelection, selectSchema } from '@/lib/routing/select-schema';

/** Undefined takes a field out. */
export type SelectChange = { readonly [field in keyof RankedSelection]?: RankedSelection[field] | undefined };

/** What each group of fields of a selection is given. */
export interface SelectFields {
  readonly select: RankedSelection;
  readonly at: (path: string) => { readonly id: string; readonly error: string | false };
  readonly set: (change: SelectChange) => void;
}

/**
 * The fields of the selection at `place`, a pointer into the rule. What is wrong is said while it is typed, and what the
 * server found wrong where nothing else is.
 */
export function selectFields(
  select: RankedSelection,
  place: string,
  problems: readonly FieldProblem[] | undefined,
  onChange: (select: RankedSelection) => void,
): SelectFields {
  const typed = problemsOf(select);
  return {
    select,
    at: (path) => ({
      id: fieldId(place + path),
      error: fieldError(typed, path) || fieldError(problems, place + path),
    }),
    set: (change) => {
      const next = Object.entries({ ...select, ...change }).filter(
        ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
      );
      onChange(Object.fromEntries(next) as RankedSelection);
    },
  };
}

function problemsOf(select: RankedSelection): FieldProblem[] {
  const { error } = selectSchema.safeParse(select);
  return (error?.issues ?? []).map(({ path, message }) => ({ path: pointer(...path.map(String)), message }));
}

import { z } from 'zod';
import type { FieldProblem } from '@/lib/core/errors';
import { STANDINGS } from './standing';

/** What a program asks of an environment's routers; the parameters of an address, all text. */
const routerQuery = z.strictObject({
  standing: z.enum(STANDINGS, `Is one of ${STANDINGS.join(', ')}.`).optional(),
  version: z
    .string()
    .regex(/^\d{1,9}\.\d{1,9}$/, 'Is "<epoch>.<version>", such as 1.7.')
    .optional(),
  limit: z
    .string()
    .regex(/^([1-9]\d?|[1-4]\d\d|500)$/, 'Is a number from 1 to 500.')
    .default('100')
    .transform(Number),
  /** The last name of the page before, so that nobody counts on its form. */
  cursor: z
    .string()
    .regex(/^[\w-]{1,300}$/, 'Is not a cursor that this API gave out.')
    .transform((text) => Buffer.from(text, 'base64url').toString())
    .optional(),
});
export type RouterQuery = z.output<typeof routerQuery>;

/** Reads the parameters, strictly: a filter that is passed over answers another question than was asked. */
export function readRouterQuery(
  params: URLSearchParams,
):
  | { readonly ok: true; readonly query: RouterQuery }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] } {
  const names = [...params.keys()];
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined)
    return { ok: false, problems: [{ path: `?${twice}`, message: 'Is there twice.' }] };
  const parsed = routerQuery.safeParse(Object.fromEntries(params));
  if (parsed.success) return { ok: true, query: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((name) => ({ path: `?${name}`, message: 'Is no parameter of this address.' }))
        : [{ path: `?${String(issue.path[0])}`, message: issue.message }],
    ),
  };
}

/** The cursor of the page after a router's. */
export function cursorAfter(instance: string): string {
  return Buffer.from(instance).toString('base64url');
}

import type { FieldProblem } from '@/lib/core/errors';

/** The most items of one page. */
export const MAX_PAGE = 500;
const DEFAULT_PAGE = 100;

/** Reads `limit`: a whole number from 1 to the most, 100 if it is left out. */
export function readPageLimit(
  params: URLSearchParams,
  most = MAX_PAGE,
): { readonly limit: number; readonly problems: readonly FieldProblem[] } {
  const given = params.get('limit');
  if (given === null) return { limit: DEFAULT_PAGE, problems: [] };
  const limit = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (limit >= 1 && limit <= most) return { limit, problems: [] };
  const message = `Must be a whole number from 1 to ${most}.`;
  return { limit: DEFAULT_PAGE, problems: [{ path: '?limit', message }] };
}

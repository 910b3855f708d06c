import { invalid } from '@/lib/core/errors';
import type { Convergence } from '../convergence';
import { cursorAfter, readRouterQuery } from '../router-query';
import type { RouterDto } from '../standing';
import { convergence, routersOf } from './queries';

/** A page of the API: `GET /api/v1/environments/{environment}/routers`. */
export interface RouterPage {
  /** By name. */
  readonly data: readonly RouterDto[];
  readonly total: number;
  /** Give it back as `cursor` for the next page; null on the last. */
  readonly next: string | null;
  /** Of all that are counted, whatever was asked for. */
  readonly convergence: Convergence;
}

/**
 * The page of routers that a URL's parameters ask for.
 *
 * @throws AppError not_found, or invalid, naming each parameter that is wrong
 */
export async function routerPageOf(
  environment: string,
  params: URLSearchParams,
  now: Date,
): Promise<RouterPage> {
  const read = readRouterQuery(params);
  if (!read.ok) throw invalid(read.problems, 'Some parameters need attention.');
  const { standing, version, limit, cursor } = read.query;
  const routers = await routersOf(environment, { standing, version }, now);
  // Names are compared as the list is sorted here, whatever the collation of the database.
  const sorted = routers.toSorted((a, b) => (a.instance < b.instance ? -1 : 1));
  const rest = cursor === undefined ? sorted : sorted.filter(({ instance }) => instance > cursor);
  const data = rest.slice(0, limit);
  const last = rest.length > limit ? data.at(-1) : undefined;
  return {
    data,
    total: routers.length,
    next: last ? cursorAfter(last.instance) : null,
    convergence: await convergence(environment, now),
  };
}

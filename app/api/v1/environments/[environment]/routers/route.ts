import { onlyMethods } from '@/lib/auth/server/admin-api';
import { tokenRoute } from '@/lib/auth/server/token-api';
import { routerPageOf } from '@/lib/routers/server/router-page';

/** The routers of the token's environment, `{ data, total, next, convergence }`: what each runs, and how far all have come. */
export const GET = tokenRoute('routers:read', async ({ environment, url, now }) =>
  Response.json(await routerPageOf(environment, url.searchParams, now)),
);

const notAllowed = onlyMethods('GET, HEAD');

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};

import { onlyMethods } from '@/lib/auth/server/admin-api';
import { tokenRoute } from '@/lib/auth/server/token-api';
import { offeringPageOf } from '@/lib/catalog/server/offering-page';

/** The catalogue for scripts: `{ data, total, next }`, filtered by the same parameters as the console's list. */
export const GET = tokenRoute('catalog:read', async ({ url }) =>
  Response.json(await offeringPageOf(url.searchParams), {
    headers: { 'cache-control': 'private, no-cache' },
  }),
);

const notAllowed = onlyMethods('GET, HEAD');

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};

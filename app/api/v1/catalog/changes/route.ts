import { tokenRoute } from '@/lib/auth/server/token-api';
import { feedPageOf } from '@/lib/catalog/server/change-feed';
import { taggedBody, taggedResponse } from '@/lib/http/tagged-response';
import { notAllowed } from '../list-handler';

/** What changed since a cursor, oldest first: `{ data, next, more }`. */
export const GET = tokenRoute('catalog:read', async ({ request, url }) =>
  taggedResponse(request, taggedBody(JSON.stringify(await feedPageOf(url.searchParams, request.signal)))),
);

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};

import { tokenRoute } from '@/lib/auth/server/token-api';
import { formattedCatalogue } from '@/lib/catalog/server/formats';
import { taggedResponse } from '@/lib/http/tagged-response';
import { notAllowed } from '../../../list-handler';

/** What of the catalogue a format cannot say: `{ data, total }`. */
export const GET = tokenRoute('catalog:read', async ({ request, params, now }) =>
  taggedResponse(request, (await formattedCatalogue(params.format ?? '', now)).leftOut),
);

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};

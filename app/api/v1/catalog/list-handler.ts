import { onlyMethods } from '@/lib/auth/server/admin-api';
import { tokenRoute } from '@/lib/auth/server/token-api';
import { taggedBody, taggedResponse } from '@/lib/http/tagged-response';

/** A list of the catalogue for programs: conditional, with a token of the scope `catalog:read`. */
export function listRoute(pageOf: (params: URLSearchParams, now: Date) => Promise<object>) {
  return tokenRoute('catalog:read', async ({ request, url, now }) =>
    taggedResponse(request, taggedBody(JSON.stringify(await pageOf(url.searchParams, now)))),
  );
}

export const notAllowed = onlyMethods('GET, HEAD');

import { tokenRefusal, tokenRoute } from '@/lib/auth/server/token-api';
import type { FormatName } from '@/lib/catalog/catalog-link';
import { formattedCatalogue } from '@/lib/catalog/server/formats';
import { requireLink } from '@/lib/catalog/server/link-queries';
import { requestIdOf } from '@/lib/delivery/request-id';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { requireRate } from '@/lib/http/server/rate-limit';
import { taggedResponse } from '@/lib/http/tagged-response';

async function formatResponse(request: Request, format: FormatName, now: Date): Promise<Response> {
  const { body, left } = await formattedCatalogue(format, now);
  return taggedResponse(request, body, { 'catalogue-left-out': String(left) });
}

/** The catalogue in a format, with a token of the scope `catalog:read`. */
export function formatRoute(format: FormatName) {
  return tokenRoute(
    'catalog:read',
    ({ request, now }) => formatResponse(request, format, now),
    RATE_LIMITS.apiHeavy,
  );
}

/** The same for tools that cannot send a header: the secret in the address lets them in, to this alone. */
export function linkRoute(format: FormatName) {
  return async (
    request: Request,
    { params }: { readonly params: Promise<{ readonly secret?: string }> },
  ): Promise<Response> => {
    const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
    const now = new Date();
    try {
      const { secret = '' } = await params;
      await requireLink(secret, now);
      await requireRate(RATE_LIMITS.links, secret, now);
      const response = await formatResponse(request, format, now);
      response.headers.set('x-request-id', requestId);
      response.headers.set('referrer-policy', 'no-referrer');
      response.headers.set('x-robots-tag', 'noindex');
      return response;
    } catch (error) {
      // Says and logs nothing of the address.
      return tokenRefusal(error, request, requestId, null);
    }
  };
}

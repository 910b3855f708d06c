import { authenticateToken } from '@/lib/auth/server/router-token';
import { offeringPageOf } from '@/lib/catalog/server/offering-page';
import { AppError } from '@/lib/core/errors';
import { deliveryLog } from '@/lib/delivery/log';
import { requestIdOf } from '@/lib/delivery/request-id';
import { env } from '@/lib/env';
import { problem } from '@/lib/http/problem';
import { errorResponse, problemResponse } from '@/lib/http/problem-response';

const SCOPE = 'catalog:read';

/** The catalogue for scripts: `{ data, total, next }`, filtered by the same parameters as the console's list. */
export async function GET(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
  try {
    await authenticateToken(request.headers, SCOPE);
    const page = await offeringPageOf(new URL(request.url).searchParams);
    return Response.json(page, {
      headers: { 'cache-control': 'private, no-cache', 'x-request-id': requestId },
    });
  } catch (error) {
    const refused = error instanceof AppError ? tokenRefusal(error, request, requestId) : null;
    if (refused) return refused;
    return errorResponse(error, requestId, (defect, id) =>
      deliveryLog(env().LOG_LEVEL).error(
        { event: 'defect', requestId: id, err: defect },
        'a request met a defect',
      ),
    );
  }
}

/** The refusals of RFC 6750, told as the rest of the read API tells them. */
function tokenRefusal(error: AppError, request: Request, requestId: string): Response | null {
  if (error.kind === 'forbidden') {
    return problemResponse(problem('insufficient-scope', error.message, requestId), {
      'www-authenticate': `Bearer error="insufficient_scope", scope="${SCOPE}"`,
    });
  }
  if (error.kind !== 'unauthenticated' || !request.headers.has('authorization')) return null;
  return problemResponse(problem('invalid-token', error.message, requestId), {
    'www-authenticate': 'Bearer error="invalid_token"',
  });
}

function notAllowed(request: Request): Response {
  const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
  const detail = `This address answers GET and HEAD, not ${request.method}.`;
  return problemResponse(problem('method-not-allowed', detail, requestId), { allow: 'GET, HEAD' });
}

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};

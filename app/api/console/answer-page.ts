import { type Action, allowsSomewhere } from '@/lib/auth/permissions';
import { type Caller, refuse } from '@/lib/auth/server/command';
import { currentCaller } from '@/lib/auth/server/session';
import { AppError } from '@/lib/core/errors';
import { requestIdOf } from '@/lib/delivery/request-id';
import { errorResponse } from '@/lib/http/problem-response';
import { RATE_LIMITS, type RateLimit } from '@/lib/http/rate-limits';
import { requireRate } from '@/lib/http/server/rate-limit';

/**
 * Answers a question of a page's script, as JSON, to whoever may do `action` somewhere, and as often as `limit` lets them. The session is the
 * credential; what another site has sent was refused before (lib/http/door.ts).
 */
export async function answerPage(
  request: Request,
  action: Action,
  run: (caller: Caller, requestId: string) => Promise<object>,
  limit: RateLimit = RATE_LIMITS.lists,
): Promise<Response> {
  const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
  try {
    const caller = await currentCaller();
    if (!caller) throw new AppError('unauthenticated', 'Your session has ended. Sign in again.');
    if (!allowsSomewhere(caller.roles, action)) throw refuse(caller, action);
    await requireRate(limit, caller.actorId, new Date());
    const found = await run(caller, requestId);
    if (found instanceof Response) return found;
    return Response.json(found, {
      headers: { 'cache-control': 'private, no-store', 'x-request-id': requestId },
    });
  } catch (error) {
    return errorResponse(error, requestId);
  }
}

import { AppError } from '@/lib/core/errors';
import { requestIdOf } from '@/lib/delivery/request-id';
import { problem } from '@/lib/http/problem';
import { problemResponse } from '@/lib/http/problem-response';
import { RATE_LIMITS, type RateLimit } from '@/lib/http/rate-limits';
import { requireRate } from '@/lib/http/server/rate-limit';
import type { Scope } from '../scopes';
import { clientAddress } from './client-address';
import type { Caller } from './command';
import { authenticateActor, type TokenCaller } from './router-token';
import { tokenRefusal } from './token-api';

/** A request to the admin plane whose token was let in. */
export interface AdminCall {
  readonly request: Request;
  readonly url: URL;
  readonly caller: Caller;
  readonly token: TokenCaller;
  /** The key of the environment that the address names, which is the token's. */
  readonly environment: string;
  /** The other parts of the address. */
  readonly params: Readonly<Record<string, string>>;
  readonly now: Date;
}

/** An address without variable parts has none: Next gives undefined. */
type Context = { readonly params: Promise<Readonly<Record<string, string>> | undefined> };
type Handler = (request: Request, context: Context) => Promise<Response>;

/**
 * A route handler of the admin plane for programs: lets a token in that acts for somebody, has the scope (null = any) and
 * is for the environment that the address names, as often as `limit` lets it, and tells every refusal as a problem.
 */
export function adminRoute(
  scope: Scope | null,
  handle: (call: AdminCall) => Promise<Response>,
  limit: RateLimit = RATE_LIMITS.apiCalls,
): Handler {
  return async (request, { params: parts }) => {
    const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
    const now = new Date();
    try {
      const token = await authenticateActor(request.headers, scope, now);
      const { environment = token.environment, ...params } = (await parts) ?? {};
      if (environment !== token.environment) {
        throw new AppError('forbidden', `The token is for the environment "${token.environment}" only.`);
      }
      await requireRate(limit, token.tokenId, now);
      const url = new URL(request.url);
      const { tokenId } = token;
      const origin = {
        via: 'api',
        address: clientAddress(request.headers),
        sessionId: null,
        tokenId,
        requestId,
      } as const;
      const caller = { ...token.caller, origin };
      const response = await handle({ request, url, caller, token, environment, params, now });
      response.headers.set('x-request-id', requestId);
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
      return response;
    } catch (error) {
      return tokenRefusal(error, request, requestId, scope);
    }
  };
}

/** What a route answers the methods with that it does not have. `allow` is the `Allow` header. */
export function onlyMethods(allow: string): (request: Request) => Response {
  return (request) => {
    const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
    const detail = `This address answers ${allow}, not ${request.method}.`;
    return problemResponse(problem('method-not-allowed', detail, requestId), { allow });
  };
}

import { AppError } from '@/lib/core/errors';
import { requestIdOf } from '@/lib/delivery/request-id';
import { ApiProblem } from '@/lib/http/api-problem';
import { problem } from '@/lib/http/problem';
import { errorResponse, problemResponse } from '@/lib/http/problem-response';
import { RATE_LIMITS, type RateLimit } from '@/lib/http/rate-limits';
import { requireRate } from '@/lib/http/server/rate-limit';
import type { Scope } from '../scopes';
import { clientAddress } from './client-address';
import { authenticateToken, type RouterCaller } from './router-token';

/** A request whose token was let in, whoever it acts for. */
export interface TokenCall extends RouterCaller {
  readonly request: Request;
  readonly url: URL;
  /** The variable parts of the address, but for the environment. */
  readonly params: Readonly<Record<string, string>>;
  readonly now: Date;
}

type Context = { readonly params: Promise<Readonly<Record<string, string>> | undefined> };

/**
 * A route handler for any token with the scope, a router's too: what is read with it says nothing of people. Where the
 * address names an environment, it has to be the token's.
 */
export function tokenRoute(
  scope: Scope,
  handle: (call: TokenCall) => Promise<Response>,
  limit: RateLimit = RATE_LIMITS.apiCalls,
): (request: Request, context?: Context) => Promise<Response> {
  return async (request, context) => {
    const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
    const now = new Date();
    try {
      const caller = await authenticateToken(request.headers, scope, now);
      const { environment = caller.environment, ...params } = (await context?.params) ?? {};
      if (environment !== caller.environment) {
        throw new AppError('forbidden', `The token is for the environment "${caller.environment}" only.`);
      }
      await requireRate(limit, caller.tokenId, now);
      const response = await handle({ ...caller, request, url: new URL(request.url), params, now });
      response.headers.set('x-request-id', requestId);
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
      return response;
    } catch (error) {
      return tokenRefusal(error, request, requestId, scope);
    }
  };
}

/**
 * A refusal as a problem. Those of RFC 6750 are told as the rest of the API tells them. Tokens and secret addresses that do not hold are counted
 * by where they come from; what holds is let in whoever else fails there, since an office or a cluster has one address.
 */
export async function tokenRefusal(
  thrown: unknown,
  request: Request,
  requestId: string,
  scope: Scope | null,
): Promise<Response> {
  const error = await countedFailure(thrown, request);
  if (error instanceof ApiProblem) {
    return problemResponse(problem(error.key, error.message, requestId), error.headers);
  }
  if (error instanceof AppError && error.kind === 'unauthenticated' && request.headers.has('authorization')) {
    return problemResponse(problem('invalid-token', error.message, requestId), {
      'www-authenticate': 'Bearer error="invalid_token"',
    });
  }
  if (error instanceof AppError && error.kind === 'forbidden') {
    return problemResponse(problem('insufficient-scope', error.message, requestId), {
      'www-authenticate': `Bearer error="insufficient_scope"${scope ? `, scope="${scope}"` : ''}`,
    });
  }
  return errorResponse(error, requestId);
}

/** What is told in the end: that a token does not hold, or that too many did not. */
async function countedFailure(error: unknown, { headers }: Request): Promise<unknown> {
  const guessed =
    error instanceof AppError &&
    (headers.has('authorization') ? error.kind === 'unauthenticated' : error.kind === 'not_found');
  const address = guessed ? clientAddress(headers) : null;
  if (address === null) return error;
  return requireRate(RATE_LIMITS.failedTokens, address, new Date()).then(
    () => error,
    (tooMany: unknown) => tooMany,
  );
}

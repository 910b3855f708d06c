import { AppError } from '@/lib/core/errors';
import { deliveryLog } from '@/lib/delivery/log';
import { requestIdOf } from '@/lib/delivery/request-id';
import { env } from '@/lib/env';
import { ApiProblem } from '@/lib/http/api-problem';
import { problem } from '@/lib/http/problem';
import { errorResponse, problemResponse } from '@/lib/http/problem-response';
import type { Scope } from '../scopes';
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
      const response = await handle({ ...caller, request, url: new URL(request.url), params, now });
      response.headers.set('x-request-id', requestId);
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
      return response;
    } catch (error) {
      return tokenRefusal(error, request, requestId, scope);
    }
  };
}

/** A refusal as a problem. Those of RFC 6750 are told as the rest of the API tells them. */
export function tokenRefusal(
  error: unknown,
  request: Request,
  requestId: string,
  scope: Scope | null,
): Response {
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
  return errorResponse(error, requestId, (defect, id) =>
    deliveryLog(env().LOG_LEVEL).error(
      { event: 'defect', requestId: id, err: defect },
      'a request met a defect',
    ),
  );
}

import { AppError } from '@/lib/core/errors';
import { reportDefect } from '@/lib/observe/defects';
import { outageOf } from './outage';
import { internalProblem, PROBLEM_TYPE, type Problem, problemOfError } from './problem';

/** A problem as a web `Response`. `headers` are added, for instance `WWW-Authenticate`. */
export function problemResponse(problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': PROBLEM_TYPE,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': problem.request_id,
      ...headers,
    },
  });
}

/**
 * Whatever a route handler threw as a web `Response`: an AppError as its problem (with `Retry-After` and `WWW-Authenticate` where they belong),
 * an outage of the database as 503, anything else as a 500 that tells nothing; the log has what was no AppError.
 */
export function errorResponse(thrown: unknown, requestId: string): Response {
  if (!(thrown instanceof AppError)) reportDefect(thrown, { requestId });
  const error = thrown instanceof AppError ? thrown : outageOf(thrown);
  if (!error) {
    return problemResponse(internalProblem(requestId));
  }
  const { retryAfter } = error.details;
  return problemResponse(problemOfError(error, requestId), {
    ...(retryAfter !== undefined && { 'retry-after': String(Math.max(1, Math.ceil(retryAfter))) }),
    ...(error.kind === 'unauthenticated' && { 'www-authenticate': 'Bearer' }),
  });
}

import { AppError, type ErrorKind } from '@/lib/core/errors';
import { outageOf } from '@/lib/http/outage';
import { reportDefect } from '@/lib/observe/defects';
import { errorBody, ScimError, type ScimType } from '../../scim/scim-error';

/** What a handler answers: a resource with its version, or nothing (204). */
export interface ScimAnswer {
  readonly status?: 200 | 201 | 204 | 304;
  readonly body?: unknown;
  /** Of the one resource. */
  readonly version?: string;
  readonly location?: string;
}

/** An answer as application/scim+json. */
export function scimResponse(
  { status = 200, body, version, location }: ScimAnswer,
  requestId: string,
): Response {
  return respond(requestId, status, body, {
    ...(version && { etag: version }),
    ...(location && { location }),
  });
}

function respond(
  requestId: string,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: {
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...(body !== undefined && { 'content-type': 'application/scim+json; charset=utf-8' }),
      ...headers,
    },
  });
}

const STATUS: Readonly<Record<ErrorKind, { readonly status: number; readonly type?: ScimType }>> = {
  invalid: { status: 400, type: 'invalidValue' },
  unauthenticated: { status: 401 },
  forbidden: { status: 403 },
  not_found: { status: 404 },
  conflict: { status: 409 },
  refused: { status: 403 },
  too_large: { status: 413 },
  rate_limited: { status: 429 },
  unavailable: { status: 503 },
};

/** Whatever was thrown, as RFC 7644 tells of errors. */
export function refusal(thrown: unknown, requestId: string): Response {
  if (thrown instanceof ScimError) {
    const { status, message, scimType } = thrown;
    const headers = status === 401 ? { 'www-authenticate': 'Bearer' } : undefined;
    return respond(requestId, status, errorBody(status, message, scimType), headers);
  }
  const error = thrown instanceof AppError ? thrown : outageOf(thrown);
  if (!error) {
    reportDefect(thrown, { route: '/scim/v2' });
    const detail = 'Fairlead met a defect. Its log has it by the request id.';
    return respond(requestId, 500, errorBody(500, detail));
  }
  const { status, type } = STATUS[error.kind];
  const wait = error.details.retryAfter;
  const headers = wait ? { 'retry-after': String(Math.ceil(wait)) } : undefined;
  return respond(requestId, status, errorBody(status, error.message, type), headers);
}

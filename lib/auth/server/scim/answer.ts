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
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: {
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...(body !== undefined && { 'content-type': 'application/scim+json; charset=utf-8' }),
      ...(version && { etag: version }),
      ...(location && { location }),
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
    return failed(
      requestId,
      status,
      message,
      scimType,
      status === 401 ? { 'www-authenticate': 'Bearer' } : {},
    );
  }
  const error = thrown instanceof AppError ? thrown : outageOf(thrown);
  if (!error) {
    reportDefect(thrown, { route: '/scim/v2' });
    return failed(requestId, 500, 'Fairlead met a defect. Its log has it by the request id.');
  }
  const { status, type } = STATUS[error.kind];
  const wait = error.details.retryAfter;
  return failed(
    requestId,
    status,
    error.message,
    type,
    wait ? { 'retry-after': String(Math.ceil(wait)) } : {},
  );
}

function failed(
  requestId: string,
  status: number,
  detail: string,
  type?: ScimType,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(errorBody(status, detail, type)), {
    status,
    headers: {
      'content-type': 'application/scim+json; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...headers,
    },
  });
}

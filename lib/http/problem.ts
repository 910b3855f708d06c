import type { AppError, ErrorKind, FieldProblem } from '@/lib/core/errors';

/** HTTP status of each kind of error: the one place that says so. */
export const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  refused: 422,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
};

/** Every problem that an API answers with. The key is the end of its `type`, `/problems/<key>`, and never changes. */
export const PROBLEMS = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'malformed-json': { status: 400, title: 'The body is not valid JSON' },
  'malformed-http': { status: 400, title: 'The request is not valid HTTP' },
  unauthenticated: { status: 401, title: 'A token is needed' },
  'invalid-token': { status: 401, title: 'The token is not valid' },
  forbidden: { status: 403, title: 'Not allowed' },
  'insufficient-scope': { status: 403, title: 'The token does not allow this' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'no-policy': { status: 404, title: 'No policy was published' },
  'method-not-allowed': {
    status: 405,
    title: 'The method is not allowed here',
  },
  'not-acceptable': { status: 406, title: 'No acceptable encoding' },
  'request-timeout': {
    status: 408,
    title: 'The request took too long to arrive',
  },
  conflict: { status: 409, title: 'The record was changed by someone else' },
  'cursor-unknown': { status: 410, title: 'The cursor is of another history' },
  'length-required': { status: 411, title: 'Say how long the body is' },
  'precondition-failed': { status: 412, title: 'The record is not the one that was named' },
  'content-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': {
    status: 415,
    title: 'The body is not of a supported type',
  },
  refused: { status: 422, title: 'A rule does not allow this' },
  'precondition-required': { status: 428, title: 'Say which record you saw' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'Not available now' },
  'not-ready': { status: 503, title: 'The process is not ready' },
  'no-snapshot': { status: 503, title: 'No policy has been loaded yet' },
  behind: { status: 503, title: 'The router has a later version than this host' },
  'cut-off': { status: 503, title: 'The token cannot be checked now' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemKey = keyof typeof PROBLEMS;

const OF_KIND: Readonly<Record<ErrorKind, ProblemKey>> = {
  invalid: 'invalid-request',
  unauthenticated: 'unauthenticated',
  forbidden: 'forbidden',
  not_found: 'not-found',
  conflict: 'conflict',
  refused: 'refused',
  too_large: 'content-too-large',
  rate_limited: 'rate-limited',
  unavailable: 'unavailable',
};

export const PROBLEM_TYPE = 'application/problem+json';

/** RFC 9457, with `request_id` and, for bad input, `errors` field by field. */
export interface Problem {
  /** `/problems/<key>`: what a program tells problems apart by. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** One or two plain sentences: what is wrong with this request and what to do. */
  readonly detail: string;
  /** The same as the response's X-Request-Id: what to quote to the operator. */
  readonly request_id: string;
  /** `pointer` is a JSON pointer into the body ("" = the whole), or the name of a query parameter after "?". */
  readonly errors?: readonly {
    readonly pointer: string;
    readonly detail: string;
    /** Of a body that people write as text: where in it, from 1. */
    readonly line?: number;
    readonly column?: number;
  }[];
  /** For `conflict`: the record as it is now. */
  readonly current?: unknown;
  /** For `refused`: the findings that stop it. */
  readonly findings?: readonly unknown[];
}

/** A problem by its key. */
export function problem(
  key: ProblemKey,
  detail: string,
  requestId: string,
  fields: readonly FieldProblem[] = [],
): Problem {
  const errors = fields.map(({ path, message, line, column }) => ({
    pointer: path,
    detail: message,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  }));
  return {
    type: `/problems/${key}`,
    title: PROBLEMS[key].title,
    status: PROBLEMS[key].status,
    detail,
    request_id: requestId,
    ...(errors.length > 0 && { errors }),
  };
}

/** The problem that tells an API client of an AppError. */
export function problemOfError(error: AppError, requestId: string): Problem {
  const { fields, current, findings } = error.details;
  return {
    ...problem(OF_KIND[error.kind], error.message, requestId, fields),
    ...(current !== undefined && { current }),
    ...(findings !== undefined && findings.length > 0 && { findings }),
  };
}

/** The problem that tells an API client of a defect: nothing of what went wrong, and the id under which it is logged. */
export function internalProblem(requestId: string): Problem {
  return problem(
    'internal',
    'The request was not carried out. The request id finds it in the log.',
    requestId,
  );
}

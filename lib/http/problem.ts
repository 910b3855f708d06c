import { AppError, type ErrorKind } from '@/lib/core/errors';

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

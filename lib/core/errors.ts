/**
 * The one small set of errors that cross a boundary. A command throws an AppError; `lib/http/problem.ts` turns it into
 * RFC 9457 problem+json and `lib/http/action-result.ts` into what a form shows. Anything else that is thrown is a defect.
 */

/** One thing wrong with one field. `path` is a JSON pointer into the input ("" = the whole). */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
  /** Of a text that was sent: where in it, from 1. */
  readonly line?: number;
  readonly column?: number;
}

export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'refused'
  | 'too_large'
  | 'rate_limited'
  | 'unavailable';

export interface ErrorDetails {
  /** For `invalid`: field by field. */
  readonly fields?: readonly FieldProblem[];
  /** For `conflict`: the record as it is now, so that both versions can be shown. */
  readonly current?: unknown;
  /** For `refused`: the findings that stop it. */
  readonly findings?: readonly unknown[];
  /** For `rate_limited` and `unavailable`: seconds. */
  readonly retryAfter?: number;
}

/** A refusal with a reason a person can act on. `message` is shown to the user as it is: one plain sentence. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }
}

/** Input that does not have the form asked for; at least one field is named. */
export function invalid(fields: readonly FieldProblem[], message = 'Some fields need attention.'): AppError {
  return new AppError('invalid', message, { fields });
}

/** `what` is the glossary's word for the record, such as "offering". */
export function notFound(what: string): AppError {
  return new AppError('not_found', `There is no such ${what}, or it was archived.`);
}

/** Someone else changed the record since the caller read it. `current` is the record's DTO as it is now. */
export function conflict(what: string, current: unknown): AppError {
  return new AppError('conflict', `This ${what} was changed by someone else while you were editing it.`, {
    current,
  });
}

/** A rule of the domain does not allow it now. */
export function refused(message: string, findings: readonly unknown[] = []): AppError {
  return new AppError('refused', message, { findings });
}

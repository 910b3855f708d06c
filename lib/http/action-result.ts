import { AppError, type ErrorKind, type FieldProblem } from '@/lib/core/errors';
import { reportDefect } from '@/lib/observe/defects';
import { outageOf } from './outage';

/** What a server action returns: data, or an error that a form can show. */
export type ActionResult<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: ActionError };

export interface ActionError {
  readonly kind: ErrorKind;
  readonly message: string;
  readonly fields: readonly FieldProblem[];
  /** For a conflict: the record as it is now. */
  readonly current?: unknown;
  readonly findings: readonly unknown[];
}

/**
 * Runs a command for a server action. An AppError becomes a value, and so does an outage of the database; anything else
 * stays an exception (a defect).
 */
export async function actionResult<T>(run: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await run() };
  } catch (thrown) {
    const error = thrown instanceof AppError ? thrown : outageOf(thrown);
    if (!error) throw thrown;
    if (error !== thrown) reportDefect(thrown);
    const { fields = [], current, findings = [] } = error.details;
    return { ok: false, error: { kind: error.kind, message: error.message, fields, current, findings } };
  }
}

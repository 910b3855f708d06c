/**
 * Something the person who started Fairlead can put right. Its message is one clear sentence that says what is
 * wrong and what to do; it is printed alone, without a stack trace, and the process exits with code 1.
 */
export class Failure extends Error {
  override name = 'Failure';
}

/** The message of anything thrown, on one line. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  const text =
    error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : String(error);
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

/** What is thrown when nothing more can be written, as a failure; anything else as it is. */
export function knownFailure(error: unknown): unknown {
  const { code, path } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new Failure(
    `There is no room left on the disk${path ? ` for ${path}` : ''}: make room, or choose another place with FAIRLEAD_DATA_DIR.`,
  );
}

/** Prints a failure as its sentence (anything else with its stack, since that is a defect of ours) and exits with 1. */
export function exitWith(thrown: unknown): never {
  const error = knownFailure(thrown);
  if (error instanceof Failure) process.stderr.write(`\n${error.message}\n`);
  else process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

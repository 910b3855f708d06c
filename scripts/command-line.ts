import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { EnvironmentProblem } from '@/lib/env';

/** Something typed wrongly: the sentence is shown with the usage, and the exit code is 2. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';
}

/**
 * Runs an operator's command to its end: what it answers goes to stdout by itself, everything else to stderr, so that
 * `TOKEN=$(npm run token -- …)` holds the answer and nothing more. Exit codes: 0 done, 1 refused, 2 typed wrongly.
 */
export async function runOperatorCommand(usage: string, run: () => Promise<string>): Promise<void> {
  try {
    const answer = await run();
    if (answer) process.stdout.write(`${answer}\n`);
  } catch (error) {
    process.exitCode = explain(error, usage);
  } finally {
    await disconnect();
  }
}

function explain(error: unknown, usage: string): number {
  if (error instanceof UsageProblem || isParseProblem(error)) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (error instanceof AppError) {
    const fields = error.details.fields ?? [];
    const lines = fields.map(({ path, message }) => `${path.split('/')[1] ?? 'input'}: ${message}`);
    console.error(lines.length > 0 ? lines.join('\n') : error.message);
    return 1;
  }
  console.error(error instanceof EnvironmentProblem ? error.message : error);
  return 1;
}

/** What node:util's parseArgs throws for an option it does not know, or one without its value. */
function isParseProblem(error: unknown): boolean {
  return error instanceof TypeError && /^ERR_PARSE_ARGS/.test((error as NodeJS.ErrnoException).code ?? '');
}

async function disconnect(): Promise<void> {
  try {
    await db().$disconnect();
  } catch {
    // There was no database to speak to; why was said above.
  }
}

import { existsSync } from 'node:fs';
import type { GivenEnv } from '../../lib/env';
import { type DataFolder, openDataFolder } from './data-folder';
import { Failure, knownFailure } from './failure';
import { givenEnvironment } from './given-environment';
import { inRoot } from './paths';
import { endAll } from './shutdown';

/** What an operation on the whole installation begins with. */
export type Operation = { env: GivenEnv; data: DataFolder; signal: AbortSignal };

/**
 * Runs an operation to its end and ends what it started. Ctrl-C and SIGTERM abort its signal, after which it cleans up.
 * Exit codes: 0 done, 1 refused or failed, 2 typed wrongly, 130 stopped.
 */
export async function runOperation(
  usage: string,
  work: (operation: Operation) => Promise<void>,
): Promise<void> {
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort());
  let code: number | undefined;
  try {
    if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'));
    const env = givenEnvironment();
    await work({ env, data: openDataFolder(env.FAIRLEAD_DATA_DIR), signal: stopped.signal });
  } catch (error) {
    code = tell(error, usage);
  }
  await endAll();
  process.exit(stopped.signal.aborted ? 130 : (code ?? process.exitCode));
}

function tell(thrown: unknown, usage: string): number {
  const { code = '' } = thrown instanceof TypeError ? (thrown as NodeJS.ErrnoException) : {};
  if (code.startsWith('ERR_PARSE_ARGS')) {
    console.error(`${(thrown as Error).message}\n\n${usage}`);
    return 2;
  }
  const error = knownFailure(thrown);
  console.error(error instanceof Failure ? error.message : error);
  return 1;
}

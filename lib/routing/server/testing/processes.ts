import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';

/** What a process reported, a line each. */
export interface Said {
  readonly event: string;
  readonly version?: number;
}

export interface Running {
  readonly child: ChildProcess;
  /** How many versions it has made. */
  readonly made: () => number;
  readonly said: readonly Said[];
}

/** Starts one of the scripts of this folder on a database, and waits until it says so. */
export async function startProcess(script: string, databaseUrl: string): Promise<Running> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path], {
    // The client of this Node version warns of its own habits.
    env: { ...process.env, NODE_NO_WARNINGS: '1', DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: Said[] = [];
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    said.push(...lines.map((line) => JSON.parse(line) as Said));
  });
  await vi.waitFor(
    () => {
      if (said.length === 0) throw new Error('it has not started yet');
    },
    { timeout: 60_000 },
  );
  return { child, said, made: () => said.filter(({ version }) => version !== undefined).length };
}

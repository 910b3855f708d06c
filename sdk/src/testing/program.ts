import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { until } from '../../../lib/delivery/testing/until';

const sdk = fileURLToPath(new URL('../..', import.meta.url));

/** A program of `example/` that runs. */
export interface Program {
  readonly output: () => string;
  /** Resolves to its exit code once it has ended by itself after SIGTERM. */
  readonly end: () => Promise<number | null>;
  readonly kill: () => Promise<void>;
}

/** A file of `example/` in one piece with this library, as who installs the package would bundle it. Returns its path. */
export async function bundleExample(name: string, folder: string): Promise<string> {
  const outfile = path.join(folder, name);
  await build({
    entryPoints: [path.join(sdk, 'example', name)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    alias: { '@fairlead/router': path.join(sdk, 'src', 'index.ts') },
    logLevel: 'error',
  });
  return outfile;
}

export async function startExample(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  begun: string,
): Promise<Program> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fairlead-example-'));
  const child: ChildProcess = spawn(process.execPath, [await bundleExample(name, folder), ...args], {
    env: { ...process.env, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await until(() => output.includes(begun), 15_000);
  return {
    output: () => output,
    end: () => {
      child.kill('SIGTERM');
      return exit;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

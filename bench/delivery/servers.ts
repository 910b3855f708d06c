import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import path from 'node:path';

/** Processor time and memory of a process. */
export interface Usage {
  readonly cpuMs: number;
  readonly rssBytes: number;
}

export interface Started {
  readonly child: ChildProcess;
  /** Ms from asking the system for the process to its first good answer. */
  readonly readyMs: number;
  readonly usage: () => Promise<Usage>;
  readonly stop: () => Promise<void>;
}

export interface ServerSpec {
  /** Parameters of Node. */
  readonly parameters: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Answers 2xx or 304 once it can work. */
  readonly health: string;
  /** The processor that it may use; any where this is left out. */
  readonly core?: number;
  readonly patienceMs?: number;
}

/** Servers on one processor, what asks them on another: where the system can pin, and there are two. */
export const CORES: { readonly server?: number; readonly load?: number } =
  cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0 ? { server: 0, load: 1 } : {};

/** A program of this Node, on one processor if so wished. */
export function launch(
  parameters: readonly string[],
  core: number | undefined,
  options: {
    readonly env?: NodeJS.ProcessEnv | undefined;
    readonly cwd?: string | undefined;
    readonly output?: boolean;
  } = {},
): ChildProcess {
  const [command, before] =
    core === undefined ? [process.execPath, []] : ['taskset', ['--cpu-list', String(core), process.execPath]];
  return spawn(command, [...before, ...parameters], {
    env: options.env ?? process.env,
    cwd: options.cwd,
    stdio: ['ignore', options.output ? 'pipe' : 'ignore', 'inherit', 'ipc'],
  });
}

/** Starts a server and waits until it is ready. */
export async function startServer(spec: ServerSpec): Promise<Started> {
  const begun = performance.now();
  const preload = path.join(import.meta.dirname, 'usage.mjs');
  const child = launch(['--import', preload, ...spec.parameters], spec.core, spec);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const until = begun + (spec.patienceMs ?? 60_000);
  for (;;) {
    if (await isReady(spec.health)) break;
    if (child.exitCode !== null) throw new Error(`${spec.parameters.join(' ')} ended with ${child.exitCode}`);
    if (performance.now() > until) throw new Error(`${spec.health} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return {
    child,
    readyMs: performance.now() - begun,
    usage: () =>
      new Promise((resolve) => {
        const read = (message: unknown) => {
          const { usage } = message as { usage?: Usage };
          if (!usage) return;
          child.off('message', read);
          resolve(usage);
        };
        child.on('message', read);
        child.send('usage');
      }),
    stop: () => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
      return ended;
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

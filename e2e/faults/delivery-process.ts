import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { build } from 'esbuild';
import { until } from '../../lib/delivery/testing/until';
import { inRoot } from '../../scripts/setup/paths';
import { freePort } from '../../scripts/setup/ports';

/** A delivery process, as it runs in production, that can be killed and started again. */
export interface DeliveryProcess {
  readonly port: number;
  /** The file in which it keeps its snapshot. */
  readonly snapshot: string;
  /** Resolves when it serves, from the database or from its snapshot; or only lives, where it has neither. */
  readonly start: (until?: 'ready' | 'alive') => Promise<void>;
  /** SIGKILL. */
  readonly kill: () => Promise<void>;
  /** SIGTERM: it finishes what is under way, and ends with 0. */
  readonly stop: () => Promise<void>;
  /** It stands still, with its connections open, until `thaw`. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** What its log has said of an event, since it was made. */
  readonly told: (event: string) => readonly Record<string, unknown>[];
}

// Beside the packages that it imports, and apart from the one that `npm start` uses.
const PROGRAM = inRoot('node_modules', '.cache', 'fairlead', `delivery-faults-${process.pid}.mjs`);

/** Bundles the program that the processes run; once, before the first. */
export async function buildDelivery(): Promise<void> {
  await build({
    entryPoints: [inRoot('lib', 'delivery', 'main.ts')],
    outfile: PROGRAM,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
}

/** One that is not started yet. */
export async function deliveryProcess(
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<DeliveryProcess> {
  const port = await freePort();
  const lines: Record<string, unknown>[] = [];
  let child: ChildProcess | undefined;
  let rest = '';
  const read = (chunk: Buffer) => {
    const parts = `${rest}${chunk}`.split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      if (part.startsWith('{')) lines.push(JSON.parse(part));
      else if (part) lines.push({ event: 'text', text: part });
    }
  };
  const answers = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      ({ status }) => status === 200,
      () => false,
    );
  async function end(signal: NodeJS.Signals): Promise<unknown> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode;
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code] = await ended;
    return code;
  }
  return {
    port,
    snapshot: path.join(folder, 'delivery', `snapshot-${port}`),
    start: async (awaited = 'ready') => {
      const started = spawn(process.execPath, [PROGRAM], {
        env: {
          ...process.env,
          HOST: '127.0.0.1',
          FAIRLEAD_DATA_DIR: folder,
          DELIVERY_PORT: String(port),
          ...env,
        },
      });
      child = started;
      started.stdout.on('data', read);
      started.stderr.on('data', read);
      await until(async () => {
        if (started.exitCode !== null) throw new Error(`it ended: ${JSON.stringify(lines.slice(-3))}`);
        return answers(awaited === 'ready' ? '/readyz' : '/healthz');
      }, 20_000);
    },
    kill: async () => {
      await end('SIGKILL');
    },
    stop: async () => {
      const code = await end('SIGTERM');
      if (code !== 0) throw new Error(`it ended with ${code}`);
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    told: (event) => lines.filter((line) => line.event === event),
  };
}

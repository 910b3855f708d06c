import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from '../../lib/delivery/testing/until';
import { CONSOLE_BUNDLE, DELIVERY_BUNDLE } from '../../scripts/setup/build';
import { inRoot } from '../../scripts/setup/paths';
import { freePort } from '../../scripts/setup/ports';
import type { RunningApp } from '../support/app';

/** A process beside those of the app, as on another machine: of the app it has the database and the secrets alone. */
export interface Beside {
  readonly url: string;
  /** Lines of its log. */
  readonly log: () => readonly string[];
  /** Resolves when it is ready. */
  readonly start: () => Promise<void>;
  /** Ends it. Resolves to its exit code; null = it was killed. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
  readonly remove: () => Promise<void>;
}

/** A second console, or a second delivery process, of the app; not started yet. */
export async function beside(app: RunningApp, plane: 'console' | 'delivery'): Promise<Beside> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-beside-'));
  const port = await freePort();
  const host = plane === 'console' ? 'localhost' : '127.0.0.1';
  const url = `http://${host}:${port}`;
  const secrets = JSON.parse(readFileSync(path.join(app.dataFolder, 'secrets.json'), 'utf8'));
  const { applicationUrl, deliveryUrl } = app.database;
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: host,
    FAIRLEAD_DATA_DIR: folder,
    DATABASE_DELIVERY_URL: deliveryUrl,
    DATABASE_DIRECT_URL: deliveryUrl,
    FAIRLEAD_DELIVERY_KEY: secrets.deliverySealingKey,
    ...(plane === 'delivery'
      ? { DELIVERY_PORT: String(port) }
      : {
          PORT: String(port),
          NEXTAUTH_URL: url,
          NEXTAUTH_SECRET: secrets.sessionSecret,
          DATABASE_URL: applicationUrl,
          FAIRLEAD_KEY: secrets.sealingKey,
        }),
  };
  let child: ChildProcess | undefined;
  let output = '';
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    return (await ended)[0] as number | null;
  };
  return {
    url,
    log: () => output.split('\n'),
    start: async () => {
      const parameters = [plane === 'console' ? CONSOLE_BUNDLE : DELIVERY_BUNDLE];
      const started = spawn(process.execPath, parameters, { cwd: inRoot(), env });
      child = started;
      for (const stream of [started.stdout, started.stderr]) {
        stream.on('data', (chunk) => {
          output += chunk;
        });
      }
      await until(() => {
        if (started.exitCode !== null) throw new Error(`it ended:\n${output.slice(-2_000)}`);
        return isReady(url);
      }, 30_000);
    },
    end,
    remove: async () => {
      await end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether a process says that it is ready. */
export function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

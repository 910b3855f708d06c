import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestCluster, urlsOf } from '../../lib/db/testing/cluster';
import { type Cluster, start, stop } from '../../scripts/setup/embedded-postgres';
import { inRoot } from '../../scripts/setup/paths';
import { freePort } from '../../scripts/setup/ports';
import { createLogins } from '../../scripts/setup/roles';
import { startTemporaryPostgres } from '../../scripts/setup/temporary-postgres';

/** The Fairlead that the browser tests use. Plain data: it is handed from the run to its workers. */
export type RunningApp = {
  /** The console. */
  baseURL: string;
  /** The delivery process. */
  deliveryUrl: string;
  admin: { email: string; password: string };
  database: ReturnType<typeof urlsOf>;
  postgres: { cluster: Cluster; port: number };
  /** The data folder, with logs/console.log and logs/delivery.log. */
  dataFolder: string;
};

const VARIABLE = 'FAIRLEAD_BROWSER_TESTS';
const DATABASE = 'fairlead';

/** Starts the built app as `npm start` does, on a database and in a data folder of its own. */
export async function startApp(): Promise<{ app: RunningApp; remove(): Promise<void> }> {
  const postgres = await startTemporaryPostgres();
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'fairlead-app-'));
  const cluster: TestCluster = {
    port: postgres.port,
    superuserPassword: postgres.cluster.password,
    passwords: { owner: 'owner', application: 'application', delivery: 'delivery' },
  };
  await createLogins(postgres.url, cluster.passwords, DATABASE);
  const [port, deliveryPort] = [await freePort(), await freePort()];
  const app: RunningApp = {
    baseURL: `http://localhost:${port}`,
    deliveryUrl: `http://127.0.0.1:${deliveryPort}`,
    admin: { email: 'admin@fairlead.test', password: 'correct-horse-battery' },
    database: urlsOf(cluster, DATABASE),
    postgres: { cluster: postgres.cluster, port: postgres.port },
    dataFolder,
  };
  const launcher = spawn(
    process.execPath,
    ['--import', inRoot('scripts/setup/follow-parent.mjs'), inRoot('scripts/start.mjs')],
    {
      cwd: inRoot(),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: process.platform !== 'win32',
      env: {
        ...process.env,
        FAIRLEAD_LAUNCHER: String(process.pid),
        FAIRLEAD_DATA_DIR: dataFolder,
        DATABASE_URL: app.database.applicationUrl,
        DATABASE_OWNER_URL: app.database.ownerUrl,
        DATABASE_DELIVERY_URL: app.database.deliveryUrl,
        PORT: String(port),
        // Where a test's own OpenID provider is.
        FAIRLEAD_INSIDE_HOSTS: '127.0.0.1',
        DELIVERY_PORT: String(deliveryPort),
        FAIRLEAD_ADMIN_EMAIL: app.admin.email,
        FAIRLEAD_ADMIN_PASSWORD: app.admin.password,
      },
    },
  );
  const remove = async () => {
    await end(launcher);
    await stop(postgres.cluster, 'immediate').catch(() => {});
    await postgres.remove();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    await isUp(launcher);
  } catch (error) {
    await remove();
    throw error;
  }
  return { app, remove };
}

function isUp(launcher: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
      if (output.includes('Fairlead is up')) resolve();
    };
    launcher.stdout?.on('data', collect);
    launcher.stderr?.on('data', collect);
    launcher.once('exit', (code) =>
      reject(new Error(`npm start ended with ${code}:\n${output.slice(-3000)}`)),
    );
  });
}

function end(launcher: ChildProcess): Promise<void> {
  if (launcher.exitCode !== null || launcher.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(() => launcher.kill('SIGKILL'), 20_000);
    launcher.once('exit', () => {
      clearTimeout(late);
      resolve();
    });
    launcher.kill('SIGTERM');
  });
}

/** Hands the app to the workers of this run. */
export function announce(app: RunningApp): void {
  process.env[VARIABLE] = JSON.stringify(app);
}

/** The app of this run. */
export function runningApp(): RunningApp {
  const text = process.env[VARIABLE];
  if (!text) throw new Error('The app is not running: start the tests through playwright.config.ts');
  return JSON.parse(text) as RunningApp;
}

/** Stops the app's Postgres, as a crash of it would look from outside. Only in `*.outage.spec.ts`, which run last. */
export function stopPostgres(app: RunningApp): Promise<void> {
  return stop(app.postgres.cluster, 'immediate');
}

/** Starts it again, on the same port and data. */
export async function startPostgres(app: RunningApp): Promise<void> {
  const running = await start(app.postgres.cluster, app.postgres.port);
  running.process.unref();
}

/** What the app has logged, for a test that looks there. */
export function logOf(app: RunningApp, name: 'console' | 'delivery'): string {
  return readFileSync(path.join(app.dataFolder, 'logs', `${name}.log`), 'utf8');
}

/** The development router token that the first start made. */
export function developmentToken(app: RunningApp): string {
  const text = readFileSync(path.join(app.dataFolder, 'secrets.json'), 'utf8');
  return (JSON.parse(text) as { routerToken: string }).routerToken;
}

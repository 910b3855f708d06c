import { type ChildProcess, spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { Failure } from './failure';
import { freePort } from './ports';
import type { PostgresBinaries } from './postgres-binaries';
import { postgresUser } from './postgres-user';

/** The name of the superuser of every embedded cluster. */
export const SUPERUSER = 'postgres';

/** One embedded cluster: where it is, what runs it, and how to sign in as its superuser. */
export type Cluster = {
  folder: string;
  binaries: PostgresBinaries;
  password: string;
  logFile: string;
  /** Extra settings of the server, for instance `fsync=off` in tests. */
  settings?: readonly string[];
};

/** A server that is up. `process` is absent for one that this process did not start. */
export type RunningCluster = { cluster: Cluster; port: number; process: ChildProcess };

/** Whether a cluster has been made in this folder. */
export function isInitialised(folder: string): boolean {
  return existsSync(path.join(folder, 'PG_VERSION'));
}

/**
 * Makes a new cluster. It is made beside its place and moved there when complete, so an interrupted first start
 * leaves nothing half made. Text sorts by code point (`C.UTF-8` of PostgreSQL itself), the same on every machine.
 */
export async function initialise(cluster: Cluster): Promise<void> {
  const user = postgresUser();
  const unfinished = `${cluster.folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const passwordFile = `${cluster.folder}.password`;
  writeFileSync(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    chownSync(unfinished, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  try {
    await run(cluster, cluster.binaries.initdb, [
      `--pgdata=${unfinished}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--no-instructions',
      ...locale,
    ]);
    renameSync(unfinished, cluster.folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * Starts the server of a cluster on loopback and waits until it answers. A server left behind by a run that was
 * killed is stopped first. The server gets a process group of its own, so that a Ctrl-C in the terminal reaches
 * the launcher only, which stops the server last.
 *
 * @param preferredPort taken when free, so that the port stays the same between runs
 */
export async function start(cluster: Cluster, preferredPort?: number): Promise<RunningCluster> {
  await clearLeftovers(cluster);
  const port = await freePort(preferredPort);
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=120',
    ...(cluster.settings ?? []),
  ];
  const log = openSync(cluster.logFile, 'a');
  const child = spawn(
    cluster.binaries.postgres,
    ['-D', cluster.folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...postgresUser(),
      cwd: workingFolder(cluster),
      env: environment(),
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended ??= `exit ${code ?? signal}`;
  });
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (ended)
      throw new Failure(`The embedded Postgres did not start (${ended}); its log is ${cluster.logFile}.`);
    if (await answers(cluster, port)) return { cluster, port, process: child };
    if (Date.now() > deadline) {
      await stop(cluster);
      throw new Failure(
        `The embedded Postgres did not answer within a minute; its log is ${cluster.logFile}.`,
      );
    }
    await delay(40);
  }
}

/** Stops the server of a cluster cleanly: sessions are ended, data is written, nothing needs recovery afterwards. */
export async function stop(cluster: Cluster, mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
  if (!existsSync(path.join(cluster.folder, 'postmaster.pid'))) return;
  await run(cluster, cluster.binaries.pgCtl, ['stop', '-D', cluster.folder, '-m', mode, '-w', '-t', '60']);
}

/** The port of the server that runs in this folder, if one does and it accepts our password. */
export async function runningPort(cluster: Cluster): Promise<number | undefined> {
  const port = Number(pidFile(cluster)?.[3]);
  return port > 0 && (await answers(cluster, port)) ? port : undefined;
}

/** A connection URL of a cluster on loopback. */
export function clusterUrl(port: number, user: string, password: string, database: string): string {
  return `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: clusterUrl(port, SUPERUSER, cluster.password, 'postgres'),
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const result = await client.query<{ folder: string }>(
      `SELECT current_setting('data_directory') AS folder`,
    );
    return path.resolve(result.rows[0]?.folder ?? '') === path.resolve(cluster.folder);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** The lines of postmaster.pid: process id, folder, start time, port, … */
function pidFile(cluster: Cluster): string[] | undefined {
  const file = path.join(cluster.folder, 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : undefined;
}

async function clearLeftovers(cluster: Cluster): Promise<void> {
  const lines = pidFile(cluster);
  if (!lines) return;
  const pid = Number(lines[0]);
  if (!(pid > 0) || !isAlive(pid)) return; // Postgres itself recognises and replaces the file of a dead server.
  if (isPostgres(pid)) return stop(cluster);
  // The number belongs to another process by now (usual after a restart of a container): Postgres would refuse.
  rmSync(path.join(cluster.folder, 'postmaster.pid'), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a live process is a Postgres that still runs: a killed one that nobody waited for keeps its number. */
function isPostgres(pid: number): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return /^Name:\s*postgres/m.test(status) && !/^State:\s*Z/m.test(status);
  } catch {
    return true; // No /proc on this platform: leave the decision to pg_ctl and Postgres.
  }
}

const environment = (): NodeJS.ProcessEnv => ({ ...process.env, LC_ALL: 'C', TZ: 'UTC' });

/** A folder that the Postgres user can be in: the one it is started from may be closed to it. */
const workingFolder = (cluster: Cluster): string =>
  isInitialised(cluster.folder) ? cluster.folder : path.parse(cluster.folder).root;

async function run(cluster: Cluster, program: string, parameters: string[]): Promise<void> {
  const child = spawn(program, parameters, {
    ...postgresUser(),
    cwd: workingFolder(cluster),
    env: environment(),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number | string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', resolve);
  });
  if (code === 0) return;
  const name = path.basename(program);
  throw new Failure(
    `${name} of the embedded Postgres failed (${code}): ${output.trim().split('\n').slice(-3).join(' ')}`,
  );
}

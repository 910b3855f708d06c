import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Cluster,
  clusterUrl,
  initialise,
  type RunningCluster,
  SUPERUSER,
  start,
  stop,
} from './embedded-postgres';
import { postgresBinaries } from './postgres-binaries';
import { canReach, postgresUser } from './postgres-user';

/** Settings for clusters that are thrown away: nothing needs to survive a power cut. */
const THROWAWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];

/** A cluster in a folder below the system's temporary folder, and how to remove it. */
export type TemporaryPostgres = RunningCluster & { url: string; remove(): Promise<void> };

/** The system's temporary folder, or another where that one is closed to the user that Postgres runs as. */
export function temporaryFolder(): string {
  return [tmpdir(), '/tmp', '/var/tmp'].find((folder) => existsSync(folder) && canReach(folder)) ?? tmpdir();
}

/** Starts an empty cluster that lives until `remove()`. */
export async function startTemporaryPostgres(): Promise<TemporaryPostgres> {
  const base = mkdtempSync(path.join(temporaryFolder(), 'fairlead-postgres-'));
  const { uid, gid } = postgresUser();
  if (uid !== undefined && gid !== undefined) chownSync(base, uid, gid);
  const cluster: Cluster = {
    folder: path.join(base, 'cluster'),
    binaries: postgresBinaries(base),
    password: randomBytes(16).toString('hex'),
    logFile: path.join(base, 'postgres.log'),
    settings: THROWAWAY,
  };
  await initialise(cluster);
  const running = await start(cluster);
  const url = clusterUrl(running.port, SUPERUSER, cluster.password, 'postgres');
  const abandon = () => {
    running.process.kill('SIGQUIT');
    rmSync(base, { recursive: true, force: true });
  };
  process.once('exit', abandon); // When this process dies of an error, the server must not outlive it.
  const remove = async () => {
    process.off('exit', abandon);
    await stop(cluster, 'immediate').catch(() => {});
    rmSync(base, { recursive: true, force: true });
  };
  return { ...running, url, remove };
}

/** Runs work with the superuser's URL of a new, empty cluster, and removes the cluster afterwards. */
export async function withTemporaryPostgres<T>(work: (url: string) => Promise<T>): Promise<T> {
  const temporary = await startTemporaryPostgres();
  try {
    return await work(temporary.url);
  } finally {
    await temporary.remove();
  }
}

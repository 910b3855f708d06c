import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type TestCluster, urlsOf } from '../../lib/db/testing/cluster';
import { until } from '../../lib/delivery/testing/until';
import {
  type Cluster,
  initialise,
  type RunningCluster,
  start,
  stop,
} from '../../scripts/setup/embedded-postgres';
import { applyMigrations } from '../../scripts/setup/migrate';
import { postgresBinaries } from '../../scripts/setup/postgres-binaries';
import { postgresUser } from '../../scripts/setup/postgres-user';
import {
  APPLICATION_GROUP,
  createLogins,
  DELIVERY_GROUP,
  ensureMember,
  OWNER_LOGIN,
  withClient,
} from '../../scripts/setup/roles';
import { temporaryFolder } from '../../scripts/setup/temporary-postgres';

const DATABASE = 'fairlead';
const BACKUP = 'backup';

/** A Postgres of the faults' own, which can be killed and put back to an earlier state. */
export interface FaultyPostgres {
  readonly urls: () => ReturnType<typeof urlsOf>;
  readonly port: number;
  /** SIGKILL, as when the machine's memory ends: nothing is told, nothing is written. */
  readonly kill: () => Promise<void>;
  /** Starts it where it was, on the same port, once the last of what was killed has gone. */
  readonly start: () => Promise<void>;
  readonly saveBackup: () => Promise<void>;
  /** Puts the backup in the database's place, as an operator does who has lost it. */
  readonly restoreBackup: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Starts one with Fairlead's logins and tables, and no rows. */
export async function startFaultyPostgres(): Promise<FaultyPostgres> {
  const base = mkdtempSync(path.join(temporaryFolder(), 'fairlead-faults-'));
  const { uid, gid } = postgresUser();
  if (uid !== undefined && gid !== undefined) chownSync(base, uid, gid);
  const cluster: Cluster = {
    folder: path.join(base, 'cluster'),
    binaries: postgresBinaries(base),
    password: randomBytes(16).toString('hex'),
    logFile: path.join(base, 'postgres.log'),
    // A commit must outlive a kill; that of the whole machine is not tried, so nothing needs to reach the disk.
    settings: ['fsync=off', 'max_connections=100'],
  };
  await initialise(cluster);
  let running: RunningCluster = await start(cluster);
  const { port } = running;
  const abandon = () => running.process.kill('SIGQUIT');
  process.once('exit', abandon);
  const password = () => randomBytes(12).toString('hex');
  const passwords = { owner: password(), application: password(), delivery: password() };
  const test: TestCluster = { port, superuserPassword: cluster.password, passwords };
  const maintenance = urlsOf(test, 'postgres').superuserUrl;
  const urls = urlsOf(test, DATABASE);
  await createLogins(maintenance, passwords, DATABASE);
  await applyMigrations(urls.ownerUrl);
  await ensureMember(urls.applicationUrl, urls.ownerUrl, APPLICATION_GROUP, 'DATABASE_URL');
  await ensureMember(urls.deliveryUrl, urls.ownerUrl, DELIVERY_GROUP, 'DATABASE_DELIVERY_URL');

  const run = (...statements: string[]) =>
    withClient(maintenance, async (client) => {
      for (const statement of statements) await client.query(statement);
    });
  const empty = (name: string) => [
    `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  ];
  return {
    urls: () => urls,
    port,
    kill: async () => {
      const ended = once(running.process, 'exit');
      running.process.kill('SIGKILL');
      await ended;
    },
    start: async () => {
      await until(async () => {
        const next = await start(cluster, port).catch(() => null);
        if (next) running = next;
        return next?.port === port;
      }, 60_000);
    },
    saveBackup: () =>
      run(
        ...empty(DATABASE),
        `DROP DATABASE IF EXISTS ${BACKUP} WITH (FORCE)`,
        `CREATE DATABASE ${BACKUP} TEMPLATE ${DATABASE} OWNER ${OWNER_LOGIN}`,
        `ALTER DATABASE ${DATABASE} ALLOW_CONNECTIONS true`,
      ),
    restoreBackup: () =>
      run(
        ...empty(DATABASE),
        `DROP DATABASE ${DATABASE} WITH (FORCE)`,
        `CREATE DATABASE ${DATABASE} TEMPLATE ${BACKUP} OWNER ${OWNER_LOGIN}`,
      ),
    remove: async () => {
      process.off('exit', abandon);
      await stop(cluster, 'immediate').catch(() => {});
      rmSync(base, { recursive: true, force: true });
    },
  };
}

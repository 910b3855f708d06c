import type { GivenEnv } from '../../lib/env';
import type { DataFolder } from './data-folder';
import { clusterUrl, runningPort, SUPERUSER, stop as stopPostgres } from './embedded-postgres';
import { Failure } from './failure';
import { takeLock } from './lock';
import {
  type DatabaseUrls,
  embeddedCluster,
  embeddedUrls,
  externalUrls,
  startEmbedded,
} from './open-database';
import type { Secrets } from './secrets';
import { atEnd } from './shutdown';

/** A database that answers, and how it came to. */
export type Reached = {
  urls: DatabaseUrls;
  /** named: DATABASE_URL's. running: that of the Fairlead that is up. started: embedded, until this process ends. */
  how: 'named' | 'running' | 'started';
  /** The login that may make databases on an embedded server. */
  superuser: string | undefined;
};

/**
 * The login that owns the tables.
 *
 * @param does what it is needed for, for the sentence
 */
export function requireOwner({ urls }: Reached, does: string): string {
  if (!urls.owner) throw new Failure(`Set DATABASE_OWNER_URL: the login that owns the tables ${does}.`);
  return urls.owner;
}

/** Refuses a database at which a Fairlead of this data folder is at work. */
export function requireStopped({ how }: Reached): void {
  if (how === 'running') throw new Failure('Fairlead is running on this data folder: stop it first.');
}

/**
 * Reaches the database of DATABASE_URL, or else the embedded one: that of the Fairlead that is running, or started for
 * as long as this process lives (`endAll` stops it). It is left as it is; migrations are the caller's.
 */
export async function reachDatabase(env: GivenEnv, data: DataFolder, secrets: Secrets): Promise<Reached> {
  if (env.DATABASE_URL)
    return { urls: await externalUrls(env, env.DATABASE_URL), how: 'named', superuser: undefined };
  const lock = await takeLock(data.lock);
  const cluster = embeddedCluster(data, secrets);
  const reached = (port: number, how: 'running' | 'started') => ({
    urls: embeddedUrls(port, secrets),
    how,
    superuser: clusterUrl(port, SUPERUSER, cluster.password, 'postgres'),
  });
  if ('heldBy' in lock) {
    const port = await runningPort(cluster);
    if (!port)
      throw new Failure(`Fairlead (process ${lock.heldBy}) is starting or stopping: try again in a moment.`);
    return reached(port, 'running');
  }
  atEnd(async () => lock.release());
  const { port } = await startEmbedded(cluster, secrets);
  atEnd(() => stopPostgres(cluster));
  return reached(port, 'started');
}

import { dirname } from 'node:path';
import type pg from 'pg';
import type { GivenEnv } from '../../lib/env';
import { clusterFolder } from './cluster-folder';
import { type DataFolder, requireRoom } from './data-folder';
import {
  type Cluster,
  clusterUrl,
  initialise,
  isInitialised,
  type RunningCluster,
  SUPERUSER,
  start,
} from './embedded-postgres';
import { Failure, messageOf } from './failure';
import { postgresBinaries } from './postgres-binaries';
import { APPLICATION_LOGIN, createLogins, DELIVERY_LOGIN, OWNER_LOGIN, withClient } from './roles';
import type { Secrets } from './secrets';

/** The URLs by which Fairlead's parts sign in. `owner` may be missing for a database of one's own. */
export type DatabaseUrls = {
  application: string;
  delivery: string;
  direct: string;
  owner: string | undefined;
};

const DATABASE = 'fairlead';
/** Bytes for a new cluster with the catalogue in it, and some time of work. */
const NEW_CLUSTER_ROOM = 200_000_000;
/** Taken when free, so that the embedded database stays at one address. */
const PREFERRED_PORT = 54_329;

/** The embedded cluster of a data folder. */
export function embeddedCluster(data: DataFolder, secrets: Secrets): Cluster {
  const folder = clusterFolder(data);
  const binaries = postgresBinaries(dirname(folder));
  return { folder, binaries, password: secrets.superuser, logFile: data.log('postgres') };
}

/** Starts the embedded cluster, making it and its logins at the first time. */
export async function startEmbedded(cluster: Cluster, secrets: Secrets): Promise<RunningCluster> {
  if (!isInitialised(cluster.folder)) {
    requireRoom(dirname(cluster.folder), NEW_CLUSTER_ROOM);
    await initialise(cluster);
  }
  const running = await start(cluster, PREFERRED_PORT);
  const superuser = clusterUrl(running.port, SUPERUSER, cluster.password, 'postgres');
  await createLogins(superuser, secrets.logins, DATABASE);
  return running;
}

/** The URLs of a running embedded cluster. */
export function embeddedUrls(port: number, secrets: Secrets): DatabaseUrls {
  const url = (login: string, password: string) => clusterUrl(port, login, password, DATABASE);
  const delivery = url(DELIVERY_LOGIN, secrets.logins.delivery);
  return {
    application: url(APPLICATION_LOGIN, secrets.logins.application),
    owner: url(OWNER_LOGIN, secrets.logins.owner),
    delivery,
    direct: delivery,
  };
}

/** The URLs of a database of one's own, each tried, with one sentence for the first that does not answer. */
export async function externalUrls(env: GivenEnv, application: string): Promise<DatabaseUrls> {
  const delivery = env.DATABASE_DELIVERY_URL ?? application;
  const direct = env.DATABASE_DIRECT_URL ?? delivery;
  await tryConnection('DATABASE_URL', application);
  if (env.DATABASE_OWNER_URL) await tryConnection('DATABASE_OWNER_URL', env.DATABASE_OWNER_URL);
  if (env.DATABASE_DELIVERY_URL) await tryConnection('DATABASE_DELIVERY_URL', delivery);
  if (env.DATABASE_DIRECT_URL) await tryConnection('DATABASE_DIRECT_URL', direct);
  return { application, delivery, direct, owner: env.DATABASE_OWNER_URL };
}

async function tryConnection(variable: string, url: string): Promise<void> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
  } catch (error) {
    const { hostname, port, pathname, username } = new URL(url);
    const place = `${hostname}:${port || 5432}`;
    const code = (error as pg.DatabaseError).code;
    let what = `cannot be reached at ${place} (${messageOf(error)}): check that PostgreSQL runs there and ${variable} names it`;
    if (code === '28P01' || code === '28000')
      what = `refuses the login ${username} at ${place}: check the user and password in it`;
    if (code === '3D000')
      what = `names the database ${pathname.slice(1)}, which does not exist at ${place}: create it first`;
    throw new Failure(`The database of ${variable} ${what}.`);
  }
}

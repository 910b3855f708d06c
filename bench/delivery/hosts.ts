/** The servers that are measured, each started once and only if a part asks for it. */
import { once } from 'node:events';
import path from 'node:path';
import { Client } from 'pg';
import { buildConsole, CONSOLE_BUNDLE, DELIVERY_BUNDLE, staleConsole } from '../../scripts/setup/build';
import { inRoot } from '../../scripts/setup/paths';
import { freePort } from '../../scripts/setup/ports';
import { CORES, type Started, startServer } from './servers';
import { ENVIRONMENT, type World } from './world';

/** How to poll a server. */
export interface Polled {
  readonly started: Started;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const FLAGS = 200;
const POLICY = `/api/v1/environments/${ENVIRONMENT}/policy`;

/** The delivery process, with the parameters that `npm start` gives it. */
export async function startDelivery(
  world: World,
  { core = CORES.server, port }: { readonly core?: number | undefined; readonly port?: number } = {},
): Promise<Polled & { readonly base: string }> {
  port ??= await freePort();
  const base = `http://127.0.0.1:${port}`;
  const started = await startServer({
    parameters: ['--enable-source-maps', DELIVERY_BUNDLE],
    env: { ...world.env, DELIVERY_PORT: String(port) },
    health: `${base}/readyz`,
    ...(core !== undefined && { core }),
  });
  return { started, base, url: `${base}${POLICY}`, headers: { authorization: `Bearer ${world.token}` } };
}

/** The built console, which answers routers too. */
export async function startConsole(
  world: World,
  core = CORES.server,
): Promise<Polled & { readonly base: string }> {
  const source = staleConsole();
  if (source) await buildConsole(source, world.env, path.join(world.folder, 'build.log'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const started = await startServer({
    parameters: ['--enable-source-maps', CONSOLE_BUNDLE],
    env: { ...world.env, PORT: String(port), NEXTAUTH_URL: base },
    cwd: inRoot(),
    health: `${base}/readyz`,
    ...(core !== undefined && { core }),
  });
  return { started, base, url: `${base}${POLICY}`, headers: { authorization: `Bearer ${world.token}` } };
}

/** node:http alone, asked with the headers that `like` is asked with and answering with those that it answers with. */
export async function startBare(like: Polled): Promise<Polled> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const answer = await fetch(like.url, { headers: like.headers });
  const { status } = answer;
  const own = ['connection', 'keep-alive', 'date'];
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !own.includes(name)));
  const started = await startServer({
    parameters: [path.join(import.meta.dirname, 'bare.mjs'), JSON.stringify({ port, status, headers })],
    health: `${base}/healthz`,
    ...(CORES.server !== undefined && { core: CORES.server }),
  });
  return { started, url: `${base}${POLICY}`, headers: like.headers };
}

/** Unleash on a database of its own in the same Postgres, filled with flags. */
export async function startUnleash({ urls, env }: World): Promise<Polled> {
  const admin = new Client({ connectionString: urls.superuserUrl });
  await admin.connect();
  // Two parts ask for it, one after the other.
  await admin.query('DROP DATABASE IF EXISTS unleash WITH (FORCE)');
  await admin.query('CREATE DATABASE unleash');
  await admin.end();
  const databaseUrl = new URL(urls.superuserUrl);
  databaseUrl.pathname = '/unleash';
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const client = 'default:development.a-secret-of-the-bench-for-clients';
  const settings = {
    port,
    databaseUrl: databaseUrl.href,
    client,
    admin: '*:*.a-secret-of-the-bench',
    flags: FLAGS,
  };
  const started = await startServer({
    parameters: [path.join(import.meta.dirname, 'unleash-server.mjs'), JSON.stringify(settings)],
    env: { ...env, DATABASE_URL: undefined, NODE_NO_WARNINGS: '1' },
    health: `${base}/health`,
    patienceMs: 180_000,
    ...(CORES.server !== undefined && { core: CORES.server }),
  });
  // Its only message of its own accord: that all flags are there.
  await once(started.child, 'message');
  return { started, url: `${base}/api/client/features`, headers: { authorization: client } };
}

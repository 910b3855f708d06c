/** `npm start` and `npm run dev`, once packages are installed: from a checkout to a running Fairlead. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type GivenEnv, SECRETS } from '../lib/env';
import {
  buildBundles,
  buildConsole,
  CONSOLE_BUNDLE,
  DELIVERY_BUNDLE,
  staleConsole,
  watchDelivery,
} from './setup/build';
import { type DataFolder, openDataFolder } from './setup/data-folder';
import { exitWith, Failure } from './setup/failure';
import { generateClient } from './setup/generate';
import { givenEnvironment } from './setup/given-environment';
import { keepPostgres } from './setup/keep-postgres';
import { takeLock } from './setup/lock';
import {
  type DatabaseUrls,
  embeddedCluster,
  embeddedUrls,
  externalUrls,
  startEmbedded,
} from './setup/open-database';
import { inRoot } from './setup/paths';
import { pinnedRoots } from './setup/pinned-roots';
import { requirePort } from './setup/ports';
import { migrateDatabase } from './setup/prepare-database';
import { step } from './setup/progress.mjs';
import { developmentToken } from './setup/router-token';
import { openSecrets, type Secrets, saveSecrets, sealingKeys } from './setup/secrets';
import { isEmpty, seed } from './setup/seed';
import { atEnd, endAll, endOnSignals } from './setup/shutdown';
import { summary } from './setup/summary';
import { type Supervised, supervise } from './setup/supervise';

const development = process.argv.includes('--dev');
const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const begun = performance.timeOrigin;
  if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'));
  const env = givenEnvironment();
  const data = openDataFolder(env.FAIRLEAD_DATA_DIR);
  const lock = await takeLock(data.lock);
  if ('heldBy' in lock) {
    throw new Failure(
      `Fairlead is already running on ${data.folder} (process ${lock.heldBy}): stop that first, or set FAIRLEAD_DATA_DIR to another folder.`,
    );
  }
  atEnd(async () => lock.release());
  endOnSignals(say);
  await requirePorts(env);
  const secrets = openSecrets(data.secrets);
  await step('Generating the Prisma client', generateClient);
  const urls = await openDatabase(env, data, secrets);
  const applied = await step('Applying migrations', () => migrateDatabase(urls));
  if (applied.length > 0) say(`  ${applied.join(', ')}`);
  const childEnv = environment(env, data, secrets, urls);
  const seeded = await fill(env, data, secrets, urls, childEnv);
  await build(childEnv, data);
  childEnv.FAIRLEAD_ROOTS ??= await pinnedRoots(urls.application);
  const processes = await step('Starting', () => startProcesses(env, data, childEnv));
  if (development) await watch(processes.delivery);
  const delivery = `http://${reachable(env.HOST)}:${env.DELIVERY_PORT}`;
  const policyUrl = `${delivery}/api/v1/environments/development/policy`;
  const token = await developmentToken(secrets, data.secrets, policyUrl, childEnv);
  const password = env.FAIRLEAD_ADMIN_PASSWORD ? undefined : secrets.firstPassword;
  const admin = seeded || password ? { email: env.FAIRLEAD_ADMIN_EMAIL, password } : undefined;
  process.stdout.write(
    summary({ console: env.NEXTAUTH_URL, delivery, policyUrl, token, admin, took: Date.now() - begun }),
  );
  if (secrets.firstPassword) {
    delete secrets.firstPassword;
    saveSecrets(data.secrets, secrets);
  }
}

async function requirePorts(env: GivenEnv): Promise<void> {
  if (env.PORT === env.DELIVERY_PORT)
    throw new Failure(`PORT and DELIVERY_PORT are both ${env.PORT}: choose two.`);
  await requirePort(env.HOST, env.PORT, 'PORT');
  await requirePort(env.HOST, env.DELIVERY_PORT, 'DELIVERY_PORT');
}

function openDatabase(env: GivenEnv, data: DataFolder, secrets: Secrets): Promise<DatabaseUrls> {
  const { DATABASE_URL } = env;
  if (DATABASE_URL) return step('Reaching the database', () => externalUrls(env, DATABASE_URL));
  return step('Starting the embedded Postgres', async () => {
    const running = await startEmbedded(embeddedCluster(data, secrets), secrets);
    const kept = keepPostgres(running, say);
    atEnd((force) => kept.stop(force));
    return embeddedUrls(running.port, secrets);
  });
}

/** What the processes of Fairlead see of the environment: ours, with what was generated or worked out. */
function environment(
  env: GivenEnv,
  data: DataFolder,
  secrets: Secrets,
  urls: DatabaseUrls,
): NodeJS.ProcessEnv {
  // What came from files goes on by its own name, so that it can be kept from a process that must not have it.
  const files = Object.fromEntries(SECRETS.map((name) => [`${name}_FILE`, undefined]));
  return {
    ...process.env,
    ...files,
    FAIRLEAD_SMTP_URL: env.FAIRLEAD_SMTP_URL,
    NODE_ENV: development ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: urls.application,
    DATABASE_DELIVERY_URL: urls.delivery,
    DATABASE_DIRECT_URL: urls.direct,
    DATABASE_OWNER_URL: urls.owner ?? '',
    FAIRLEAD_DATA_DIR: data.folder,
    HOST: env.HOST,
    PORT: String(env.PORT),
    DELIVERY_PORT: String(env.DELIVERY_PORT),
    NEXTAUTH_URL: env.NEXTAUTH_URL,
    NEXTAUTH_SECRET: env.NEXTAUTH_SECRET ?? secrets.sessionSecret,
    ...sealingKeys(env, secrets),
    FAIRLEAD_ADMIN_EMAIL: env.FAIRLEAD_ADMIN_EMAIL,
    FAIRLEAD_ADMIN_PASSWORD: undefined,
  };
}

async function fill(
  env: GivenEnv,
  data: DataFolder,
  secrets: Secrets,
  urls: DatabaseUrls,
  childEnv: NodeJS.ProcessEnv,
): Promise<boolean> {
  if (!secrets.seeding && !(await isEmpty(urls.application))) return false;
  await step('Filling the empty database with the catalogue', async () => {
    // Both are kept in case this run does not get that far: the next one goes on, and shows the password.
    secrets.seeding = true;
    if (!env.FAIRLEAD_ADMIN_PASSWORD) secrets.firstPassword ??= randomBytes(10).toString('hex');
    saveSecrets(data.secrets, secrets);
    const password = env.FAIRLEAD_ADMIN_PASSWORD ?? secrets.firstPassword;
    await seed({ ...childEnv, FAIRLEAD_ADMIN_PASSWORD: password }, data.log('seed'));
    delete secrets.seeding;
    saveSecrets(data.secrets, secrets);
  });
  return true;
}

async function build(childEnv: NodeJS.ProcessEnv, data: DataFolder): Promise<void> {
  if (development) return buildBundles();
  const source = staleConsole();
  await step(source ? 'Building (a minute or two)' : 'Checking the build', async () => {
    await buildBundles();
    if (source) await buildConsole(source, childEnv, data.log('build'));
  });
}

async function startProcesses(env: GivenEnv, data: DataFolder, childEnv: NodeJS.ProcessEnv) {
  const echo = development || !process.stdout.isTTY;
  const { DATABASE_OWNER_URL: _owner, ...consoleEnv } = childEnv;
  // A delivery process can neither read nor open what releases are signed with.
  const { DATABASE_URL: _application, FAIRLEAD_KEY: _key, ...deliveryEnv } = consoleEnv;
  const healthOf = (port: number) => `http://${reachable(env.HOST)}:${port}/healthz`;
  const delivery = supervise(
    {
      name: 'the delivery process',
      parameters: ['--enable-source-maps', DELIVERY_BUNDLE],
      env: deliveryEnv,
      logFile: data.log('delivery'),
      echo,
      health: healthOf(env.DELIVERY_PORT),
    },
    say,
  );
  atEnd((force) => delivery.stop(force));
  const consoleProcess = supervise(
    {
      name: 'the console',
      parameters: ['--enable-source-maps', CONSOLE_BUNDLE, ...(development ? ['--dev'] : [])],
      env: consoleEnv,
      logFile: data.log('console'),
      echo,
      health: healthOf(env.PORT),
      patience: 120_000,
    },
    say,
  );
  atEnd((force) => consoleProcess.stop(force));
  await Promise.all([delivery.ready, consoleProcess.ready]);
  return { delivery, console: consoleProcess };
}

async function watch(delivery: Supervised): Promise<void> {
  const watcher = await watchDelivery(async (problem) => {
    if (problem) return say(`The delivery process was not rebuilt: ${problem}`);
    await delivery.restart();
    say('The delivery process was rebuilt and restarted.');
  });
  atEnd(() => watcher.stop());
}

/** An address at which what listens on `host` can be reached from this machine. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

main().catch(async (error) => {
  await endAll();
  exitWith(error);
});

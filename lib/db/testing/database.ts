import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { OWNER_LOGIN, withClient } from '../../../scripts/setup/roles';
import { seed } from '../../../scripts/setup/seed';
import { EMPTY_TEMPLATE, SEEDED_TEMPLATE, type TestCluster, urlsOf } from './cluster';

/** The administrator of every seeded test database. */
export const TEST_ADMIN = { email: 'admin@fairlead.test', password: 'correct-horse-battery' } as const;

/** A database of its own for one test or one file, migrated, on a real PostgreSQL. */
export type TestDatabase = {
  name: string;
  ownerUrl: string;
  applicationUrl: string;
  deliveryUrl: string;
  /** For what no role of Fairlead may do, such as looking at another's sessions. */
  superuserUrl: string;
  /** An outage of this database: its sessions are ended and new ones refused. */
  stop(): Promise<void>;
  /** The end of the outage. */
  start(): Promise<void>;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
};

/**
 * Creates a database by copying a template (tens of milliseconds). Call `drop()` when done.
 *
 * @param options.seeded with the seed's catalogue, policy and {@link TEST_ADMIN}; otherwise migrated only
 */
export async function createTestDatabase(options: { seeded?: boolean } = {}): Promise<TestDatabase> {
  const cluster = inject('testCluster');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const maintenance = urlsOf(cluster, 'postgres').superuserUrl;
  const template = options.seeded ? await seededTemplate(cluster) : EMPTY_TEMPLATE;
  await withClient(maintenance, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${OWNER_LOGIN}`),
  );
  const run = (...statements: string[]) =>
    withClient(maintenance, async (client) => {
      for (const statement of statements) await client.query(statement);
    });
  return {
    name,
    ...urlsOf(cluster, name),
    stop: () =>
      run(
        `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
      ),
    start: () => run(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`),
    drop: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** The seeded template's name; the first to ask makes it while the others wait. */
function seededTemplate(cluster: TestCluster): Promise<string> {
  const unfinished = `${SEEDED_TEMPLATE}_unfinished`;
  return withClient(urlsOf(cluster, 'postgres').superuserUrl, async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext('${SEEDED_TEMPLATE}'))`);
    const made = await client.query('SELECT FROM pg_database WHERE datname = $1', [SEEDED_TEMPLATE]);
    if (made.rowCount) return SEEDED_TEMPLATE;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${unfinished} TEMPLATE ${EMPTY_TEMPLATE} OWNER ${OWNER_LOGIN}`);
    const urls = urlsOf(cluster, unfinished);
    await seed({
      ...process.env,
      DATABASE_URL: urls.applicationUrl,
      DATABASE_OWNER_URL: urls.ownerUrl,
      DATABASE_DELIVERY_URL: urls.deliveryUrl,
      NEXTAUTH_SECRET: 'a secret of the tests, long enough to sign with',
      FAIRLEAD_ADMIN_EMAIL: TEST_ADMIN.email,
      FAIRLEAD_ADMIN_PASSWORD: TEST_ADMIN.password,
    });
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${SEEDED_TEMPLATE}`);
    return SEEDED_TEMPLATE;
  });
}

import { afterAll, expect, it } from 'vitest';
import { createToken } from '../lib/auth/server/commands/tokens';
import { SYSTEM_CALLER } from '../lib/auth/system-actor';
import { bringDatabase, connect, db } from '../lib/db/client';
import { createTestDatabase, type TestDatabase } from '../lib/db/testing/database';
import { withRoutingDatabase } from '../lib/db/testing/routing';
import { deliveryHost } from '../lib/delivery/host';
import { postgresSource } from '../lib/delivery/source';
import { memoryLog } from '../lib/delivery/testing/memory-source';
import { until } from '../lib/delivery/testing/until';
import { env } from '../lib/env';
import { keepKeys } from '../lib/signing/server/keep-keys';
import { edit, publish } from '../lib/signing/server/testing/signed-versions';
import { listTables } from '../scripts/backup/tables';
import { applyMigrations } from '../scripts/setup/migrate';
import { migrateAlone } from '../scripts/setup/migrate-alone';
import { MIGRATIONS, migrationNames } from '../scripts/setup/migrations-folder';
import { withClient } from '../scripts/setup/roles';
import { schemaProblem } from '../scripts/setup/schema-problem';

const { database } = withRoutingDatabase();
let upgraded: TestDatabase | undefined;
afterAll(() => upgraded?.drop());

/** A database as the release before left it, with rows of the release before. */
async function databaseOfTheReleaseBefore(): Promise<TestDatabase> {
  const old = await createTestDatabase();
  upgraded = old;
  await withClient(old.ownerUrl, (client) =>
    client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public'),
  );
  await applyMigrations(old.ownerUrl, MIGRATIONS, migrationNames().slice(0, -1));
  await withClient(database().superuserUrl, (from) =>
    withClient(old.superuserUrl, async (to) => {
      await to.query('SET session_replication_role = replica');
      for (const { name, columns } of await listTables(to)) {
        const list = columns.map((column) => `"${column}"`).join(', ');
        const { rows } = await from.query(
          `SELECT coalesce(json_agg(t), '[]') AS all FROM (SELECT ${list} FROM "${name}") t`,
        );
        await to.query(`DELETE FROM "${name}"`);
        await to.query(
          `INSERT INTO "${name}" (${list}) SELECT ${list} FROM json_populate_recordset(NULL::"${name}", $1)`,
          [JSON.stringify(rows[0].all)],
        );
      }
    }),
  );
  return old;
}

/**
 * What a client made for the columns of then does, and succeeds with: every table is read by all its columns; rows are
 * written back, and copied under a new id where no rule of the database is against it.
 */
async function statementsOfThen(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const found: string[] = [];
    for (const { name, columns } of await listTables(client)) {
      const list = columns.map((column) => `"${column}"`).join(', ');
      const [first] = columns;
      const returning = `RETURNING ${list}`;
      const tried = [
        `SELECT ${list} FROM "${name}" LIMIT 20`,
        `UPDATE "${name}" SET "${first}" = "${first}" WHERE ctid IN (SELECT ctid FROM "${name}" LIMIT 1) ${returning}`,
        `INSERT INTO "${name}" (${list}) SELECT ${list.replace('"id"', 'gen_random_uuid()')} FROM "${name}" LIMIT 1 ${returning}`,
      ];
      for (const statement of tried) {
        const works = await client.query(`BEGIN; ${statement}; ROLLBACK`).then(
          () => true,
          () => client.query('ROLLBACK').then(() => false),
        );
        if (works) found.push(statement);
      }
    }
    return found;
  });
}

it('migrates from the release before while its consoles and delivery processes are at work', async () => {
  await keepKeys(new Date());
  await edit();
  await publish();
  const made = { name: 'r', environment: 'development', scopes: ['policy:read'], expiresInDays: 1 };
  const { token } = await createToken(SYSTEM_CALLER, made);
  const old = await databaseOfTheReleaseBefore();
  expect(await schemaProblem(old.applicationUrl), 'this release does not start on it').toMatch(
    /is older .*npm run migrate/,
  );
  const log = memoryLog();
  const source = postgresSource({
    url: old.deliveryUrl,
    log,
    pollMs: 50,
    sealingKey: env().FAIRLEAD_DELIVERY_KEY,
  });
  const host = deliveryHost({ source, log });
  const port = await host.listen(0, '127.0.0.1');
  await source.start();
  const statements = await statementsOfThen(old.applicationUrl);
  const writes = statements.filter((statement) => !statement.startsWith('SELECT'));
  expect(writes.length).toBeGreaterThan(30);

  let done = false;
  const failures: string[] = [];
  const rounds = { clients: 0, router: 0 };
  const clients = [0, 1, 2].map((offset) =>
    withClient(old.applicationUrl, async (client) => {
      // Longer than a migration waits for a lock, and far shorter than people would bear.
      await client.query(`SET statement_timeout = '10s'`);
      for (let i = offset; !done; i += 1) {
        const statement = statements[(i * 7) % statements.length] ?? '';
        await client.query(`BEGIN; ${statement}; ROLLBACK`).catch(async (error: Error) => {
          failures.push(`${statement}: ${error.message}`);
          await client.query('ROLLBACK');
        });
        rounds.clients += 1;
      }
    }),
  );
  const router = (async () => {
    while (!done) {
      const address = `http://127.0.0.1:${port}/api/v1/environments/development/policy`;
      const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
      await answer.arrayBuffer();
      if (answer.status !== 200) failures.push(`a router got ${answer.status}`);
      rounds.router += 1;
    }
  })();
  await until(() => rounds.clients > statements.length && rounds.router > 5, 20_000);
  const before = { ...rounds };
  expect(await migrateAlone(old.ownerUrl)).toEqual(migrationNames().slice(-1));
  await until(
    () => rounds.clients > before.clients + 2 * statements.length && rounds.router > before.router + 5,
    20_000,
  );
  done = true;
  await Promise.all([...clients, router]);
  expect([...new Set(failures)]).toEqual([]);

  expect(await schemaProblem(old.applicationUrl), 'this release starts on it').toBeNull();
  const client = connect(old.applicationUrl);
  const another = db();
  bringDatabase(client);
  await edit();
  const { version } = await publish();
  await until(() => source.snapshot()?.policies.get('development')?.versionText === `1.${version}`);
  bringDatabase(another);
  await client.$disconnect();
  await host.close(100);
  await source.close();
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

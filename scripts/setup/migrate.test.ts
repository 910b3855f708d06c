import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NEWEST_MIGRATION } from '../../lib/db/newest-migration';
import { createTestDatabase, type TestDatabase } from '../../lib/db/testing/database';
import { applyMigrations, migrationState, refuseUnfit } from './migrate';
import { ALONE } from './migrate-alone';
import { migrateDatabase } from './prepare-database';
import { withClient } from './roles';

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-migrations-'));
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows);
const forget = () => run(database.ownerUrl, 'DELETE FROM _prisma_migrations');
const write = (name: string, sql: string) => {
  mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, name, 'migration.sql'), sql);
};
const urls = (owner: string | undefined) => ({
  application: database.applicationUrl,
  delivery: database.deliveryUrl,
  direct: database.deliveryUrl,
  owner,
});

describe('a migrated database', () => {
  it('has nothing pending, for the owner and for the application', async () => {
    const upToDate = { pending: [], unknown: [], failed: [], edited: [] };
    expect(await migrationState(database.ownerUrl)).toEqual(upToDate);
    expect(await migrationState(database.applicationUrl)).toEqual(upToDate);
  });

  it('needs no owner to start', async () => {
    expect(await migrateDatabase(urls(undefined))).toEqual([]);
  });

  it('of a newer version is refused in one sentence', async () => {
    await run(
      database.ownerUrl,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ('x', 'x', '29990101000000_from_the_future', now(), 1)`,
    );
    await expect(migrateDatabase(urls(database.ownerUrl))).rejects.toThrow(
      /^This database was migrated by a newer version of Fairlead \(it has 29990101000000_from_the_future, .*update the checkout/,
    );
  });
});

describe('a migration that is under way', () => {
  const list = (set: string) =>
    `UPDATE _prisma_migrations SET ${set} WHERE migration_name = '${NEWEST_MIGRATION}'`;

  it('is waited for', async () => {
    await withClient(database.ownerUrl, async (other) => {
      await other.query(`SELECT pg_advisory_lock(${ALONE})`);
      await other.query(list('finished_at = NULL'));
      const migrating = migrateDatabase(urls(database.ownerUrl));
      const waits = 'SELECT FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()';
      while (
        (
          await other.query(
            `${waits} AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
          )
        ).rowCount === 0
      )
        await other.query('SELECT pg_sleep(0.05)');
      await other.query(list('finished_at = now()'));
      await other.query(`SELECT pg_advisory_unlock(${ALONE})`);
      expect(await migrating).toEqual([]);
    });
  });
});

describe('pending migrations', () => {
  it('are not applied by the application: the sentence names DATABASE_OWNER_URL', async () => {
    await forget();
    await expect(migrateDatabase(urls(undefined))).rejects.toThrow(
      /set DATABASE_OWNER_URL to the login that owns/,
    );
  });

  it('are applied in order, and a function in one stays whole', async () => {
    await forget();
    write(
      '1_first',
      'CREATE FUNCTION five() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 5; END $$;',
    );
    write('2_second', 'CREATE TABLE fives AS SELECT five();');
    expect(await applyMigrations(database.ownerUrl, folder)).toEqual(['1_first', '2_second']);
    expect(await applyMigrations(database.ownerUrl, folder)).toEqual([]);
    expect(await run(database.ownerUrl, 'SELECT * FROM fives')).toEqual([{ five: 5 }]);
  });

  it('that fail leave nothing behind, and are named when one comes back', async () => {
    await forget();
    write('1_broken', 'CREATE TABLE half (a int); CREATE TABLE half (a int);');
    await expect(applyMigrations(database.ownerUrl, folder)).rejects.toThrow(
      /relation "half" already exists/,
    );
    expect(await run(database.ownerUrl, `SELECT to_regclass('half')::text AS half`)).toEqual([
      { half: null },
    ]);
    const state = await migrationState(database.ownerUrl, folder);
    expect(() => refuseUnfit(state)).toThrow(/^The migration 1_broken failed in this database/);
  });
});

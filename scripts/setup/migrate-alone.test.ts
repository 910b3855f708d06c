import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../lib/db/testing/database';
import { markRolledBack, migrateAlone } from './migrate-alone';
import { withClient } from './roles';

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-migrations-'));
  await withClient(database.ownerUrl, (client) => client.query('DELETE FROM _prisma_migrations'));
  mkdirSync(path.join(folder, '1_more'));
  writeFileSync(path.join(folder, '1_more', 'migration.sql'), 'ALTER TABLE vendors ADD COLUMN more int;');
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

it('several at once are one', async () => {
  const outcomes = await Promise.all([1, 2, 3].map(() => migrateAlone(database.ownerUrl, folder)));
  expect(outcomes.flat()).toEqual(['1_more']);
});

it('what gets no lock lets others by, and is tried again until it does', async () => {
  await withClient(database.ownerUrl, async (reader) => {
    await reader.query('BEGIN; LOCK TABLE vendors IN ACCESS SHARE MODE');
    const migrating = migrateAlone(database.ownerUrl, folder, { pause: 10 });
    await withClient(database.ownerUrl, async (client) => {
      const gaveUp = 'SELECT FROM _prisma_migrations WHERE rolled_back_at IS NOT NULL';
      while ((await client.query(gaveUp)).rowCount === 0) await client.query('SELECT pg_sleep(0.05)');
    });
    await reader.query('COMMIT');
    expect(await migrating).toEqual(['1_more']);
  });
});

it('what gets no lock in the end is no migration that failed: the next call applies it', async () => {
  await withClient(database.ownerUrl, async (reader) => {
    await reader.query('BEGIN; LOCK TABLE vendors IN ACCESS SHARE MODE');
    await expect(migrateAlone(database.ownerUrl, folder, { tries: 1 })).rejects.toThrow(/lock timeout/);
  });
  expect(await migrateAlone(database.ownerUrl, folder)).toEqual(['1_more']);
});

it('what failed is refused until somebody says that it is to be tried again', async () => {
  const script = path.join(folder, '1_more', 'migration.sql');
  writeFileSync(script, 'ALTER TABLE no_such_table ADD COLUMN more int;');
  await expect(migrateAlone(database.ownerUrl, folder)).rejects.toThrow(/No such table: no_such_table/);
  await expect(migrateAlone(database.ownerUrl, folder)).rejects.toThrow(
    /^The migration 1_more failed .*"npm run migrate -- --rolled-back 1_more"/,
  );
  expect(await markRolledBack(database.ownerUrl, '2_other')).toBe(false);
  expect(await markRolledBack(database.ownerUrl, '1_more')).toBe(true);
  writeFileSync(script, 'ALTER TABLE vendors ADD COLUMN more int;');
  expect(await migrateAlone(database.ownerUrl, folder)).toEqual(['1_more']);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../lib/db/testing/database';
import { migrateAlone } from './migrate-alone';
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
    const migrating = migrateAlone(database.ownerUrl, folder, 10);
    await withClient(database.ownerUrl, async (client) => {
      const gaveUp = 'SELECT FROM _prisma_migrations WHERE rolled_back_at IS NOT NULL';
      while ((await client.query(gaveUp)).rowCount === 0) await client.query('SELECT pg_sleep(0.05)');
    });
    await reader.query('COMMIT');
    expect(await migrating).toEqual(['1_more']);
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { withClient } from '../../../scripts/setup/roles';
import { createTestDatabase, type TestDatabase } from './database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ask = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows);

it('is migrated and empty', async () => {
  expect(await ask(database.applicationUrl, 'SELECT count(*)::int AS n FROM vendors')).toEqual([{ n: 0 }]);
});

it('has three logins with different rights', async () => {
  await expect(ask(database.applicationUrl, 'CREATE TABLE mine (a int)')).rejects.toThrow(
    /permission denied/,
  );
  await expect(ask(database.deliveryUrl, 'SELECT * FROM persons')).rejects.toThrow(/permission denied/);
  await expect(ask(database.ownerUrl, 'CREATE TABLE mine (a int)')).resolves.toEqual([]);
});

it('is apart from other test databases', async () => {
  const other = await createTestDatabase();
  expect(other.name).not.toBe(database.name);
  await other.drop();
  await expect(ask(other.applicationUrl, 'SELECT 1')).rejects.toThrow(/does not exist/);
});

it('can be out of order for a while', async () => {
  await database.stop();
  await expect(ask(database.applicationUrl, 'SELECT 1')).rejects.toThrow();
  await database.start();
  await expect(ask(database.applicationUrl, 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
});

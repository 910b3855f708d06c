import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing/database';
import { type PostgresSource, postgresSource } from './source';
import { exampleBundle } from './testing/bundles';
import { type DatabaseRows, databaseRows } from './testing/database-rows';
import { exampleToken, memoryLog } from './testing/memory-source';
import { until } from './testing/until';

let database: TestDatabase;
let rows: DatabaseRows;
let source: PostgresSource;
let log: ReturnType<typeof memoryLog>;

/** Polls so seldom that only a hint can bring what is new. */
const SELDOM = 600_000;

async function start(pollMs = SELDOM, directUrl = database.deliveryUrl): Promise<void> {
  log = memoryLog();
  source = postgresSource({ url: database.deliveryUrl, directUrl, log, pollMs });
  await source.start();
}

const version = () => source.snapshot()?.policies.get('production')?.versionText;
const cutListener = async () => {
  const superuser = await databaseRows(database.superuserUrl);
  await superuser.client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'fairlead-delivery-hints' AND datname = current_database()`,
  );
  await superuser.close();
};

beforeEach(async () => {
  database = await createTestDatabase();
  rows = await databaseRows(database.ownerUrl);
  await rows.environment('production');
  await rows.publish('production', exampleBundle('production'));
});
afterEach(async () => {
  await source.close();
  await rows.close().catch(() => {});
  await database.drop();
});

it('learns of a publish and of a revocation without waiting for a poll, and tells whoever listens', async () => {
  await rows.token(exampleToken('good').row);
  await start();
  await until(source.hinted);
  const seen: (string | undefined)[] = [];
  const end = source.changed(() => seen.push(version()));
  await rows.publish('production', exampleBundle('production', ['omega']));
  await until(() => version() === '1.2');
  await rows.revoke('good');
  await until(() => source.snapshot()?.tokens.get('good')?.revokedAt !== null);
  expect(seen).toContain('1.2');
  end();
  const told = seen.length;
  await rows.publish('production', exampleBundle('production', ['psi']));
  await until(() => version() === '1.3');
  expect(seen).toHaveLength(told);
});

it('looks again when its connection was cut, for what was published in between', async () => {
  await start();
  await until(source.hinted);
  await rows.client.query('ALTER TABLE delivery_state DISABLE TRIGGER delivery_state_notify');
  await rows.publish('production', exampleBundle('production', ['omega']));
  expect(version()).toBe('1.1');
  await cutListener();
  await until(() => version() === '1.2');
  await until(source.hinted);
  expect(log.lines.filter(({ level }) => level === 'warn').map(({ data }) => data)).toMatchObject([
    { event: 'hints_lost' },
  ]);
});

it('finds by polling what nobody tells it', async () => {
  await start(200, 'postgresql://nobody:secret@127.0.0.1:1/nothing');
  await rows.publish('production', exampleBundle('production', ['omega']));
  await until(() => version() === '1.2');
  expect(source.hinted()).toBe(false);
  expect(source.standing()).toBe('live');
  expect(JSON.stringify(log.lines)).not.toContain('secret');
});

it('goes on by itself after an outage of the database', async () => {
  await start();
  await until(source.hinted);
  await database.stop();
  await until(() => !source.hinted());
  await database.start();
  const again = await databaseRows(database.ownerUrl);
  await again.publish('production', exampleBundle('production', ['omega']));
  await until(source.hinted, 20_000);
  await again.publish('production', exampleBundle('production', ['psi']));
  await again.close();
  await until(() => version() === '1.3');
});

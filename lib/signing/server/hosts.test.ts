import { afterEach, expect, it } from 'vitest';
import { SYSTEM_ACTOR_ID, SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { bringDatabase, connect, type Database } from '@/lib/db/client';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing/database';
import { type PostgresSource, postgresSource } from '@/lib/delivery/source';
import { exampleBundle } from '@/lib/delivery/testing/bundles';
import { type DatabaseRows, databaseRows } from '@/lib/delivery/testing/database-rows';
import { memoryLog } from '@/lib/delivery/testing/memory-source';
import { until } from '@/lib/delivery/testing/until';
import { env } from '@/lib/env';
import type { Release } from '../release';
import { verifyFreshness, verifyKeySet, verifyRelease } from '../verify';
import { rotateSigningKey } from './commands';
import { keepKeys } from './keep-keys';
import { signingKey } from './key-records';
import { findRegressions } from './regressions';
import { signRelease } from './sign-release';

let database: TestDatabase;
let client: Database;
let rows: DatabaseRows;
const sources: PostgresSource[] = [];

/** A host of the delivery role, as the delivery process is. */
async function host(sealingKey = env().FAIRLEAD_DELIVERY_KEY) {
  const log = memoryLog();
  const source = postgresSource({ url: database.deliveryUrl, log, pollMs: 100, sealingKey });
  sources.push(source);
  await source.start();
  return { source, log };
}

/** What a router that has pinned `root` makes of what a host serves. */
async function verified({ source }: Awaited<ReturnType<typeof host>>, root: string) {
  const policy = source.snapshot()?.policies.get('production');
  const [now, freshness] = [Date.now(), policy && source.freshness(policy)];
  if (!policy?.releaseJws || !freshness) throw new Error('not signed');
  const keySet = await verifyKeySet(JSON.parse(source.keySet() ?? ''), { roots: [root], now });
  const trust = { keySet, env: 'production', now };
  await verifyFreshness(freshness, policy.releaseJws, trust);
  const kid = JSON.parse(Buffer.from(freshness.split('.')[0] ?? '', 'base64url').toString()).kid as string;
  return { release: await verifyRelease(policy.releaseJws, trust), kid };
}

/** The next version with its release signed; `change` makes what is signed differ from the row. */
async function publish(name: string, change: Partial<Release> = {}) {
  const { version } = await rows.publish('production', exampleBundle('production', [name]));
  const { rows: found } = await rows.client.query('SELECT release FROM policy_versions WHERE version = $1', [
    version,
  ]);
  const jws = await client.$transaction((tx) => signRelease(tx, { ...found[0].release, ...change }));
  // Versions never change but here, where the owner puts in what a publish writes at once.
  await rows.client.query('ALTER TABLE policy_versions DISABLE TRIGGER USER');
  await rows.client.query('UPDATE policy_versions SET release_jws = $1 WHERE version = $2', [jws, version]);
  await rows.client.query('ALTER TABLE policy_versions ENABLE TRIGGER USER');
}

async function begin(): Promise<string> {
  database = await createTestDatabase();
  client = connect(database.applicationUrl);
  bringDatabase(client);
  await client.actor.create({ data: { id: SYSTEM_ACTOR_ID, kind: 'system' } });
  rows = await databaseRows(database.ownerUrl);
  await rows.environment('production');
  await keepKeys(new Date());
  return (await signingKey(client, 'root'))?.x ?? '';
}

afterEach(async () => {
  for (const source of sources.splice(0)) await source.close();
  await rows.close();
  bringDatabase(undefined);
  await client.$disconnect();
  await database.drop();
});

it('a host proves what it serves, by the next freshness key soon after a rotation', async () => {
  const root = await begin();
  await publish('alpha');
  const running = await host();
  const before = await verified(running, root);
  expect(before.release).toMatchObject({ version: 1 });
  const rotated = await rotateSigningKey(SYSTEM_CALLER, { role: 'freshness', kid: before.kid });
  await until(async () => (await verified(running, root)).kid === rotated.kid);
  await publish('beta', { denyAfter: 1 });
  const second = await host();
  expect(
    second.source.snapshot()?.policies.get('production'),
    'what was signed is not the row',
  ).toBeUndefined();
  expect(second.log.lines.map(({ data }) => (data as { code?: string }).code)).toContain('unusable_version');
});

it('a host hands back what a restored backup has forgotten, and serves on what it has', async () => {
  const root = await begin();
  await publish('alpha');
  await publish('beta');
  const running = await host();
  const { keySet } = running.source;
  const before = keySet();
  await rotateSigningKey(SYSTEM_CALLER, { role: 'freshness', kid: (await verified(running, root)).kid });
  await until(() => keySet() !== before);
  const later = keySet();
  const superuser = await databaseRows(database.superuserUrl);
  await superuser.client.query(`
    SET session_replication_role = replica;
    DELETE FROM policy_versions WHERE version = 2;
    DELETE FROM key_sets WHERE keys_version = 2;
    UPDATE delivery_state SET policy_rev = policy_rev - 1, keys_rev = keys_rev - 1;`);
  await superuser.close();
  await until(async () => (await findRegressions(client, new Date())).length > 0);
  expect(await findRegressions(client, new Date())).toEqual([
    { environment: 'production', held: '1.2', active: '1.1', epoch: 1, keysVersion: 2 },
  ]);
  expect(keySet(), 'routers go back to no key set before').toBe(later);
  expect((await verified(running, root)).release.version).toBe(2);
});

it('a host without its sealing key, or with another, serves on without proof and says why', async () => {
  await begin();
  await publish('alpha');
  for (const [key, reason] of [
    ['', /FAIRLEAD_DELIVERY_KEY is not set/],
    ['A'.repeat(43), /sealed with another key/],
  ] as const) {
    const { source, log } = await host(key);
    const policy = source.snapshot()?.policies.get('production');
    expect(policy?.releaseJws).toBeTruthy();
    expect(policy && source.freshness(policy)).toBeNull();
    expect(log.lines.map(({ message }) => message).join()).toMatch(reason);
  }
});

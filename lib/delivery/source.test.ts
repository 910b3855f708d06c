import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing/database';
import { type DeliveryHost, deliveryHost } from './host';
import { type PostgresSource, postgresSource, type SourceOptions } from './source';
import { exampleBundle } from './testing/bundles';
import { type DatabaseRows, databaseRows } from './testing/database-rows';
import { exampleToken, memoryLog, secretOf } from './testing/memory-source';
import { until } from './testing/until';

const POLICY = '/api/v1/environments/production/policy';
const GOOD = exampleToken('good');
const OTHER = exampleToken('other');

let database: TestDatabase;
let rows: DatabaseRows;
let source: PostgresSource;
let host: DeliveryHost;
let log: ReturnType<typeof memoryLog>;
let address: string;

async function start(options: Partial<SourceOptions> = {}): Promise<void> {
  log = memoryLog();
  source = postgresSource({ url: database.deliveryUrl, log, pollMs: 200, ...options });
  host = deliveryHost({ source, log, sampleEvery: 1_000_000 });
  address = `http://127.0.0.1:${await host.listen(0, '127.0.0.1')}`;
  await source.start();
}

function ask(path = POLICY, token = GOOD.token, init: RequestInit = {}): Promise<Response> {
  return fetch(`${address}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) },
  });
}

const alarms = () =>
  log.lines.filter(({ level }) => level === 'error').map(({ data }) => (data as { code: string }).code);
const isNow = (version: string) => async () => (await ask()).headers.get('policy-version') === version;

beforeEach(async () => {
  database = await createTestDatabase();
  rows = await databaseRows(database.ownerUrl);
  await rows.environment('production');
  await rows.environment('staging');
  await rows.token(GOOD.row);
});
afterEach(async () => {
  await host.close(100);
  await source.close();
  await rows.close().catch(() => {});
  await database.drop();
});

describe('connected', () => {
  it('serves what was published, and the next version within two seconds of the commit', async () => {
    await rows.publish('production', exampleBundle('production'));
    await start({ pollMs: 1_000 });
    const first = await ask();
    expect(first.status).toBe(200);
    expect(first.headers.get('policy-version')).toBe('1.1');
    expect(first.headers.get('policy-source')).toBe('live');
    await rows.publish('production', exampleBundle('production', ['omega']));
    expect(await until(isNow('1.2'))).toBeLessThan(2_000);
    const second = await ask(POLICY, GOOD.token, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(second.status).toBe(200);
    expect(await second.text()).toContain('omega');
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('says that nothing is published, and serves the first version when it comes', async () => {
    await start();
    expect((await ask()).status).toBe(404);
    await rows.publish('production', exampleBundle('production'));
    await until(isNow('1.1'));
  });

  it('gives the same tags after a restart, and for the same content under a new number', async () => {
    await rows.publish('production', exampleBundle('production'));
    await start();
    const before = (await ask()).headers.get('etag');
    await host.close();
    await source.close();
    await rows.publish('production', exampleBundle('production', ['omega']));
    await rows.publish('production', exampleBundle('production'));
    await start();
    const answer = await ask(POLICY, GOOD.token, { headers: { 'if-none-match': before ?? '' } });
    expect(answer.status).toBe(304);
    expect(answer.headers.get('policy-version')).toBe('1.3');
  });

  it('gives another tag when only the overlay changes', async () => {
    await rows.publish('production', exampleBundle('production'));
    await start();
    const before = (await ask()).headers.get('etag');
    const overlay = {
      format: 'fairlead.overlay/1',
      disabled: [{ model: 'alpha', reason: 'incident' }],
    } as const;
    await rows.publish('production', exampleBundle('production'), { overlay });
    await until(isNow('1.2'));
    expect((await ask()).headers.get('etag')).not.toBe(before);
    const manifest = await (await ask(POLICY.replace('policy', 'manifest'))).json();
    expect(manifest.release.overlay).toEqual(overlay);
    const decision = await ask(POLICY.replace('policy', 'resolve'), GOOD.token, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"taskClass":"summarisation"}',
    });
    expect((await decision.json()).candidates).toMatchObject([{ model: 'beta' }]);
  });

  it('notes which router polled and what it runs, also while it may not have what it asks for', async () => {
    await start();
    const headers = { 'router-instance': 'gateway-1', 'router-applied': '1.7' };
    expect((await ask(POLICY, GOOD.token, { headers })).status).toBe(404);
    const noted = async () =>
      (await rows.client.query('SELECT instance, epoch, version, token_id FROM router_instances')).rows;
    await until(async () => (await noted()).length > 0);
    expect(await noted()).toEqual([{ instance: 'gateway-1', epoch: 1, version: 7, token_id: GOOD.row.id }]);
  });

  it('accepts a token at once when it was made, and refuses it within two seconds when it was revoked', async () => {
    await rows.publish('production', exampleBundle('production'));
    await start({ pollMs: 1_000 });
    await rows.token(OTHER.row);
    expect((await ask(POLICY, OTHER.token)).status).toBe(200);
    await rows.revoke('other');
    expect(await until(async () => (await ask(POLICY, OTHER.token)).status === 401)).toBeLessThan(2_000);
    expect((await ask()).status).toBe(200);
  });

  it('is not made to query by unknown tokens', async () => {
    await start({ pollMs: 60_000 });
    const started = performance.now();
    const statuses = await Promise.all(
      Array.from({ length: 200 }, () => ask(POLICY, OTHER.token).then(({ status }) => status)),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('writes when tokens were used, in batches, and what is left at the end', async () => {
    await rows.publish('production', exampleBundle('production'));
    await start({ flushMs: 100 });
    const used = async () =>
      (
        await rows.client.query<{ at: Date | null }>(
          `SELECT last_used_at AS at FROM router_tokens WHERE id = 'good'`,
        )
      ).rows[0]?.at;
    const before = Date.now();
    await ask();
    await until(async () => (await used()) !== null);
    expect(((await used()) as Date).getTime()).toBeGreaterThanOrEqual(before);
    await rows.client.query(`UPDATE router_tokens SET last_used_at = '2999-01-01' WHERE id = 'good'`);
    await ask();
    await source.close();
    expect((await used())?.getUTCFullYear()).toBe(2999);
    await start({ flushMs: 60_000 });
  });

  it('serves every bundle that its environment ever had, and no other', async () => {
    const old = await rows.publish('production', exampleBundle('production'));
    await rows.publish('production', exampleBundle('production', ['omega']));
    const foreign = await rows.publish('staging', exampleBundle('staging'));
    await start();
    const path = (digest: string) => `/api/v1/policies/sha-256/${digest}`;
    const answer = await ask(path(old.digest));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ offerings: { 'example-cloud/alpha': {} } });
    expect((await ask(path(foreign.digest))).status).toBe(404);
    const fresh = await rows.publish('production', exampleBundle('production', ['psi']));
    expect((await ask(path(fresh.digest))).status).toBe(200);
  });

  it('stops serving an environment that was archived', async () => {
    await rows.publish('production', exampleBundle('production'));
    await start();
    await rows.client.query(`UPDATE environments SET archived_at = now() WHERE key = 'production'`);
    await rows.client.query('UPDATE delivery_state SET policy_rev = policy_rev + 1');
    await until(async () => (await ask()).status === 404);
    expect(alarms()).toEqual([]);
  });
});

describe('cut off', () => {
  it('serves on while Postgres is down, cannot judge an unknown token, and catches up by itself', async () => {
    const { digest } = await rows.publish('production', exampleBundle('production', ['old']));
    await rows.publish('production', exampleBundle('production'));
    await start();
    const etag = (await ask()).headers.get('etag') ?? '';
    await database.stop();
    await until(async () => (await ask()).headers.get('policy-source') === 'memory');
    expect((await ask()).status).toBe(200);
    expect((await ask(POLICY, GOOD.token, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const unknown = await ask(POLICY, OTHER.token);
    expect(unknown.status).toBe(503);
    expect(Number(unknown.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await unknown.json()).type).toBe('/problems/cut-off');
    const old = await ask(`/api/v1/policies/sha-256/${digest}`);
    expect(old.status).toBe(503);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    await database.start();
    const again = await databaseRows(database.ownerUrl);
    await again.token(OTHER.row);
    await again.publish('production', exampleBundle('production', ['omega']));
    await again.close();
    await until(isNow('1.3'));
    expect((await ask()).headers.get('policy-source')).toBe('live');
    expect((await ask(POLICY, OTHER.token)).status).toBe(200);
    const events = log.lines.map(({ data }) => (data as { event: string }).event);
    expect(events.filter((event) => event === 'cut_off')).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toContain(secretOf(GOOD.token));
  });

  it('honours known tokens for an hour, and then vouches for none', async () => {
    await rows.publish('production', exampleBundle('production'));
    let ahead = 0;
    await start({ clock: () => performance.now() + ahead });
    await database.stop();
    await until(async () => (await ask()).headers.get('policy-source') === 'memory');
    ahead = 3_590_000;
    expect((await ask()).status).toBe(200);
    ahead = 3_605_000;
    expect((await ask()).status).toBe(503);
    expect((await fetch(`${address}/readyz`)).status).toBe(503);
    await database.start();
    await until(async () => (await ask()).status === 200);
  });

  it('is alive but not ready when it starts without Postgres, and becomes ready', async () => {
    await rows.publish('production', exampleBundle('production'));
    await rows.close();
    await database.stop();
    await start();
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect((await fetch(`${address}/readyz`)).status).toBe(503);
    expect((await ask()).status).toBe(503);
    await database.start();
    await until(async () => (await fetch(`${address}/readyz`)).status === 200);
    expect((await ask()).status).toBe(200);
  });
});

describe('a database that went back', () => {
  it('keeps what it serves and raises an alarm, until a higher epoch comes', async () => {
    for (const model of ['a', 'b', 'c'])
      await rows.publish('production', exampleBundle('production', [model]));
    await start();
    await rows.revoke('good');
    await until(async () => (await ask()).status === 401);
    // What restoring a backup does, which no role may do through SQL: the triggers are set aside for it.
    const superuser = await databaseRows(database.superuserUrl);
    await superuser.client.query(`
      SET session_replication_role = replica;
      DELETE FROM policy_versions WHERE version = 3;
      UPDATE router_tokens SET revoked_at = NULL;
      UPDATE delivery_state SET policy_rev = 1, tokens_rev = 1;`);
    await superuser.close();
    await rows.token(OTHER.row);
    await until(() => alarms().length > 0);
    expect(alarms()).toEqual(['version_regressed']);
    const isOther = (version: string) => async () =>
      (await ask(POLICY, OTHER.token)).headers.get('policy-version') === version;
    expect(await isOther('1.3')()).toBe(true);
    expect((await ask()).status).toBe(401);
    await rows.publish('production', exampleBundle('production', ['d']));
    await until(() => alarms().length > 1);
    expect(alarms()).toEqual(['version_regressed', 'equivocation']);
    expect(await isOther('1.3')()).toBe(true);
    await rows.publish('production', exampleBundle('production', ['e']), { epoch: 2 });
    await until(isOther('2.4'));
  });

  it('does not serve a version whose bytes are not what its digest says', async () => {
    await rows.publish('production', exampleBundle('production'));
    await start();
    await rows.client.query(`
      INSERT INTO bundles (digest, identity, gzip, brotli, size) VALUES (repeat('0', 64), 'x', 'x', 'x', 1);
      INSERT INTO policy_versions SELECT environment_id, 2, epoch, repeat('0', 64), overlay, kind, of_version, source,
        notes, findings, release, reason, published_by_id, published_at FROM policy_versions;
      UPDATE delivery_state SET policy_rev = policy_rev + 1;`);
    await until(() => alarms().length > 0);
    expect(alarms()).toEqual(['unusable_version']);
    expect((await ask()).headers.get('policy-version')).toBe('1.1');
  });
});

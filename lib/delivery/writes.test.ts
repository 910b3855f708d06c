import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing/database';
import type { Acknowledgement } from './acknowledgement';
import type { DecisionCount } from './telemetry';
import { type DatabaseRows, databaseRows } from './testing/database-rows';
import { memoryLog } from './testing/memory-source';
import { until } from './testing/until';
import { writeAcknowledgements } from './write-acknowledgements';
import { writeDecisions } from './write-decisions';
import { hostWrites } from './writes';

const OLD = 'aa'.repeat(32);
const NEW = 'bb'.repeat(32);
/** Long enough ago that no clock is ahead of it. */
const SEEN = Date.parse('2026-11-20T10:00:00.000Z');

let database: TestDatabase;
let rows: DatabaseRows;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  rows = await databaseRows(database.ownerUrl);
  await rows.environment('production');
  await rows.environment('staging');
  pool = new Pool({ connectionString: database.deliveryUrl, max: 8 });
});
afterAll(async () => {
  await pool.end();
  await rows.close();
  await database.drop();
});
afterEach(() => rows.client.query('TRUNCATE router_instances, decision_counts, decision_reports'));

const heard = (instance: string, seconds: number, applied = '', rejected = ''): Acknowledgement => ({
  environment: 'production',
  instance,
  tokenId: 'one',
  said: { applied, rejected, library: '@fairlead/router/0.1.0' },
  seenAt: SEEN + seconds * 1_000,
});
const stillThere = (instance: string, seconds: number) => ({ ...heard(instance, seconds), said: null });
const write = (...batch: Acknowledgement[]) => writeAcknowledgements(pool, batch);
const after = (at: Date | null) => at && (at.getTime() - SEEN) / 1_000;

/** What the database has of a router: instants in seconds after `SEEN`. */
async function router(instance: string) {
  const { rows: found } = await rows.client.query('SELECT * FROM router_instances WHERE instance = $1', [
    instance,
  ]);
  const [row] = found;
  return (
    row && {
      runs: row.epoch === null ? null : `${row.epoch}.${row.version} ${row.digest?.slice(0, 2)}`,
      appliedAt: after(row.applied_at),
      rejected: row.rejected_digest && `${row.rejected_digest.slice(0, 2)} ${row.rejected_reason}`,
      rejectedAt: after(row.rejected_at),
      firstSeenAt: after(row.first_seen_at),
      lastSeenAt: after(row.last_seen_at),
    }
  );
}

describe('acknowledgements, by the delivery role', () => {
  it('tell since when a router has run what it runs, and refused what it refused', async () => {
    await write(heard('a', 0));
    await write(heard('a', 10, `1.1;${OLD}`));
    await write(heard('a', 20, `1.1;${OLD}`, `${NEW};signature`));
    await write(heard('a', 30, `1.1;${OLD}`, `${NEW};signature`));
    const refusing = { runs: '1.1 aa', appliedAt: 10, rejected: 'bb signature', rejectedAt: 20 };
    expect(await router('a')).toEqual({ ...refusing, firstSeenAt: 0, lastSeenAt: 30 });
    await write(stillThere('a', 45), stillThere('never-heard', 45));
    expect(await router('a')).toEqual({ ...refusing, firstSeenAt: 0, lastSeenAt: 45 });
    expect(await router('never-heard')).toBeUndefined();
    await write(heard('a', 50, `1.2;${NEW}`));
    const applied = { runs: '1.2 bb', appliedAt: 50, rejected: null, rejectedAt: null };
    expect(await router('a')).toEqual({ ...applied, firstSeenAt: 0, lastSeenAt: 50 });
  });

  it('keep the later news of two hosts, and a later version against a sign of life', async () => {
    await write(heard('a', 30, `1.2;${NEW}`));
    await write(heard('a', 20, `1.1;${OLD}`));
    expect(await router('a')).toMatchObject({ runs: '1.2 bb', lastSeenAt: 30 });
    await write(stillThere('a', 40));
    await write(heard('a', 35, `2.1;${OLD}`));
    expect(await router('a')).toMatchObject({ runs: '2.1 aa', appliedAt: 35, lastSeenAt: 40 });
    await write(stillThere('a', 20));
    // A router that starts anew without what it kept runs nothing.
    await write(heard('a', 50));
    expect(await router('a')).toMatchObject({ runs: null, appliedAt: null, lastSeenAt: 50 });
  });

  it('are written by several hosts at once, and put no router ahead of the clock', async () => {
    const batch = (order: 1 | -1) =>
      Array.from({ length: 300 }, (_, index) =>
        heard(`router-${(order * index + 300) % 300}`, index % 7, '1.1'),
      );
    await Promise.all(Array.from({ length: 8 }, (_, host) => write(...batch(host % 2 ? 1 : -1))));
    const { rows: counted } = await rows.client.query(
      'SELECT count(*)::int AS routers FROM router_instances',
    );
    expect(counted).toEqual([{ routers: 300 }]);
    await write({ ...heard('ahead', 0), seenAt: Date.now() + 3_600_000 });
    const { rows: ahead } = await rows.client.query(
      'SELECT last_seen_at <= now() AS ok FROM router_instances WHERE instance = $1',
      ['ahead'],
    );
    expect(ahead).toEqual([{ ok: true }]);
  });

  it('add no router beyond so many of an environment, and follow those that are there', async () => {
    await writeAcknowledgements(pool, [heard('a', 0), heard('b', 0), heard('c', 0)], 2);
    const elsewhere = { ...heard('elsewhere', 0), environment: 'staging' };
    await writeAcknowledgements(pool, [heard('c', 9), heard('a', 9), elsewhere], 2);
    expect([await router('a'), await router('c')]).toMatchObject([{ lastSeenAt: 9 }, undefined]);
    expect(await router('elsewhere')).toBeDefined();
  });
});

const MINUTE = new Date('2026-11-21T04:10:00.000Z');
const count = (change: Partial<DecisionCount> = {}): DecisionCount => ({
  minute: MINUTE.getTime(),
  epoch: 1,
  version: 7,
  taskClass: 'chat',
  rule: 'everyone',
  arm: '',
  offering: 'cloud/alpha',
  outcome: 'route',
  code: '',
  count: 5,
  ...change,
});
const report = (...counts: DecisionCount[]) => ({ report: crypto.randomUUID(), counts });

async function counts() {
  const { rows: found } = await rows.client.query(
    'SELECT version, rule, outcome, count::text FROM decision_counts ORDER BY rule, version, outcome',
  );
  return found.map(({ version, rule, outcome, count }) => `${version} ${rule} ${outcome} ${count}`);
}

describe('decisions, by the delivery role', () => {
  it('are added up, and counted once however many hosts are told at once', async () => {
    const same = report(count(), count({ rule: 'other' }), count());
    const told = await Promise.all(Array.from({ length: 8 }, () => writeDecisions(pool, 'production', same)));
    expect(told.filter(Boolean)).toHaveLength(1);
    const others = Array.from({ length: 8 }, (_, host) =>
      host % 2 ? report(count(), count({ rule: 'other' })) : report(count({ rule: 'other' }), count()),
    );
    await Promise.all(others.map((other) => writeDecisions(pool, 'production', other)));
    expect(await counts()).toEqual(['7 everyone route 50', '7 other route 45']);
    expect(await writeDecisions(pool, 'staging', same)).toBe(true);
  });

  it('end at the greatest number that JSON can hold', async () => {
    const most = count({ count: Number.MAX_SAFE_INTEGER });
    await writeDecisions(pool, 'production', report(...Array(1_000).fill(most)));
    await writeDecisions(pool, 'production', report(most));
    expect(await counts()).toEqual([`7 everyone route ${Number.MAX_SAFE_INTEGER}`]);
  });

  it('have names as long as a report may have them', async () => {
    // Hexadecimal digits of chance, which no index can press together.
    const name = (bytes: number) => randomBytes(bytes / 2).toString('hex');
    const long = {
      taskClass: name(300),
      rule: name(300),
      arm: name(300),
      offering: name(300),
      code: name(300),
    };
    expect(await writeDecisions(pool, 'production', report(count(long)))).toBe(true);
    const wide = Object.fromEntries(Object.keys(long).map((key) => [key, '\u20ac'.repeat(133)]));
    expect(await writeDecisions(pool, 'production', report(count(wide)))).toBe(true);
  });

  it('are told apart up to so many in a minute, and added up beyond that', async () => {
    const made = (from: number, to: number) =>
      report(...Array.from({ length: to - from }, (_, index) => count({ rule: `r${from + index}` })));
    await writeDecisions(pool, 'production', made(0, 3), 4);
    await writeDecisions(pool, 'production', made(2, 8), 4);
    await writeDecisions(pool, 'production', made(2, 8), 4);
    expect(await counts()).toEqual([
      '0  route 40',
      '7 r0 route 5',
      '7 r1 route 5',
      '7 r2 route 15',
      '7 r3 route 10',
    ]);
  });
});

describe('a host', () => {
  it('writes within a moment, and what is left when it closes', async () => {
    const writes = hostWrites({ url: database.deliveryUrl, log: memoryLog() });
    writes.acknowledge(heard('a', 1, '1.1'));
    await until(async () => (await router('a')) !== undefined, 5_000);
    writes.acknowledge(heard('b', 1, '1.1'));
    await writes.close();
    expect(await router('b')).toBeDefined();
    expect(await writes.count('production', report(count()))).toBe('unavailable');
  });

  it('says without a database that nothing was counted, and says so once', async () => {
    const log = memoryLog();
    const writes = hostWrites({ url: 'postgresql://nobody@127.0.0.1:1/none', log });
    writes.acknowledge(heard('a', 1, '1.1'));
    expect(await writes.count('production', report(count()))).toBe('unavailable');
    await writes.close();
    expect(log.lines.map(({ level, data }) => [level, (data as { event: string }).event])).toEqual([
      ['warn', 'unwritten'],
    ]);
  });
});

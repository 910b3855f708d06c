import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase } from '@/lib/db/testing/database';
import type { Kept } from './kept-snapshot';
import { snapshotFile } from './snapshot-file';
import { postgresSource } from './source';
import { exampleBundle } from './testing/bundles';
import { databaseRows } from './testing/database-rows';
import { exampleToken, memoryLog, memorySource, secretOf, TOKENS } from './testing/memory-source';
import { until } from './testing/until';

let folder: string;
let file: string;
let log: ReturnType<typeof memoryLog>;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-'));
  file = path.join(folder, 'delivery', 'snapshot');
  log = memoryLog();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function example(): Promise<Kept> {
  const { snapshotNow, keySet } = await memorySource();
  if (!snapshotNow) throw new Error('no snapshot');
  return { snapshot: snapshotNow, keySet: keySet() };
}
async function write(kept: Kept): Promise<void> {
  const writer = snapshotFile(file, log);
  writer.keep(kept);
  await writer.settled();
}
const events = () => log.lines.map(({ data }) => (data as { event: string }).event);

it('gives back what was kept, in a file for its owner alone that holds no token', async () => {
  const kept = await example();
  await write(kept);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(path.dirname(file))).toEqual(['snapshot']);
  expect(readFileSync(file, 'utf8')).not.toContain(secretOf(TOKENS.good.token));
  const loaded = await snapshotFile(file, log).load();
  expect(loaded?.kept.keySet).toBe(kept.keySet);
  expect(loaded?.kept.snapshot.released).toEqual(kept.snapshot.released);
  for (const [environment, policy] of kept.snapshot.policies) {
    const again = loaded?.kept.snapshot.policies.get(environment);
    expect(again).toMatchObject({
      versionText: policy.versionText,
      tags: policy.tags,
      release: policy.release,
    });
    expect(again?.bundle.forms.br.reprDigest).toBe(policy.bundle.forms.br.reprDigest);
  }
  for (const [id, row] of kept.snapshot.tokens) {
    const { secretHash, ...rest } = row;
    expect(loaded?.kept.snapshot.tokens.get(id)).toMatchObject(rest);
    expect(Buffer.from(loaded?.kept.snapshot.tokens.get(id)?.secretHash ?? [])).toEqual(
      Buffer.from(secretHash),
    );
  }
  expect(log.lines).toEqual([]);
});

it('is not written again while nothing changes, but its time says that it holds', async () => {
  const kept = await example();
  const writer = snapshotFile(file, log);
  writer.keep(kept);
  await writer.settled();
  const { ino } = statSync(file);
  utimesSync(file, 1, 1);
  writer.keep({ ...kept, snapshot: { ...kept.snapshot } });
  await writer.settled();
  expect(statSync(file).ino).toBe(ino);
  expect((await writer.load())?.ageMs).toBeLessThan(60_000);
  writer.keep({ ...kept, keySet: null });
  await writer.settled();
  expect((await writer.load())?.kept.keySet).toBeNull();
});

it.each<[string, (text: string) => string]>([
  ['cut short', (text) => text.slice(0, text.length / 2)],
  ['empty', () => ''],
  ['changed by one letter', (text) => text.replace('production', 'productioN')],
  ['of another format', (text) => text.replace('snapshot/1', 'snapshot/9')],
  ['garbage', () => '\u0000\u0001 nothing\n{}'],
])('is set aside, told and not used when it is %s', async (_, damage) => {
  await write(await example());
  writeFileSync(file, damage(readFileSync(file, 'utf8')));
  expect(await snapshotFile(file, log).load()).toBeNull();
  expect(events()).toEqual(['snapshot_damaged']);
  expect(readdirSync(path.dirname(file))).toEqual(['snapshot.damaged']);
  await write(await example());
  expect(await snapshotFile(file, log).load()).not.toBeNull();
});

it('is nothing to speak of when there is none, and one warning when it cannot be written', async () => {
  expect(await snapshotFile(file, log).load()).toBeNull();
  expect(log.lines).toEqual([]);
  writeFileSync(path.join(folder, 'delivery'), 'a file where the folder should be');
  await write(await example());
  expect(events()).toEqual(['snapshot_unwritten']);
});

it('has a host serve while Postgres is down, for an hour, and never go below what it served', async () => {
  const database = await createTestDatabase();
  const rows = await databaseRows(database.ownerUrl);
  await rows.environment('production');
  await rows.token(exampleToken('good').row);
  await rows.publish('production', exampleBundle('production'));
  await rows.publish('production', exampleBundle('production', ['omega']));
  const begin = () => postgresSource({ url: database.deliveryUrl, log, file, pollMs: 200 });
  const version = (source: ReturnType<typeof begin>) =>
    source.snapshot()?.policies.get('production')?.versionText;
  const first = begin();
  await first.start();
  await first.close();

  await database.stop();
  const second = begin();
  await second.start();
  expect([second.standing(), version(second)]).toEqual(['disk', '1.2']);
  expect(second.snapshot()?.tokens.has('good')).toBe(true);
  await second.close();
  const longAgo = Date.now() / 1_000 - 3_700;
  utimesSync(file, longAgo, longAgo);
  const third = begin();
  await third.start();
  expect([third.standing(), version(third)]).toEqual(['expired', '1.2']);

  await database.start();
  const superuser = await databaseRows(database.superuserUrl);
  await superuser.client.query(`
    SET session_replication_role = replica;
    DELETE FROM policy_versions WHERE version = 2;`);
  await superuser.close();
  await until(() => third.standing() === 'live');
  expect(version(third)).toBe('1.2');
  expect(log.lines.some(({ data }) => (data as { code?: string }).code === 'version_regressed')).toBe(true);
  await third.close();
  await rows.close().catch(() => {});
  await database.drop();
});

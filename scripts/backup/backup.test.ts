import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '@/lib/db/testing/database';
import { withRoutingDatabase } from '@/lib/db/testing/routing';
import { keepKeys } from '@/lib/signing/server/keep-keys';
import { edit, publish } from '@/lib/signing/server/testing/signed-versions';
import { withClient } from '../setup/roles';
import { loadRows } from './load';
import { makeBackup } from './make-backup';
import { raiseEpochs } from './raise-epochs';
import { readArchive } from './read-archive';
import { checkBackup, requireProof, restoreBackup } from './restore-backup';
import { dropReplaced, onServerOf, openTarget } from './restore-target';

const { database } = withRoutingDatabase();
const keys = {
  FAIRLEAD_KEY: process.env.FAIRLEAD_KEY ?? '',
  FAIRLEAD_DELIVERY_KEY: process.env.FAIRLEAD_DELIVERY_KEY ?? '',
};
const signal = new AbortController().signal;
const now = new Date();
let folder = '';
let file = '';

const backup = (change: Partial<Parameters<typeof makeBackup>[0]> = {}) =>
  makeBackup({
    ownerUrl: database().ownerUrl,
    to: folder,
    passphrase: undefined,
    keys,
    secrets: undefined,
    now,
    signal,
    ...change,
  });
const check = (changed = file, passphrase?: string) => checkBackup({ file: changed, passphrase, signal });
const rows = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-backup-'));
  await keepKeys(new Date());
  await edit();
  await publish();
  file = (await backup()).file;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a backup', () => {
  it('is named by its time, readable for its owner alone, and noted', async () => {
    expect(path.basename(file)).toMatch(/^fairlead-\d{8}T\d{6}Z\.backup$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const archive = await check();
    expect(archive.manifest.environments[0]).toEqual({ key: 'development', active: '1.1' });
    expect(
      await rows(database().ownerUrl, 'SELECT kind, digest, bytes::int, migration FROM backups'),
    ).toEqual([
      {
        kind: 'made',
        digest: archive.digest,
        bytes: archive.bytes,
        migration: archive.manifest.migrations.at(-1)?.name,
      },
    ]);
    requireProof(archive, keys);
    await expect(backup()).rejects.toThrow(/exists: choose another name/);
  });

  it('that is stopped, or whose disk is full, leaves no file', async () => {
    const before = readdirSync(folder);
    const stopped = new AbortController();
    const stopping = backup({ to: path.join(folder, 'stopped'), signal: stopped.signal });
    setImmediate(() => stopped.abort());
    await expect(stopping).rejects.toThrow(/^Stopped before the backup was complete/);
    await expect(backup({ to: '/proc/none/backup' })).rejects.toThrow(/cannot be written .*--to/);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('vouches for itself with secrets of its own in no plain file', async () => {
    const plain = backup({ to: path.join(folder, 'plain'), secrets: '{"FAIRLEAD_KEY":"mine"}' });
    await expect(plain).rejects.toThrow(/It holds secrets and is not encrypted/);
  });

  it('with secrets is opened by its passphrase alone', async () => {
    const made = await backup({
      to: path.join(folder, 'sealed'),
      secrets: '{"a":"hunter2"}',
      passphrase: 'seven green kettles',
    });
    expect(readFileSync(made.file).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n/);
    await expect(check(made.file)).rejects.toThrow(/It is encrypted: set FAIRLEAD_BACKUP_PASSPHRASE/);
    await expect(check(made.file, 'eight green kettles')).rejects.toThrow(/PASSPHRASE does not open it/);
    expect((await check(made.file, 'seven green kettles')).secrets).toBe('{"a":"hunter2"}');
    const cut = path.join(folder, 'sealed-cut');
    writeFileSync(cut, readFileSync(made.file).subarray(0, -40));
    await expect(check(cut, 'seven green kettles')).rejects.toThrow(/damaged or cut short/);
  });
});

describe('a file that is not what it should be is refused', () => {
  const changed = (name: string, bytes: Buffer) => {
    const place = path.join(folder, name);
    writeFileSync(place, bytes);
    return place;
  };
  const unpacked = () => gunzipSync(readFileSync(file));

  it.each<[string, () => Buffer, RegExp]>([
    ['something else', () => Buffer.from('{"not":"one"}'), /It is no backup of Fairlead/],
    ['cut short', () => readFileSync(file).subarray(0, -100), /cut short/],
    [
      'cut within the archive',
      () => gzipSync(unpacked().subarray(0, 40_960)),
      /cut short|no list of contents/,
    ],
    [
      'a bit turned over',
      () => {
        const bytes = readFileSync(file);
        const middle = bytes.length >> 1;
        bytes[middle] = (bytes[middle] ?? 0) ^ 4;
        return bytes;
      },
      /damaged/,
    ],
    [
      'a row changed',
      () =>
        Buffer.from(
          gzipSync(
            Buffer.from(
              unpacked().toString('latin1').replace('owner-of-model-a', 'owner-of-model-b'),
              'latin1',
            ),
          ),
        ),
      /The table \w+ is not what its list of contents says/,
    ],
    [
      'of a newer version',
      () =>
        gzipSync(
          Buffer.from(
            unpacked()
              .toString('latin1')
              .replace(/"2026\d{10}_init"/, '"29990101000000_iota"')
              .replace('29990101000000_iota', '29990101000000_init'),
            'latin1',
          ),
        ),
      /made by a newer version of Fairlead \(it has 29990101000000_init/,
    ],
  ])('%s', async (name, bytes, sentence) => {
    await expect(check(changed(name.replaceAll(' ', '-'), bytes()))).rejects.toThrow(sentence);
  });

  it('forged: contents that fit, and nobody with the key to vouch for them', async () => {
    const text = unpacked().toString('latin1').replace('"active": "1.1"', '"active": "9.9"');
    const forged = await check(changed('forged', gzipSync(Buffer.from(text, 'latin1'))));
    expect(() => requireProof(forged, keys)).toThrow(
      /made with another FAIRLEAD_KEY .* or was changed since/,
    );
  });
});

describe('a restore', () => {
  it('puts what was backed up beside what is there, and then in its place', async () => {
    const other = await createTestDatabase();
    const target = { admin: other.superuserUrl, now: new Date() };
    await expect(openTarget(other.ownerUrl, { ...target, replace: false })).rejects.toThrow(
      /is not empty: with --replace/,
    );
    const nowhere = onServerOf(other.ownerUrl, 'of another name');
    await expect(openTarget(nowhere, { ...target, replace: false })).rejects.toThrow(
      /^There is no such database: .*"of another name"/,
    );
    const archive = await check();
    const place = await openTarget(other.ownerUrl, { ...target, replace: true });
    const done = await restoreBackup({
      file,
      passphrase: undefined,
      signal,
      archive,
      target: place,
      keys,
      now: new Date(),
    });
    expect(done).toMatchObject({ migrated: [], wrongKeys: [], kept: expect.stringMatching(/_before_/) });
    expect(done.auditEntries).toBeGreaterThan(3);
    const count = 'SELECT count(*)::int AS n FROM offerings';
    expect(await rows(other.applicationUrl, count)).toEqual(await rows(database().ownerUrl, count));
    expect(await rows(other.ownerUrl, 'SELECT kind FROM backups')).toEqual([{ kind: 'restored' }]);
    const guarded = `UPDATE policy_versions SET version = 7`;
    await expect(rows(other.ownerUrl, guarded), 'triggers are back').rejects.toThrow();
    const foreignKeys = `SELECT count(*)::int AS n FROM pg_constraint WHERE contype = 'f' AND convalidated`;
    expect(await rows(other.ownerUrl, foreignKeys)).toEqual(await rows(database().ownerUrl, foreignKeys));
    await rows(other.ownerUrl, `UPDATE signing_keys SET sealed = NULL WHERE role = 'root'`);
    const sentence = expect.stringMatching(/^The epoch of development was not raised: /);
    expect(await raiseEpochs(other.ownerUrl)).toEqual([{ raised: false, sentence }]);
    await other.drop();
  });

  it('takes no place in which somebody works; one that a killed restore left is removed', async () => {
    const other = await createTestDatabase();
    const target = { admin: other.superuserUrl, now: new Date(), replace: true };
    const leaving = new pg.Client({ connectionString: other.applicationUrl });
    await leaving.connect();
    await expect(openTarget(other.ownerUrl, target)).rejects.toThrow(/^1 session\(s\) are open/);
    // Its end is seen a moment after the process has closed it.
    await Promise.all([openTarget(other.ownerUrl, target), leaving.end()]);
    const [left, ...more] = await dropReplaced(other.ownerUrl, other.superuserUrl);
    expect(left).toMatch(new RegExp(`^${other.name}_restoring_\\d{8}t\\d{6}$`));
    expect(more).toEqual([]);
    await other.drop();
  });

  it('ends with what the server says between two pieces of a table', async () => {
    const other = await createTestDatabase();
    const { manifest } = await check();
    const restoring = withClient(other.ownerUrl, (client) =>
      loadRows(client, manifest, async (take) => {
        let ended: Promise<unknown> | undefined;
        await readArchive(file, {
          passphrase: undefined,
          signal,
          take: async (table, piece) => {
            await take(table, piece.subarray(0, 1));
            // Not `once` of events, which an error before the end rejects.
            ended ??= new Promise((resolve) => client.once('end', resolve));
            await other.stop();
            await ended;
            await take(table, piece.subarray(1));
          },
        });
      }),
    );
    await expect(restoring).rejects.toThrow(/terminat/i);
    await other.drop();
  });

  it('of a file that changes underneath leaves an empty database empty', async () => {
    const other = await createTestDatabase();
    await rows(other.ownerUrl, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    const archive = await check();
    const target = await openTarget(other.ownerUrl, { admin: other.superuserUrl, replace: false, now });
    const request = { file, passphrase: undefined, signal, target, keys, now };
    const swapped = { ...archive, digest: 'another' };
    await expect(restoreBackup({ ...request, archive: swapped })).rejects.toThrow(
      /changed while it was read/,
    );
    const left = `SELECT count(*)::int AS n FROM pg_class WHERE relnamespace = 'public'::regnamespace`;
    expect(await rows(other.ownerUrl, left)).toEqual([{ n: 0 }]);
    await other.drop();
  });
});

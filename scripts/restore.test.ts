import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../lib/db/testing/database';
import { makeBackup } from './backup/make-backup';
import { runScript } from './setup/command';
import { withClient } from './setup/roles';

const PASSPHRASE = 'seven green kettles';
const keys = { FAIRLEAD_KEY: 'A'.repeat(43), FAIRLEAD_DELIVERY_KEY: 'B'.repeat(43) };

let folder: string;
let old: TestDatabase;
let empty: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-restore-'));
  [old, empty] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await withClient(empty.ownerUrl, (client) =>
    client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public'),
  );
});
afterAll(async () => {
  await Promise.all([old.drop(), empty.drop()]);
  rmSync(folder, { recursive: true, force: true });
});

/** As on a machine that has nothing of Fairlead yet but the checkout. */
function restore(...parameters: string[]) {
  const { FAIRLEAD_KEY: _, FAIRLEAD_DELIVERY_KEY: __, ...rest } = process.env;
  return runScript('scripts/restore.ts', parameters, {
    env: {
      ...rest,
      DATABASE_URL: old.applicationUrl,
      DATABASE_OWNER_URL: old.ownerUrl,
      FAIRLEAD_DATA_DIR: path.join(folder, 'data'),
      FAIRLEAD_BACKUP_PASSPHRASE: PASSPHRASE,
    },
  });
}

it('a backup with its keys in it is looked at on a new machine, and then restored there by name', {
  timeout: 60_000,
}, async () => {
  const { file } = await makeBackup({
    ownerUrl: old.ownerUrl,
    to: path.join(folder, 'one.backup'),
    passphrase: PASSPHRASE,
    keys,
    secrets: JSON.stringify({ sessionSecret: 'of the backup', ...keys }),
    now: new Date(),
    signal: new AbortController().signal,
  });
  const secrets = path.join(folder, 'data', 'secrets.json');
  const looked = await restore(file, '--check');
  expect(looked).toMatchObject({ code: 0, stderr: expect.stringMatching(/The file is whole\.\n$/) });
  expect(existsSync(secrets), 'looking writes no keys').toBe(false);
  const restored = await restore(file, '--into', empty.name);
  expect(restored).toMatchObject({ code: 0, stderr: expect.stringContaining('Restored and verified') });
  expect(JSON.parse(readFileSync(secrets, 'utf8'))).toMatchObject({ sealingKey: keys.FAIRLEAD_KEY });
  const { rows } = await withClient(empty.ownerUrl, (client) => client.query('SELECT kind FROM backups'));
  expect(rows).toEqual([{ kind: 'restored' }]);
});

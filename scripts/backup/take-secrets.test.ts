import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSecrets, saveSecrets, sealingKeys } from '../setup/secrets';
import { takeSecrets } from './take-secrets';

const keys = { FAIRLEAD_KEY: 'A'.repeat(43), FAIRLEAD_DELIVERY_KEY: 'B'.repeat(43) };
const backup = JSON.stringify({ sessionSecret: 'of the backup', ...keys });

let file: string;
beforeEach(() => {
  file = path.join(mkdtempSync(path.join(tmpdir(), 'fairlead-taken-')), 'secrets.json');
});
afterEach(() => rmSync(path.dirname(file), { recursive: true }));

it('a backup that is looked at in an empty data folder is restored there with its keys afterwards', () => {
  for (const text of [undefined, backup]) {
    expect(takeSecrets(file, text).fresh).toBe(true);
    expect(existsSync(file), 'looking writes nothing').toBe(false);
  }
  const { secrets } = takeSecrets(file, backup);
  expect(sealingKeys({}, secrets)).toEqual(keys);
  saveSecrets(file, secrets);
  expect(openSecrets(file)).toMatchObject({ sessionSecret: 'of the backup', logins: secrets.logins });
  expect(takeSecrets(file, backup)).toMatchObject({ fresh: false, others: false });
});

it('keys that a data folder has are left as they are', () => {
  const own = openSecrets(file);
  expect(takeSecrets(file, backup)).toEqual({ secrets: own, fresh: false, others: true });
  expect(openSecrets(file)).toEqual(own);
});

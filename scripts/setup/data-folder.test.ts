import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDataFolder, requireRoom } from './data-folder';
import { Failure, knownFailure } from './failure';
import { takeLock } from './lock';
import { openSecrets } from './secrets';

let base: string;
beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), 'fairlead-data-'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

it('is made when missing, closed to lists of others', () => {
  const data = openDataFolder(path.join(base, 'a', 'b'));
  expect(statSync(data.folder).mode & 0o777).toBe(0o711);
});

it.each([
  ['a file in its place', 'file'],
  ['a file above it', 'file/below'],
])('refuses %s in one sentence', (_what, name) => {
  writeFileSync(path.join(base, 'file'), '');
  expect(() => openDataFolder(path.join(base, name))).toThrow(
    /^The data folder .* cannot be written \(.*\): make it writable, or choose another with FAIRLEAD_DATA_DIR\.$/,
  );
});

it('refuses a folder that can hold none', () => {
  expect(() => openDataFolder('/proc/fairlead')).toThrow(/cannot be written/);
});

it('refuses a disk without the room that is needed', () => {
  expect(() => requireRoom(base, 1)).not.toThrow();
  expect(() => requireRoom(base, 2 ** 62)).toThrow(/^The disk that holds .* has \d+ MB left, .*: make room,/);
  const full = Object.assign(new Error('write'), { code: 'ENOSPC', path: '/x' });
  expect(knownFailure(full)).toBeInstanceOf(Failure);
  expect(knownFailure(full)).toMatchObject({ message: expect.stringMatching(/no room left .* for \/x/) });
  expect(knownFailure('other')).toBe('other');
});

it('keeps the same secrets, for its owner alone', () => {
  const data = openDataFolder(path.join(base, 'secrets'));
  const first = openSecrets(data.secrets);
  expect(openSecrets(data.secrets)).toEqual(first);
  expect(first.sessionSecret.length).toBeGreaterThanOrEqual(32);
  expect(statSync(data.secrets).mode & 0o777).toBe(0o600);
});

it('says so when its secrets are damaged', () => {
  const data = openDataFolder(path.join(base, 'damaged'));
  writeFileSync(data.secrets, '{');
  expect(() => openSecrets(data.secrets)).toThrow(/secrets\.json is damaged/);
});

it('is one process’ at a time', async () => {
  const data = openDataFolder(path.join(base, 'lock'));
  const lock = await takeLock(data.lock);
  expect(await takeLock(data.lock)).toEqual({ heldBy: process.pid });
  if ('release' in lock) lock.release();
  const next = await takeLock(data.lock);
  expect(next).toHaveProperty('release');
  if ('release' in next) next.release();
});

it('is free again after a process that was killed, whoever has its number now', async () => {
  const data = openDataFolder(path.join(base, 'stale'));
  writeFileSync(data.lock, JSON.stringify({ pid: process.pid, port: 1, key: 'gone' }));
  const lock = await takeLock(data.lock);
  expect(lock).toHaveProperty('release');
  if ('release' in lock) lock.release();
});

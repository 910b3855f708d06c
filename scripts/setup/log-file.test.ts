import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLog } from './log-file';

let base: string;
beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), 'fairlead-log-'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

it('appends, and keeps one log before when it has grown too large', () => {
  const file = path.join(base, 'a.log');
  for (const line of ['one\n', 'two\n']) {
    const log = openLog(file);
    log.write(Buffer.from(line));
    log.end();
    log.write(Buffer.from('after the end'));
  }
  expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
  writeFileSync(file, Buffer.alloc(20_000_001));
  openLog(file).end();
  expect(readFileSync(file, 'utf8')).toBe('');
  expect(existsSync(`${file}.1`)).toBe(true);
});

it.runIf(existsSync('/dev/full'))('goes on when there is no room', () => {
  const log = openLog('/dev/full');
  expect(() => log.write(Buffer.from('lost'))).not.toThrow();
  log.end();
});

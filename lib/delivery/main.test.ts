import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing/database';
import { exampleBundle } from './testing/bundles';
import { databaseRows } from './testing/database-rows';
import { exampleToken } from './testing/memory-source';
import { until } from './testing/until';

const TOKEN = exampleToken('good');
const ROOT = path.join(import.meta.dirname, '..', '..');
// Beside the packages that it imports, and apart from the one that `npm start` uses.
const OUTFILE = path.join(ROOT, 'node_modules', '.cache', 'fairlead', `delivery-test-${process.pid}.mjs`);

let database: TestDatabase;
let child: ChildProcess | undefined;
let output = '';
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-'));
  database = await createTestDatabase();
  const rows = await databaseRows(database.ownerUrl);
  await rows.environment('production');
  await rows.token(TOKEN.row);
  await rows.publish('production', exampleBundle('production'));
  await rows.close();
  await build({
    entryPoints: [path.join(ROOT, 'lib', 'delivery', 'main.ts')],
    outfile: OUTFILE,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
});
afterEach(async () => {
  child?.kill('SIGKILL');
  rmSync(OUTFILE, { force: true });
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

function run(env: Record<string, string>): ChildProcess {
  output = '';
  child = spawn(process.execPath, [OUTFILE], {
    env: { ...process.env, HOST: '127.0.0.1', FAIRLEAD_DATA_DIR: folder, ...env },
  });
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  return child;
}

async function freePort(): Promise<{ port: number; release: () => Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    port,
    release: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

it('serves, goes on without Postgres, and ends cleanly when told to', async () => {
  const { port, release } = await freePort();
  await release();
  const address = `http://127.0.0.1:${port}`;
  const started = run({ DATABASE_DELIVERY_URL: database.deliveryUrl, DELIVERY_PORT: String(port) });
  const isReady = () =>
    fetch(`${address}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
  await until(isReady);
  const ask = () =>
    fetch(`${address}/api/v1/environments/production/policy`, {
      headers: { authorization: `Bearer ${TOKEN.token}` },
    });
  expect((await ask()).headers.get('policy-source')).toBe('live');
  await database.stop();
  await until(async () => (await ask()).headers.get('policy-source') === 'memory');
  expect(await (await ask()).json()).toMatchObject({
    format: 'fairlead.policy/1',
    environment: 'production',
  });
  await database.start();
  const ended = once(started, 'exit');
  started.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await database.stop();
  const again = run({ DATABASE_DELIVERY_URL: database.deliveryUrl, DELIVERY_PORT: String(port) });
  await until(isReady);
  expect((await ask()).headers.get('policy-source')).toBe('disk');
  await database.start();
  await until(async () => (await ask()).headers.get('policy-source') === 'live');
  again.kill('SIGTERM');
  expect(await once(again, 'exit')).toEqual([0, null]);
  expect(output).not.toContain(TOKEN.token);
  expect(output).not.toContain(new URL(database.deliveryUrl).password);
});

it.each([
  ['a port that is taken', { DATABASE_DELIVERY_URL: 'postgresql://a:b@127.0.0.1:1/x' }, /Port \d+ is in use/],
  [
    'a database that is no address',
    { DATABASE_DELIVERY_URL: 'mysql://a:hunter2@b/c' },
    /DATABASE_DELIVERY_URL must look like/,
  ],
  ['no database', { DATABASE_DELIVERY_URL: '' }, /DATABASE_DELIVERY_URL is not set/],
])('refuses %s in one sentence', async (_, env, sentence) => {
  const { port, release } = await freePort();
  const [code] = await once(run({ ...env, DELIVERY_PORT: String(port) }), 'exit');
  await release();
  expect(code).toBe(1);
  expect(output).toMatch(sentence);
  expect(output).not.toContain('hunter2');
  expect(output).not.toMatch(/^\s+at /m);
});

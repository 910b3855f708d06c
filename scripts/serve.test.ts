import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../lib/db/testing/database';
import { until } from '../lib/delivery/testing/until';
import { DELIVERY, SERVE } from './setup/build';
import { inRoot } from './setup/paths';
import { freePort } from './setup/ports';
import { withClient } from './setup/roles';

/** A release of its own, below packages that it finds: what is in an image. */
let release: string;
let database: TestDatabase;
beforeAll(async () => {
  const cache = inRoot('node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  release = mkdtempSync(path.join(cache, 'fairlead-release-'));
  const dist = (name: string) => path.join(release, 'dist', name);
  await build({ ...SERVE, outfile: dist('serve.mjs') });
  await build({ ...DELIVERY, outfile: dist('delivery.mjs') });
  database = await createTestDatabase();
});
afterAll(async () => {
  rmSync(release, { recursive: true, force: true });
  await database.drop();
});

const KEY = 'k'.repeat(43);
function serve(name: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [path.join(release, 'dist', 'serve.mjs'), name], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, ended: endOf(child) };
}

async function endOf(child: ChildProcess) {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stdout?.resume();
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, said };
}

it('a delivery process starts by itself with secrets from files, and ends on SIGTERM', async () => {
  const secret = path.join(release, 'url');
  writeFileSync(secret, `${database.deliveryUrl}\n`);
  const port = await freePort();
  const { child, ended } = serve('delivery', {
    DATABASE_DELIVERY_URL_FILE: secret,
    FAIRLEAD_DELIVERY_KEY: KEY,
    DELIVERY_PORT: String(port),
    FAIRLEAD_DATA_DIR: path.join(release, 'data'),
  });
  const ready = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(ready, 30_000);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

it('what is missing, unwanted, not built or not migrated is said in a sentence', async () => {
  const whole = { NEXTAUTH_SECRET: 's'.repeat(32), FAIRLEAD_KEY: KEY, FAIRLEAD_DELIVERY_KEY: KEY };
  const consoleEnv = { ...whole, DATABASE_URL: database.applicationUrl };
  const refusal = async (name: string, env: Record<string, string>) => {
    const { code, said } = await serve(name, env).ended;
    expect(code).toBe(1);
    expect(said).not.toMatch(/ {4}at /);
    return said;
  };
  expect(await refusal('everything', {})).toMatch(/^Say which process/);
  expect(await refusal('console', {})).toMatch(
    /^DATABASE_URL, NEXTAUTH_SECRET, .* must be set for the console/,
  );
  expect(await refusal('delivery', { ...consoleEnv, DATABASE_DELIVERY_URL: database.deliveryUrl })).toMatch(
    /^DATABASE_URL, FAIRLEAD_KEY, NEXTAUTH_SECRET must not be set/,
  );
  expect(await refusal('console', consoleEnv)).toMatch(/run "npm run build"/);
  mkdirSync(path.join(release, '.next'));
  for (const file of ['.next/BUILD_ID', 'dist/console.mjs'])
    writeFileSync(path.join(release, file), file.endsWith('mjs') ? 'process.exit(0)' : '');
  expect((await serve('console', consoleEnv).ended).code).toBe(0);
  const change = (sql: string) => withClient(database.ownerUrl, (client) => client.query(sql));
  await change(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    VALUES ('x', 'x', '29990101000000_more', now(), 1)`);
  expect((await serve('console', consoleEnv).ended).code, 'a newer database suits it').toBe(0);
  await change(
    `UPDATE _prisma_migrations SET migration_name = '29990101000000_contract_prices' WHERE id = 'x'`,
  );
  expect(await refusal('console', consoleEnv)).toMatch(/newer than this release can serve/);
  await change(
    'DELETE FROM _prisma_migrations WHERE migration_name > (SELECT min(migration_name) FROM _prisma_migrations)',
  );
  expect(await refusal('console', consoleEnv)).toMatch(/older than this release .*run "npm run migrate"/);
});

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../lib/db/testing/database';
import { inRoot } from './setup/paths';
import { freePort } from './setup/ports';
import { withClient } from './setup/roles';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-launch-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm start` in surroundings in which it must refuse, and returns what it says. */
async function refusal(env: Record<string, string>) {
  const ports = { PORT: String(await freePort()), DELIVERY_PORT: String(await freePort()) };
  const child = spawn(process.execPath, [inRoot('scripts/start.mjs')], {
    env: { ...process.env, FAIRLEAD_DATA_DIR: folder, ...ports, ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  const code = await new Promise((resolve) => child.once('close', resolve));
  const said = text.split('\n').filter((line) => line && !/^[✓✗…]/.test(line));
  return { code, said };
}

it('a port in use', async () => {
  const taken = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(taken, '127.0.0.1', resolve));
  const { code, said } = await refusal({ PORT: String(taken) });
  server.close();
  expect(code).toBe(1);
  expect(said).toEqual([
    expect.stringMatching(/^Port \d+ on 127.0.0.1 is already in use.*PORT=\d+ npm start$/),
  ]);
});

it('one port for both', async () => {
  const { code, said } = await refusal({ PORT: '4000', DELIVERY_PORT: '4000' });
  expect(code).toBe(1);
  expect(said).toEqual(['PORT and DELIVERY_PORT are both 4000: choose two.']);
});

it('a variable that is wrong', async () => {
  const { code, said } = await refusal({ DELIVERY_PORT: 'abc' });
  expect(code).toBe(1);
  expect(said).toEqual(['DELIVERY_PORT must be a port number (see .env.example).']);
});

it('a data folder that cannot be written', async () => {
  const { code, said } = await refusal({ FAIRLEAD_DATA_DIR: inRoot('package.json') });
  expect(code).toBe(1);
  expect(said).toEqual([expect.stringMatching(/^The data folder .* cannot be written/)]);
});

it('a database that cannot be reached', async () => {
  const { code, said } = await refusal({
    DATABASE_URL: `postgresql://a:hunter2@127.0.0.1:${await freePort()}/x`,
  });
  expect(code).toBe(1);
  expect(said).toEqual([expect.stringMatching(/^The database of DATABASE_URL cannot be reached at 127/)]);
  expect(said.join()).not.toContain('hunter2');
});

it('a database that a newer version has migrated', async () => {
  const database = await createTestDatabase();
  await withClient(database.ownerUrl, (client) =>
    client.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
      VALUES ('x', 'x', '29990101000000_from_the_future', now(), 1)`),
  );
  const { code, said } = await refusal({
    DATABASE_URL: database.applicationUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_DELIVERY_URL: database.deliveryUrl,
  });
  await database.drop();
  expect(code).toBe(1);
  expect(said).toEqual([expect.stringMatching(/^This database was migrated by a newer version of Fairlead/)]);
});

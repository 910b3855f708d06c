import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { clusterUrl, runningPort, SUPERUSER, start, stop } from './embedded-postgres';
import { keepPostgres } from './keep-postgres';
import { withClient } from './roles';
import { startTemporaryPostgres, type TemporaryPostgres } from './temporary-postgres';

let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.remove());

const ask = (sql: string, port = postgres.port) =>
  withClient(clusterUrl(port, SUPERUSER, postgres.cluster.password, 'postgres'), async (client) => {
    return (await client.query(sql)).rows[0];
  });

it('sorts text by code point and keeps time in UTC', async () => {
  expect(
    await ask(
      `SELECT 'Z' < 'a' AS z, 'a' < 'é' AS e, lower('É') AS lower, current_setting('timezone') AS zone`,
    ),
  ).toEqual({
    z: true,
    e: true,
    lower: 'é',
    zone: 'UTC',
  });
});

it('stops cleanly and starts on the same port', async () => {
  await stop(postgres.cluster);
  expect(readFileSync(postgres.cluster.logFile, 'utf8')).toMatch(/database system is shut down\s*$/);
  expect(await runningPort(postgres.cluster)).toBeUndefined();
  const again = await start(postgres.cluster, postgres.port);
  expect(again.port).toBe(postgres.port);
  expect(await runningPort(postgres.cluster)).toBe(postgres.port);
});

it('takes over from a run that was killed and left its server behind', async () => {
  const again = await start(postgres.cluster);
  expect(await ask('SELECT 1 AS one', again.port)).toEqual({ one: 1 });
  await expect(ask('SELECT 1')).rejects.toThrow();
  await stop(postgres.cluster);
});

it('is not held up by a process that happens to have the number of a server that died', async () => {
  const file = path.join(postgres.cluster.folder, 'postmaster.pid');
  writeFileSync(file, `${process.pid}\n${postgres.cluster.folder}\n1\n${postgres.port}\n\n127.0.0.1\n`);
  const again = await start(postgres.cluster, postgres.port);
  expect(await ask('SELECT 1 AS one')).toEqual({ one: 1 });
  expect(again.process.pid).not.toBe(process.pid);
  await stop(postgres.cluster);
});

it('is started again when it crashes, and reported', async () => {
  const lines: string[] = [];
  const running = await start(postgres.cluster, postgres.port);
  const kept = keepPostgres(running, (line) => lines.push(line));
  running.process.kill('SIGKILL');
  await vi.waitFor(async () => expect(await ask('SELECT 1 AS one')).toEqual({ one: 1 }), {
    timeout: 15_000,
    interval: 200,
  });
  expect(lines[0]).toMatch(/^The embedded Postgres stopped unexpectedly \(SIGKILL\); starting it again\./);
  await kept.stop();
  await expect(ask('SELECT 1')).rejects.toThrow();
  expect(lines).toHaveLength(1);
});

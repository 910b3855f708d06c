import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { connect, type Database } from '@/lib/db/client';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing/database';
import { actionResult } from './action-result';
import { outageOf } from './outage';
import { errorResponse } from './problem-response';

describe('an outage of the database', () => {
  let test: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    test = await createTestDatabase();
    database = connect(test.applicationUrl);
    await database.environment.count();
  });
  afterAll(async () => {
    await database.$disconnect();
    await test.drop();
  });

  const answer = () => actionResult(() => database.environment.count());
  const errorOf = (work: Promise<unknown>) =>
    work.then(
      () => expect.unreachable('it should have failed'),
      (error: unknown) => error,
    );

  it('that ends a query under way is told as such, and passes', async () => {
    const slow = errorOf(database.$queryRaw`SELECT pg_sleep(20)::text`);
    await expect
      .poll(async () => {
        const [row] = await database.$queryRaw<{ count: bigint }[]>`
          SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(20)%'`;
        return Number(row?.count);
      })
      .toBeGreaterThan(1);
    await test.stop();
    expect(outageOf(await slow)).toMatchObject({ kind: 'unavailable' });
    await test.start();
    await expect.poll(answer).toEqual({ ok: true, data: 0 });
  });

  it('is 503 with Retry-After for an API, and reported to nobody as a defect', () => {
    const error = Object.assign(new Error('down'), { code: 'P1001' });
    const response = errorResponse(error, 'r1');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
  });

  it('is a disk without room too', async () => {
    const meta = { driverAdapterError: { cause: { kind: 'postgres', originalCode: '53100' } } };
    const full = Object.assign(new Error('could not extend file'), { code: 'P2039', meta });
    expect(outageOf(full)).toMatchObject({ kind: 'unavailable' });
  });

  it('is an unreachable server too', async () => {
    const nowhere = connect('postgresql://nobody:nothing@127.0.0.1:1/none');
    const result = await actionResult(() => nowhere.environment.count());
    expect(result).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
    await nowhere.$disconnect();
  });
});

it('a server that takes a connection and says nothing counts as one after five seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const database = connect(`postgresql://nobody:nothing@127.0.0.1:${port}/none`);
  const reached = once(silent, 'connection');
  const answer = actionResult(() => database.environment.count());
  await reached;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await answer).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
  vi.useRealTimers();
  await database.$disconnect();
  silent.close();
});

it('takes nothing else for an outage', async () => {
  expect(outageOf(new Error('a defect'))).toBeNull();
  expect(outageOf(Object.assign(new Error('taken'), { code: 'P2002' }))).toBeNull();
  expect(outageOf('text')).toBeNull();
  await expect(actionResult(() => Promise.reject(new Error('a defect')))).rejects.toThrow('a defect');
  expect(await actionResult(() => Promise.reject(new AppError('refused', 'No.')))).toMatchObject({
    error: { kind: 'refused' },
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { bringDatabase, connect, type Database, db } from '@/lib/db/client';
import { withAccessDatabase } from '@/lib/db/testing/access';
import type { RateLimit } from '../rate-limits';
import { requireRate, takeFrom } from './rate-limit';

const urls = withAccessDatabase();
let other: Database;
beforeAll(() => {
  other = connect(urls().DATABASE_URL);
});
afterAll(() => other.$disconnect());

const START = new Date('2030-01-01T00:00:00Z');
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const limit: RateLimit = { name: 'tries', burst: 10, seconds: 100, refusal: 'Too many tries.' };

/** What one process does, of which each has connections of its own. */
async function through(database: Database, times: number): Promise<boolean[]> {
  const first = db();
  bringDatabase(database);
  const runs = Array.from({ length: times }, () => takeFrom(limit, 'crowd', START));
  bringDatabase(first);
  return (await Promise.all(runs)).map(({ allowed }) => allowed);
}

it('gives as many as there are, whichever process is asked, all at once', async () => {
  const answers = await Promise.all([through(db(), 40), through(other, 40)]);
  expect(answers.flat().filter(Boolean)).toHaveLength(limit.burst);
});

it('fills again with time, to the brim and not beyond', async () => {
  const take = (seconds: number) => takeFrom(limit, 'patient', after(seconds));
  for (let i = 0; i < limit.burst; i++) expect(await take(0)).toEqual({ allowed: true });
  expect(await take(0)).toEqual({ allowed: false, waitSeconds: 10 });
  expect(await take(4)).toEqual({ allowed: false, waitSeconds: 6 });
  expect(await take(10)).toEqual({ allowed: true });
  expect((await take(10)).allowed).toBe(false);
  for (let i = 0; i < limit.burst; i++) expect(await take(5000)).toEqual({ allowed: true });
  expect((await take(5000)).allowed).toBe(false);
  // A process whose clock is behind takes nothing back.
  expect((await take(1000)).allowed).toBe(false);
});

it('is of each by themselves, and keeps nobody by name', async () => {
  for (let i = 0; i < limit.burst; i++) await requireRate(limit, '192.0.2.7', START);
  await expect(requireRate(limit, '192.0.2.7', START)).rejects.toMatchObject({
    kind: 'rate_limited',
    message: 'Too many tries. Wait 10 seconds, then try again.',
    details: { retryAfter: 10 },
  });
  await requireRate(limit, '192.0.2.8', START);
  await requireRate({ ...limit, name: 'others' }, '192.0.2.7', START);
  const keys = (await db().rateBucket.findMany()).map(({ key }) => key);
  expect(keys.every((key) => /^(tries|others):[0-9a-f]{64}$/.test(key))).toBe(true);
});

it('forgets what has filled up long ago', async () => {
  await takeFrom(limit, 'tomorrow', after(2 * 86_400));
  expect(await db().rateBucket.count()).toBe(1);
});

import { AppError } from '@/lib/core/errors';
import { sha256Hex } from '@/lib/core/hash';
import { type Database, db } from '@/lib/db/client';
import { countRateLimited } from '@/lib/observe/console-metrics';
import type { RateLimit } from '../rate-limits';

export type Taken = { readonly allowed: true } | { readonly allowed: false; readonly waitSeconds: number };

/** Ms between two times that a process throws away what has long filled up again. */
const TIDY_EVERY = 600_000;
/** Ms after which every bucket is full. */
const LONGEST = 86_400_000;
let tidied = 0;

/**
 * Takes one from what `whom` has left of a limit. One statement decides, so any number of requests at once, in any number of
 * processes, get `burst` in all. Only a hash of `whom` is kept, for a day at most.
 *
 * @param whom an id, an address, or whatever the limit is of
 * @returns `waitSeconds`: whole seconds from `now` until there is one again, at least 1
 */
export async function takeFrom(limit: RateLimit, whom: string, now: Date): Promise<Taken> {
  const { name, burst, seconds } = limit;
  const key = `${name}:${sha256Hex(whom)}`;
  const perSecond = burst / seconds;
  const database = db();
  await tidy(database, now);
  const taken = await database.$executeRaw`
    INSERT INTO rate_buckets AS b (key, left_over, at) VALUES (${key}, ${burst - 1}::float8, ${now})
    ON CONFLICT (key) DO UPDATE SET
      left_over = LEAST(${burst}::float8, b.left_over + ${perSecond}::float8
        * GREATEST(0, EXTRACT(EPOCH FROM excluded.at - b.at)::float8)) - 1,
      at = GREATEST(b.at, excluded.at)
    WHERE LEAST(${burst}::float8, b.left_over + ${perSecond}::float8
        * GREATEST(0, EXTRACT(EPOCH FROM excluded.at - b.at)::float8)) >= 1`;
  if (taken > 0) return { allowed: true };
  countRateLimited(name);
  const bucket = await database.rateBucket.findUnique({ where: { key } });
  const elapsed = Math.max(0, now.getTime() - (bucket?.at.getTime() ?? 0)) / 1000;
  const left = (bucket?.left ?? 1) + elapsed * perSecond;
  return { allowed: false, waitSeconds: Math.max(1, Math.ceil((1 - left) / perSecond)) };
}

/** The same for whoever can be told. @throws AppError rate_limited with the seconds to wait */
export async function requireRate(limit: RateLimit, whom: string, now: Date): Promise<void> {
  const taken = await takeFrom(limit, whom, now);
  if (!taken.allowed) throw rateLimited(limit, taken.waitSeconds);
}

/** What somebody is told who did something too often. */
export function rateLimited({ refusal }: RateLimit, waitSeconds: number): AppError {
  const wait =
    waitSeconds < 90
      ? `${waitSeconds} second${waitSeconds === 1 ? '' : 's'}`
      : `${Math.ceil(waitSeconds / 60)} minutes`;
  return new AppError('rate_limited', `${refusal} Wait ${wait}, then try again.`, {
    retryAfter: waitSeconds,
  });
}

async function tidy(database: Database, now: Date): Promise<void> {
  if (Math.abs(now.getTime() - tidied) < TIDY_EVERY) return;
  tidied = now.getTime();
  await database.rateBucket.deleteMany({ where: { at: { lt: new Date(now.getTime() - LONGEST) } } });
}

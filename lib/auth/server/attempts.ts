import { AppError } from '@/lib/core/errors';
import { sha256Hex } from '@/lib/core/hash';
import { db, type Transaction } from '@/lib/db/client';
import { ADDRESS_LIMIT, EMAIL_LIMIT, type SignInLimit, signInAllowance } from '../sign-in-limit';

interface LimitedKey {
  readonly key: string;
  readonly limit: SignInLimit;
  /** Advisory locks of this number: e-mails are always locked before addresses, so two sign-ins cannot deadlock. */
  readonly lock: number;
}

/** An attempt that counts as failed until `settle` is called. */
export interface Attempt {
  /** The password was right: forgets the failures for this e-mail, and this attempt for its address. */
  readonly settle: () => Promise<void>;
}

const EMAIL_LOCK = 0x6661_6972;
const ADDRESS_LOCK = 0x6661_6973;

/**
 * Counts a sign-in attempt before the password is looked at, so that any number of them at once, in any process, are
 * one series. Only hashes of the e-mail and the address are kept, and for a day.
 *
 * @param address the client's network address; null = unknown, and then only the e-mail is limited
 * @throws AppError rate_limited with the seconds to wait; such an attempt is not counted
 */
export async function countAttempt(email: string, address: string | null, now: Date): Promise<Attempt> {
  const keys: LimitedKey[] = [{ key: `email:${sha256Hex(email)}`, limit: EMAIL_LIMIT, lock: EMAIL_LOCK }];
  if (address) keys.push({ key: `address:${sha256Hex(address)}`, limit: ADDRESS_LIMIT, lock: ADDRESS_LOCK });
  const ids = await db().$transaction((tx) => record(tx, keys, now), { maxWait: 15_000, timeout: 15_000 });
  return {
    settle: async () => {
      await db().signInAttempt.deleteMany({
        where: { OR: [{ id: { in: ids } }, { key: keys[0]?.key ?? '' }] },
      });
    },
  };
}

async function record(tx: Transaction, keys: readonly LimitedKey[], now: Date): Promise<bigint[]> {
  const longest = Math.max(...keys.map(({ limit }) => limit.windowSeconds));
  await tx.signInAttempt.deleteMany({ where: { at: { lt: new Date(now.getTime() - longest * 1000) } } });
  let wait = 0;
  for (const { key, limit, lock } of keys) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lock}::int, hashtext(${key}))`;
    const attempts = await tx.signInAttempt.findMany({ where: { key }, select: { at: true } });
    const allowance = signInAllowance(
      attempts.map(({ at }) => at),
      now,
      limit,
    );
    if (!allowance.allowed) wait = Math.max(wait, allowance.waitSeconds);
  }
  if (wait > 0) {
    throw new AppError('rate_limited', `Too many attempts. Wait ${inWords(wait)}, then try again.`, {
      retryAfter: wait,
    });
  }
  const rows = await tx.signInAttempt.createManyAndReturn({
    data: keys.map(({ key }) => ({ key, at: now })),
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? 'one second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

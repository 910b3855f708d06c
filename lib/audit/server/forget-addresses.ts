import { db } from '@/lib/db/client';

const DAY_MS = 86_400_000;
/** Rows that one statement takes, so that none holds many for long. */
const AT_ONCE = 20_000;

/**
 * Forgets the network addresses that are older than `days`: of entries and of refusals. The trail itself has none, so
 * its hashes stay right.
 * @returns how many were forgotten
 */
export async function forgetAddresses(days: number, now: Date): Promise<number> {
  const before = new Date(now.getTime() - days * DAY_MS);
  let forgotten = await db().$executeRaw`
    UPDATE refusals SET address = NULL WHERE address IS NOT NULL AND last_at < ${before}`;
  for (;;) {
    const some = await db().$executeRaw`
      UPDATE audit_origins SET address = NULL WHERE seq IN (
        SELECT o.seq FROM audit_origins o JOIN audit_entries e ON e.seq = o.seq
        WHERE o.address IS NOT NULL AND e.at < ${before} ORDER BY o.seq LIMIT ${AT_ONCE})`;
    forgotten += some;
    if (some < AT_ONCE) return forgotten;
  }
}

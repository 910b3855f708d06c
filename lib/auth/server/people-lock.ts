import type { Transaction } from '@/lib/db/client';

const PEOPLE_LOCK = 0x6661_6974;

/**
 * Changes to who can sign in and what they hold happen one after another: rules about all people together ("there is
 * always an administrator", "one account per e-mail") are checked against what is true when the change is written.
 */
export async function lockPeople(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${PEOPLE_LOCK}::int, 0)`;
}

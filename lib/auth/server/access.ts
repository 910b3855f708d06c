import { randomUUID } from 'node:crypto';
import type { Transaction } from '@/lib/db/client';

/**
 * Ends a person's access at once: accounts are archived and every session ends. Tokens are for the caller to revoke.
 * @returns the accounts' ids, sorted, for the audit entry
 */
export async function endAccess(tx: Transaction, personId: string, now: Date): Promise<string[]> {
  const accounts = await tx.account.findMany({ where: { personId, archivedAt: null } });
  for (const { id } of accounts) {
    await tx.account.update({
      where: { id },
      data: { archivedAt: now, sessionStamp: randomUUID(), revision: { increment: 1 } },
    });
  }
  await tx.session.updateMany({
    where: { account: { personId }, endedAt: null },
    data: { endedAt: now, endedBy: 'account' },
  });
  await tx.person.update({ where: { id: personId }, data: { archivedAt: now, revision: { increment: 1 } } });
  return accounts.map(({ id }) => id).sort();
}

/** Lets a deactivated person sign in again, with the accounts that ended with them. */
export async function restoreAccess(tx: Transaction, personId: string): Promise<void> {
  const { archivedAt } = await tx.person.findUniqueOrThrow({ where: { id: personId } });
  if (!archivedAt) return;
  await tx.account.updateMany({
    where: { personId, archivedAt: { gte: archivedAt } },
    data: { archivedAt: null, sessionStamp: randomUUID(), revision: { increment: 1 } },
  });
  await tx.person.update({ where: { id: personId }, data: { archivedAt: null, revision: { increment: 1 } } });
}

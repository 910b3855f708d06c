import { randomUUID } from 'node:crypto';
import type { Transaction } from '@/lib/db/client';
import { endSessions } from './sessions';

/** Ids for the audit entry, sorted. */
interface EndedAccess {
  readonly accounts: readonly string[];
  /** Links for new passwords, theirs and those that they made for others. */
  readonly links?: readonly string[];
  /** Invitations that they made. */
  readonly invitations?: readonly string[];
}

/**
 * Ends a person's access at once: accounts are archived, every session ends, and so do links that they made and could still use. Tokens are for
 * the caller to revoke.
 */
export async function endAccess(tx: Transaction, personId: string, now: Date): Promise<EndedAccess> {
  const { actorId } = await tx.person.findUniqueOrThrow({ where: { id: personId } });
  const accounts = await tx.account.findMany({ where: { personId, archivedAt: null } });
  for (const { id } of accounts) {
    await tx.account.update({
      where: { id },
      data: { archivedAt: now, sessionStamp: randomUUID(), revision: { increment: 1 } },
    });
  }
  await endSessions(tx, { personId }, 'account', now);
  const links = await tx.passwordReset.updateManyAndReturn({
    where: {
      usedAt: null,
      expiresAt: { gt: now },
      OR: [{ createdById: actorId }, { account: { personId } }],
    },
    data: { usedAt: now },
    select: { id: true },
  });
  const invitations = await tx.invitation.updateManyAndReturn({
    where: { invitedById: actorId, acceptedAt: null, archivedAt: null, expiresAt: { gt: now } },
    data: { archivedAt: now },
    select: { id: true },
  });
  await tx.person.update({ where: { id: personId }, data: { archivedAt: now, revision: { increment: 1 } } });
  return {
    accounts: idsOf(accounts),
    ...(links.length > 0 && { links: idsOf(links) }),
    ...(invitations.length > 0 && { invitations: idsOf(invitations) }),
  };
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();

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

import { randomUUID } from 'node:crypto';
import { refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { HeldRole } from '../permissions';
import { applyGroupRoles } from './group-roles';
import { notHeld } from './held-roles';
import { lockPeople } from './people-lock';

export interface NewPerson {
  /** As emailSchema leaves it. */
  readonly email: string;
  readonly name: string;
  /** From `hashPassword`. */
  readonly passwordHash: string;
  readonly roles: readonly HeldRole[];
  /** The actor that grants the roles. */
  readonly grantedById: string;
}

export interface CreatedPerson {
  readonly personId: string;
  readonly actorId: string;
  /** True when this e-mail belonged to a deactivated person, who is the same person again. */
  readonly restored: boolean;
}

/**
 * Makes a person with an actor, a local account and roles. A deactivated person with this e-mail comes back instead, with
 * the new password and only the new roles: one human stays one person, which four-eyes rules count.
 *
 * @throws AppError refused when someone active has this e-mail
 */
export async function createPerson(tx: Transaction, person: NewPerson): Promise<CreatedPerson> {
  await lockPeople(tx);
  const { email, name, passwordHash, roles, grantedById } = person;
  const grants = roles.map(({ role, environmentId }) => ({ role, environmentId, grantedById }));
  const known = await tx.account.findUnique({ where: { email }, include: { person: true } });
  if (known && !known.archivedAt && !known.person.archivedAt) {
    throw refused('Someone with this e-mail address already has an account.');
  }
  if (known) {
    await tx.account.update({
      where: { id: known.id },
      data: { passwordHash, sessionStamp: randomUUID(), archivedAt: null, revision: { increment: 1 } },
    });
    await tx.roleGrant.deleteMany({ where: { personId: known.personId, groupRoleId: null } });
    await tx.proposal.updateMany({
      where: { kind: 'role_grant', subject: { startsWith: `${known.personId}|` }, state: 'approved' },
      data: { state: 'ended', endedAt: new Date() },
    });
    await tx.person.update({
      where: { id: known.personId },
      data: { name, archivedAt: null, revision: { increment: 1 } },
    });
    await applyGroupRoles(tx, [known.personId], new Date());
    const missing = await notHeld(tx, known.personId, grants);
    await tx.roleGrant.createMany({ data: missing.map((grant) => ({ ...grant, personId: known.personId })) });
    return { personId: known.personId, actorId: known.person.actorId, restored: true };
  }
  const actor = await tx.actor.create({ data: { kind: 'person' } });
  const created = await tx.person.create({
    data: {
      actorId: actor.id,
      name,
      accounts: { create: { email, passwordHash } },
      roles: { create: grants },
    },
  });
  return { personId: created.id, actorId: actor.id, restored: false };
}

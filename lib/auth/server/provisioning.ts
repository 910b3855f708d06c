import type { Origin } from '@/lib/audit/origin';
import { writeAudit } from '@/lib/audit/server/write';
import { notFound, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { takesTwoAdministrators } from '../role-grant';
import { isRole } from '../roles';
import { SYSTEM_ACTOR_ID, SYSTEM_CALLER } from '../system-actor';
import { endAccess, restoreAccess } from './access';
import { applyGroupRoles, type RoleChange } from './group-roles';
import { heldOf } from './held-roles';
import { keepAdmins } from './keep-an-admin';
import { lockPeople } from './people-lock';
import { takeRoles } from './role-grants';
import { revokeTokensOf } from './token-records';

/** Somebody whom a provider told of, at their first sign-in or by SCIM. */
export interface ProvisionedPerson {
  readonly providerId: string;
  readonly name: string;
  /** As emailSchema leaves it; the caller has made sure that the provider may vouch for it. */
  readonly email: string;
  /** The provider's own id for them, by SCIM. */
  readonly externalId?: string | undefined;
  /** The `sub` by which the provider's sign-in knows them. */
  readonly subject?: string | undefined;
  /** The provider's first role. One that takes two administrators is not given by a provider alone. */
  readonly firstRole: string | null;
}

/**
 * Makes a person with an account that has no password.
 * @throws AppError refused when an account has this e-mail
 */
export async function createProvisionedPerson(
  tx: Transaction,
  person: ProvisionedPerson,
  now: Date,
  origin: Origin,
): Promise<{ readonly personId: string; readonly accountId: string; readonly actorId: string }> {
  await lockPeople(tx);
  const { providerId, name, email, externalId, subject, firstRole } = person;
  if (await tx.account.findUnique({ where: { email } })) {
    throw refused('Someone with this e-mail address already has an account.');
  }
  const role = firstRole && isRole(firstRole) && !takesTwoAdministrators(firstRole) ? firstRole : null;
  const actor = await tx.actor.create({ data: { kind: 'person' } });
  const created = await tx.person.create({
    data: {
      actorId: actor.id,
      name,
      providerId,
      externalId: externalId ?? null,
      createdAt: now,
      accounts: { create: { email, createdAt: now, ...(subject !== undefined && { providerId, subject }) } },
      ...(role && { roles: { create: { role, grantedById: SYSTEM_ACTOR_ID } } }),
    },
    include: { accounts: { select: { id: true } } },
  });
  await writeAudit(
    tx,
    SYSTEM_ACTOR_ID,
    now,
    {
      action: 'person.provision',
      subjectType: 'person',
      subjectId: created.id,
      data: { provider: providerId, roles: role ? [role] : [] },
    },
    origin,
  );
  return { personId: created.id, accountId: created.accounts[0]?.id ?? '', actorId: actor.id };
}

/**
 * Ends the access of somebody whom this provider told of. What waits for them is left listed on their page; service accounts
 * that they answer for wait for somebody else to. Somebody deactivated already stays so.
 * @throws AppError not_found for a person of another provider, refused for the last administrator
 */
export async function deactivateProvisioned(
  tx: Transaction,
  { providerId, personId }: { readonly providerId: string; readonly personId: string },
  now: Date,
  origin: Origin,
): Promise<void> {
  await lockPeople(tx);
  const person = await tx.person.findFirst({ where: { id: personId, providerId } });
  if (!person) throw notFound('person');
  if (person.archivedAt) return;
  const ended = await keepAdmins(tx, SYSTEM_CALLER, () => endAccess(tx, personId, now));
  const tokens = await revokeTokensOf(tx, [person.actorId], SYSTEM_ACTOR_ID, now);
  await writeAudit(
    tx,
    SYSTEM_ACTOR_ID,
    now,
    {
      action: 'person.deactivate',
      subjectType: 'person',
      subjectId: personId,
      data: { provider: providerId, ...ended, ...(tokens.length > 0 && { tokens }) },
    },
    origin,
  );
}

/**
 * Brings back somebody whom this provider told of, with what their groups give now and what one administrator alone could
 * give them. Roles that take two administrators are given anew, by two.
 * @returns what their groups gave and took
 * @throws AppError not_found for a person of another provider
 */
export async function reactivateProvisioned(
  tx: Transaction,
  { providerId, personId }: { readonly providerId: string; readonly personId: string },
  now: Date,
  origin: Origin,
): Promise<RoleChange[]> {
  await lockPeople(tx);
  const person = await tx.person.findFirst({ where: { id: personId, providerId } });
  if (!person) throw notFound('person');
  if (!person.archivedAt) return [];
  const grants = await tx.roleGrant.findMany({ where: { personId, groupRoleId: null } });
  const gone = heldOf(grants).filter(({ role }) => takesTwoAdministrators(role));
  await takeRoles({ tx, now }, personId, gone);
  await restoreAccess(tx, personId);
  await writeAudit(
    tx,
    SYSTEM_ACTOR_ID,
    now,
    {
      action: 'person.reactivate',
      subjectType: 'person',
      subjectId: personId,
      data: { provider: providerId, roles: gone.map(({ role }) => role).sort() },
    },
    origin,
  );
  return applyGroupRoles(tx, [personId], now, origin);
}

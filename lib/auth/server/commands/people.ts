import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { conflict, notFound, refused } from '@/lib/core/errors';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import type { Transaction } from '@/lib/db/client';
import { hasAdmin, peopleAfter } from '../../last-admin';
import type { HeldRole } from '../../permissions';
import type { PersonDto } from '../../person';
import { grantsSchema } from '../../person-schema';
import { isRole, type Role } from '../../roles';
import { defineCommand } from '../command';
import { heldIds, heldRoles, sameGrant } from '../held-roles';
import { lockPeople } from '../people-lock';
import { findPerson, toPersonDto } from '../person-records';
import { giveRoles, takeRoles } from '../role-grants';
import { revokeTokensOf } from '../token-records';

const LAST_ADMIN =
  'This is the last administrator: nobody could invite people or grant roles any more. Make someone else administrator first.';

/**
 * Sets the roles that a person holds; those that take two administrators wait for another, once there is one. Refuses to leave the
 * installation without an administrator.
 */
export const updateRoles = defineCommand({
  action: 'person.update_roles',
  input: z.object({ personId: idSchema, revision: revisionSchema, grants: grantsSchema }),
  run: async (context, input): Promise<PersonDto> => {
    const { tx, audit } = context;
    const before = await editablePerson(tx, input.personId, input.revision);
    const wanted = await heldRoles(tx, input.grants);
    await keepAnAdmin(tx, before.id, wanted);
    const current = await tx.roleGrant.findMany({ where: { personId: before.id } });
    const gone = current.filter((grant) => !wanted.some((held) => sameGrant(held, grant)));
    const added = wanted.filter((held) => !current.some((grant) => sameGrant(held, grant)));
    await takeRoles(
      context,
      before.id,
      gone.map((grant) => ({ ...grant, role: grant.role as Role })),
    );
    const asked = await giveRoles(context, before.id, added);
    await tx.person.update({ where: { id: before.id }, data: { revision: { increment: 1 } } });
    await audit({
      subjectType: 'person',
      subjectId: before.id,
      data: {
        before: heldIds(current),
        after: heldIds(wanted.filter((held) => !asked.includes(held))),
        ...(asked.length > 0 && { asked: heldIds(asked) }),
      },
    });
    return toPersonDto(await existing(tx, before.id));
  },
});

/**
 * Ends a person's access at once: their accounts are archived, their sessions end, and so do their tokens and those of
 * service accounts that they answer for.
 */
export const deactivatePerson = defineCommand({
  action: 'person.deactivate',
  input: z.object({ personId: idSchema, revision: revisionSchema }),
  run: async ({ tx, caller, now, audit }, input): Promise<PersonDto> => {
    const before = await editablePerson(tx, input.personId, input.revision);
    await keepAnAdmin(tx, before.id, []);
    const accounts = await tx.account.findMany({ where: { personId: before.id, archivedAt: null } });
    for (const { id } of accounts) {
      await tx.account.update({
        where: { id },
        data: { archivedAt: now, sessionStamp: randomUUID(), revision: { increment: 1 } },
      });
    }
    await tx.person.update({
      where: { id: before.id },
      data: { archivedAt: now, revision: { increment: 1 } },
    });
    const { actorId, answersFor } = await tx.person.findUniqueOrThrow({
      where: { id: before.id },
      select: { actorId: true, answersFor: { select: { actorId: true } } },
    });
    const actors = [actorId, ...answersFor.map((account) => account.actorId)];
    const tokens = await revokeTokensOf(tx, actors, caller.actorId, now);
    await audit({
      subjectType: 'person',
      subjectId: before.id,
      data: { accounts: accounts.map(({ id }) => id).sort(), ...(tokens.length > 0 && { tokens }) },
    });
    return toPersonDto(await existing(tx, before.id));
  },
});

async function existing(tx: Transaction, id: string) {
  const person = await findPerson(tx, id);
  if (!person) throw notFound('person');
  return person;
}

async function editablePerson(tx: Transaction, id: string, revision: number) {
  await lockPeople(tx);
  const person = await existing(tx, id);
  if (person.archivedAt) throw refused('This person was deactivated. Invite them again to restore them.');
  if (person.revision !== revision) throw conflict('person', toPersonDto(person));
  return person;
}

async function keepAnAdmin(tx: Transaction, personId: string, roles: readonly HeldRole[]): Promise<void> {
  const rows = await tx.person.findMany({
    where: { archivedAt: null, accounts: { some: { archivedAt: null } }, roles: { some: { role: 'admin' } } },
    select: { id: true, roles: { select: { role: true, environmentId: true } } },
  });
  const people = rows.map(({ id, roles: held }) => ({
    id,
    roles: held.flatMap(({ role, environmentId }) => (isRole(role) ? [{ role, environmentId }] : [])),
  }));
  // Only a change that takes the last one away is refused: an installation that has none is not made worse.
  if (hasAdmin(people) && !hasAdmin(peopleAfter(people, personId, roles))) throw refused(LAST_ADMIN);
}

import { z } from 'zod';
import { conflict, notFound, refused } from '@/lib/core/errors';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import type { Transaction } from '@/lib/db/client';
import type { PersonDto } from '../../person';
import { grantsSchema } from '../../person-schema';
import type { Role } from '../../roles';
import { endAccess } from '../access';
import { defineCommand } from '../command';
import { heldIds, heldRoles, sameGrant } from '../held-roles';
import { keepAnAdmin } from '../keep-an-admin';
import { lockPeople } from '../people-lock';
import { findPerson, toPersonDto } from '../person-records';
import { giveRoles, takeRoles } from '../role-grants';
import { revokeTokensOf } from '../token-records';

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
    const accounts = await endAccess(tx, before.id, now);
    const { actorId, answersFor } = await tx.person.findUniqueOrThrow({
      where: { id: before.id },
      select: { actorId: true, answersFor: { select: { actorId: true } } },
    });
    const actors = [actorId, ...answersFor.map((account) => account.actorId)];
    const tokens = await revokeTokensOf(tx, actors, caller.actorId, now);
    await audit({
      subjectType: 'person',
      subjectId: before.id,
      data: { accounts, ...(tokens.length > 0 && { tokens }) },
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

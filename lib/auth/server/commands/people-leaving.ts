import { z } from 'zod';
import { conflict, notFound, refused } from '@/lib/core/errors';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import { handOverSchema } from '../../hand-over';
import type { PersonDto } from '../../person';
import { grantsSchema, nameSchema } from '../../person-schema';
import { restoreAccess } from '../access';
import { defineCommand } from '../command';
import { editablePerson, requirePerson } from '../editable-person';
import { applyGroupRoles } from '../group-roles';
import { handOver } from '../hand-over';
import { heldIds, heldOf, heldRoles } from '../held-roles';
import { lockPeople } from '../people-lock';
import { toPersonDto } from '../person-records';
import { giveRoles, takeRoles } from '../role-grants';
import { revokeTokensOf } from '../token-records';

/** Gives what waits for a person to others, such as of somebody whom a directory deactivated. */
export const handOverWork = defineCommand({
  action: 'person.hand_over',
  input: z.strictObject({
    personId: idSchema,
    handOver: handOverSchema.refine((all) => all.length > 0, 'Choose who takes over.'),
  }),
  run: async ({ tx, caller, now, audit }, input): Promise<void> => {
    await lockPeople(tx);
    const person = await tx.person.findUnique({ where: { id: input.personId } });
    if (!person) throw notFound('person');
    const answersFor = await tx.serviceAccount.findMany({ where: { responsibleId: person.id } });
    const handedOver = await handOver(tx, {
      personId: person.id,
      by: caller.personId,
      wishes: input.handOver,
    });
    const actors = handedOver.service_accounts ? answersFor.map(({ actorId }) => actorId) : [];
    const tokens = await revokeTokensOf(tx, actors, caller.actorId, now);
    await audit({
      subjectType: 'person',
      subjectId: person.id,
      data: { handedOver, ...(tokens.length > 0 && { tokens }) },
    });
  },
});

/**
 * Lets a deactivated person sign in again, as the same person and with the account that they had. They get the roles that are named, of
 * which those that take two administrators wait for another, and what their groups give.
 */
export const reactivatePerson = defineCommand({
  action: 'person.reactivate',
  input: z.strictObject({ personId: idSchema, revision: revisionSchema, grants: grantsSchema }),
  run: async (context, input): Promise<PersonDto> => {
    const { tx, now, audit, caller } = context;
    await lockPeople(tx);
    const before = await requirePerson(tx, input.personId);
    if (!before.archivedAt) throw refused('This person was not deactivated.');
    if (before.revision !== input.revision) throw conflict('person', toPersonDto(before));
    const held = await tx.roleGrant.findMany({ where: { personId: before.id, groupRoleId: null } });
    await takeRoles(context, before.id, heldOf(held));
    await restoreAccess(tx, before.id);
    const wanted = await heldRoles(tx, input.grants);
    await applyGroupRoles(tx, [before.id], now, caller.origin);
    const asked = await giveRoles(context, before.id, wanted);
    await audit({
      subjectType: 'person',
      subjectId: before.id,
      data: {
        roles: heldIds(wanted.filter((one) => !asked.includes(one))),
        ...(asked.length > 0 && { asked: heldIds(asked) }),
      },
    });
    return toPersonDto(await requirePerson(tx, before.id));
  },
});

/** Corrects a person's name. One that a directory tells of is corrected there. */
export const renamePerson = defineCommand({
  action: 'person.rename',
  input: z.strictObject({ personId: idSchema, revision: revisionSchema, name: nameSchema }),
  run: async ({ tx, audit }, { personId, revision, name }): Promise<PersonDto> => {
    const before = await editablePerson(tx, personId, revision);
    if (before.externalId !== null) {
      throw refused(`The name comes from ${before.provider?.name}: change it there.`);
    }
    await tx.person.update({ where: { id: personId }, data: { name, revision: { increment: 1 } } });
    await audit({ subjectType: 'person', subjectId: personId, data: { fields: ['name'] } });
    return toPersonDto(await requirePerson(tx, personId));
  },
});

import { z } from 'zod';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import { handOverSchema } from '../../hand-over';
import type { PersonDto } from '../../person';
import { grantsSchema } from '../../person-schema';
import { endAccess } from '../access';
import { defineCommand } from '../command';
import { editablePerson, requirePerson } from '../editable-person';
import { applyGroupRoles } from '../group-roles';
import { handOver } from '../hand-over';
import { heldIds, heldOf, heldRoles, sameGrant } from '../held-roles';
import { keepAdmins } from '../keep-an-admin';
import { toPersonDto } from '../person-records';
import { giveRoles, takeRoles } from '../role-grants';
import { revokeTokensOf } from '../token-records';

/**
 * Sets the roles that a person was given by hand; those that take two administrators wait for another, once there is one. Refuses to leave the
 * installation without an administrator, or of two the other one alone.
 */
export const updateRoles = defineCommand({
  action: 'person.update_roles',
  input: z.object({ personId: idSchema, revision: revisionSchema, grants: grantsSchema }),
  run: async (context, input): Promise<PersonDto> => {
    const { tx, audit } = context;
    const before = await editablePerson(tx, input.personId, input.revision);
    const wanted = await heldRoles(tx, input.grants);
    const all = await tx.roleGrant.findMany({ where: { personId: before.id } });
    // What a group gives is taken away where the group gives it.
    const current = all.filter(({ groupRoleId }) => groupRoleId === null);
    const gone = current.filter((grant) => !wanted.some((held) => sameGrant(held, grant)));
    const added = wanted.filter((held) => !all.some((grant) => sameGrant(held, grant)));
    const asked = await keepAdmins(tx, context.caller, async () => {
      await takeRoles(context, before.id, heldOf(gone));
      const waiting = await giveRoles(context, before.id, added);
      await applyGroupRoles(tx, [before.id], context.now, context.caller.origin);
      return waiting;
    });
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
    return toPersonDto(await requirePerson(tx, before.id));
  },
});

/**
 * Ends a person's access at once: their accounts are archived, their sessions end, and so do their tokens and those of
 * service accounts that they answer for. What waits for them goes to whoever is named for it.
 */
export const deactivatePerson = defineCommand({
  action: 'person.deactivate',
  input: z.object({
    personId: idSchema,
    revision: revisionSchema,
    handOver: handOverSchema.default([]),
  }),
  run: async ({ tx, caller, now, audit }, input): Promise<PersonDto> => {
    const before = await editablePerson(tx, input.personId, input.revision);
    const { actorId, answersFor } = await tx.person.findUniqueOrThrow({
      where: { id: before.id },
      select: { actorId: true, answersFor: { select: { actorId: true } } },
    });
    const handedOver = await handOver(tx, {
      personId: before.id,
      by: caller.personId,
      wishes: input.handOver,
    });
    const ended = await keepAdmins(tx, caller, () => endAccess(tx, before.id, now));
    const actors = [actorId, ...answersFor.map((account) => account.actorId)];
    const tokens = await revokeTokensOf(tx, actors, caller.actorId, now);
    await audit({
      subjectType: 'person',
      subjectId: before.id,
      data: {
        ...ended,
        ...(tokens.length > 0 && { tokens }),
        ...(input.handOver.length > 0 && { handedOver }),
      },
    });
    return toPersonDto(await requirePerson(tx, before.id));
  },
});

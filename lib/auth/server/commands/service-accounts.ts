import { z } from 'zod';
import { conflict, invalid, notFound } from '@/lib/core/errors';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import type { Transaction } from '@/lib/db/client';
import {
  createServiceAccountSchema,
  type ServiceAccountDto,
  updateServiceAccountSchema,
} from '../../service-account';
import { defineCommand } from '../command';
import { heldIds, heldRoles, sameGrant } from '../held-roles';
import { lockPeople } from '../people-lock';
import { serviceAccountDto } from '../service-account-records';
import { revokeTokensOf } from '../token-records';

/** Makes a machine that acts in the admin plane, with roles of its own and a person who answers for it. */
export const createServiceAccount = defineCommand({
  action: 'service_account.create',
  input: createServiceAccountSchema,
  run: async ({ tx, caller, now, audit }, { name, responsibleId, grants }): Promise<ServiceAccountDto> => {
    await lockPeople(tx);
    await refuseFields(tx, name, responsibleId);
    const roles = await heldRoles(tx, grants);
    const actor = await tx.actor.create({ data: { kind: 'service' } });
    const { id } = await tx.serviceAccount.create({
      data: {
        actorId: actor.id,
        name,
        responsibleId,
        roles: { create: roles.map((held) => ({ ...held, grantedById: caller.actorId })) },
      },
    });
    await audit({
      subjectType: 'service account',
      subjectId: id,
      data: { responsible: responsibleId, roles: heldIds(roles) },
    });
    return serviceAccountDto(tx, id, now);
  },
});

/** Changes a service account. When another person comes to answer for it, the tokens of the one before end. */
export const updateServiceAccount = defineCommand({
  action: 'service_account.update',
  input: updateServiceAccountSchema,
  run: async ({ tx, caller, now, audit }, input): Promise<ServiceAccountDto> => {
    const before = await editable(tx, input.id, input.revision, now);
    const { name, responsibleId } = input;
    await refuseFields(tx, name, responsibleId, before);
    const wanted = await heldRoles(tx, input.grants);
    const gone = before.roles.filter((grant) => !wanted.some((held) => sameGrant(held, grant)));
    const added = wanted.filter((held) => !before.roles.some((grant) => sameGrant(held, grant)));
    await tx.roleGrant.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
    await tx.roleGrant.createMany({
      data: added.map((held) => ({ ...held, serviceAccountId: before.id, grantedById: caller.actorId })),
    });
    await tx.serviceAccount.update({
      where: { id: before.id },
      data: { name, responsibleId, revision: { increment: 1 } },
    });
    const handedOver = responsibleId !== before.responsibleId;
    const tokens = handedOver ? await revokeTokensOf(tx, [before.actorId], caller.actorId, now) : [];
    await audit({
      subjectType: 'service account',
      subjectId: before.id,
      data: {
        before: { responsible: before.responsibleId, roles: heldIds(before.roles) },
        after: { responsible: responsibleId, roles: heldIds(wanted) },
        ...(tokens.length > 0 && { tokens }),
      },
    });
    return serviceAccountDto(tx, before.id, now);
  },
});

/** Ends a service account for good: its tokens end at once. What it did stays on record. */
export const archiveServiceAccount = defineCommand({
  action: 'service_account.archive',
  input: z.object({ id: idSchema, revision: revisionSchema }),
  run: async ({ tx, caller, now, audit }, { id, revision }): Promise<ServiceAccountDto> => {
    const before = await editable(tx, id, revision, now);
    await tx.serviceAccount.update({ where: { id }, data: { archivedAt: now, revision: { increment: 1 } } });
    const tokens = await revokeTokensOf(tx, [before.actorId], caller.actorId, now);
    await audit({ subjectType: 'service account', subjectId: id, data: { tokens } });
    return serviceAccountDto(tx, id, now);
  },
});

async function editable(tx: Transaction, id: string, revision: number, now: Date) {
  await lockPeople(tx);
  const account = await tx.serviceAccount.findFirst({
    where: { id, archivedAt: null },
    include: { roles: true },
  });
  if (!account) throw notFound('service account');
  if (account.revision !== revision) throw conflict('service account', await serviceAccountDto(tx, id, now));
  return account;
}

async function refuseFields(
  tx: Transaction,
  name: string,
  responsibleId: string,
  before?: { readonly id: string },
): Promise<void> {
  const person = await tx.person.findFirst({ where: { id: responsibleId, archivedAt: null } });
  if (!person) throw invalid([{ path: '/responsibleId', message: 'There is no such person, or they left.' }]);
  const same = await tx.serviceAccount.findFirst({
    where: { name, ...(before && { id: { not: before.id } }) },
  });
  if (same) {
    const message = same.archivedAt
      ? 'A service account that was archived had this name.'
      : 'There is one of this name.';
    throw invalid([{ path: '/name', message }]);
  }
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { conflict, invalid, notFound, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { hasAdmin, peopleAfter } from '../../last-admin';
import { type HeldRole, isRole } from '../../permissions';
import type { PersonDto } from '../../person';
import { type Grant, grantsSchema, idSchema, revisionSchema } from '../../person-schema';
import { defineCommand } from '../command';
import { lockPeople } from '../people-lock';
import { findPerson, toPersonDto } from '../person-records';

const LAST_ADMIN =
  'This is the last administrator: nobody could invite people or grant roles any more. Make someone else administrator first.';

/** Sets the roles that a person holds. Refuses to leave the installation without an administrator. */
export const updateRoles = defineCommand({
  action: 'person.update_roles',
  input: z.object({ personId: idSchema, revision: revisionSchema, grants: grantsSchema }),
  run: async ({ tx, caller, audit }, input): Promise<PersonDto> => {
    const before = await editablePerson(tx, input.personId, input.revision);
    const wanted = await heldRoles(tx, input.grants);
    await keepAnAdmin(tx, before.id, wanted);
    const current = await tx.roleGrant.findMany({ where: { personId: before.id } });
    const gone = current.filter((grant) => !wanted.some((held) => sameGrant(held, grant)));
    const added = wanted.filter((held) => !current.some((grant) => sameGrant(held, grant)));
    await tx.roleGrant.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
    await tx.roleGrant.createMany({
      data: added.map((held) => ({ ...held, personId: before.id, grantedById: caller.actorId })),
    });
    await tx.person.update({ where: { id: before.id }, data: { revision: { increment: 1 } } });
    await audit({
      subjectType: 'person',
      subjectId: before.id,
      data: { before: heldIds(current), after: heldIds(wanted) },
    });
    return toPersonDto(await existing(tx, before.id));
  },
});

/** Ends a person's access at once: their accounts are archived and their sessions end. */
export const deactivatePerson = defineCommand({
  action: 'person.deactivate',
  input: z.object({ personId: idSchema, revision: revisionSchema }),
  run: async ({ tx, now, audit }, input): Promise<PersonDto> => {
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
    await audit({
      subjectType: 'person',
      subjectId: before.id,
      data: { accounts: accounts.map(({ id }) => id).sort() },
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

/** Grants with environments' ids, each once; a role held everywhere needs no grant in one environment. */
async function heldRoles(tx: Transaction, grants: readonly Grant[]): Promise<HeldRole[]> {
  const environments = await tx.environment.findMany({ where: { archivedAt: null } });
  const idOf = new Map(environments.map(({ key, id }) => [key, id]));
  const unknown = grants.findIndex(({ environment }) => environment !== null && !idOf.has(environment));
  if (unknown >= 0) {
    throw invalid([{ path: `/grants/${unknown}/environment`, message: 'There is no such environment.' }]);
  }
  const held: HeldRole[] = [];
  for (const { role, environment } of grants) {
    const everywhere = grants.some((other) => other.role === role && other.environment === null);
    const environmentId = everywhere || environment === null ? null : (idOf.get(environment) ?? null);
    if (!held.some((one) => sameGrant(one, { role, environmentId }))) held.push({ role, environmentId });
  }
  return held;
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

function sameGrant(
  a: { readonly role: string; readonly environmentId: string | null },
  b: { readonly role: string; readonly environmentId: string | null },
): boolean {
  return a.role === b.role && a.environmentId === b.environmentId;
}

/** For the audit entry: roles and ids, sorted, so that equal sets read equal. */
function heldIds(grants: readonly { readonly role: string; readonly environmentId: string | null }[]) {
  return grants
    .map(({ role, environmentId }) => ({ role, environment: environmentId }))
    .sort((a, b) =>
      `${a.role} ${a.environment ?? ''}`.localeCompare(`${b.role} ${b.environment ?? ''}`, 'en'),
    );
}

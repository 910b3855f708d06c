import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson, FIRST, withAccessDatabase } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import type { Caller } from '../command';
import { roleGrantsOf } from '../role-grant-queries';
import { acceptInvitation, invitePerson } from './invitations';
import { updateRoles } from './people';
import { approveRoleGrant, withdrawRoleGrant } from './role-grants';

/** Grants of roles that take two administrators, from the first to the second and on. */

withAccessDatabase();
const everywhere = (...roles: string[]) => roles.map((role) => ({ role, environment: null }));
const PASSWORD = { name: 'New', password: 'seven green kettles' };

let first: Caller;
let second: Caller & { readonly personId: string };
beforeAll(async () => {
  const { person } = await db().account.findUniqueOrThrow({
    where: { email: FIRST.adminEmail },
    include: { person: true },
  });
  first = {
    actorId: person.actorId,
    personId: person.id,
    name: person.name,
    roles: [{ role: 'admin', environmentId: null }],
  };
});

const rolesOf = async (personId: string) =>
  (await db().roleGrant.findMany({ where: { personId }, orderBy: { role: 'asc' } })).map(({ role }) => role);

it('lets the only administrator give any role, and shows that one did', async () => {
  const person = await addPerson('one@example.com', []);
  await updateRoles(first, { personId: person.personId, revision: 1, grants: everywhere('legal', 'viewer') });
  expect(await rolesOf(person.personId)).toEqual(['legal', 'viewer']);
  expect(await roleGrantsOf(person.personId, first)).toEqual({ asked: [], alone: ['legal'] });
});

it('once there are two, asks the other for roles that approve, and gives the rest at once', async () => {
  second = await addPerson('second@example.com', ['admin']);
  const person = await addPerson('two@example.com', []);
  const grants = everywhere('legal', 'viewer');
  await updateRoles(first, { personId: person.personId, revision: 1, grants });
  expect(await rolesOf(person.personId)).toEqual(['viewer']);
  const { asked } = await roleGrantsOf(person.personId, second);
  expect(asked).toMatchObject([{ role: 'legal', environment: null, proposal: { mayApprove: true } }]);
  const { id = '', revision = 0 } = asked[0]?.proposal ?? {};
  expect((await refusalOf(approveRoleGrant(first, { id, revision }))).message).toMatch('another person');
  expect(await approveRoleGrant(second, { id, revision })).toEqual({ approved: true });
  expect(await rolesOf(person.personId)).toEqual(['legal', 'viewer']);
  expect(await roleGrantsOf(person.personId, second)).toEqual({ asked: [], alone: [] });

  // What was agreed to once does not stand for another time.
  const now = await db().person.findUniqueOrThrow({ where: { id: person.personId } });
  const without = { personId: person.personId, revision: now.revision, grants: everywhere('viewer') };
  await updateRoles(first, without);
  await updateRoles(first, { ...without, revision: now.revision + 1, grants });
  expect(await rolesOf(person.personId)).toEqual(['viewer']);
  const again = (await roleGrantsOf(person.personId, first)).asked[0]?.proposal;
  await withdrawRoleGrant(second, { id: again?.id, revision: again?.revision });
  expect((await roleGrantsOf(person.personId, first)).asked).toEqual([]);
});

it('asks for the roles of somebody who was invited, when they come', async () => {
  const invited = { name: 'New', email: 'new@example.com', grants: everywhere('security', 'viewer') };
  const { path } = await invitePerson(first, invited);
  const { personId } = await acceptInvitation(path.replace('/invitation/', ''), PASSWORD);
  expect(await rolesOf(personId)).toEqual(['viewer']);
  expect((await roleGrantsOf(personId, second)).asked.map(({ role }) => role)).toEqual(['security']);
  expect((await roleGrantsOf(personId, first)).asked[0]?.proposal.mayApprove).toBe(false);
});

it('agrees to what somebody got meanwhile', async () => {
  const { personId } = await addPerson('grouped@example.com', []);
  await updateRoles(first, { personId, revision: 1, grants: everywhere('legal') });
  // By a group, or as here by the operator.
  await db().roleGrant.create({ data: { personId, role: 'legal', grantedById: SYSTEM_ACTOR_ID } });
  const [asked] = (await roleGrantsOf(personId, second)).asked;
  const { id, revision } = asked?.proposal ?? {};
  expect(await approveRoleGrant(second, { id, revision })).toEqual({ approved: true });
  expect(await rolesOf(personId)).toEqual(['legal']);
});

it('is held by the database too', async () => {
  const { personId } = await addPerson('three@example.com', ['viewer']);
  const grant = (role: string, grantedById: string) =>
    db().roleGrant.create({ data: { id: randomUUID(), personId, role, grantedById } });
  await expect(grant('legal', first.actorId)).rejects.toThrow('another administrator');
  const viewer = await db().roleGrant.findFirstOrThrow({ where: { personId } });
  await expect(
    db().roleGrant.update({ where: { id: viewer.id }, data: { role: 'admin', grantedById: first.actorId } }),
  ).rejects.toThrow('another administrator');
  // An operator, who owns the database anyway.
  await grant('legal', SYSTEM_ACTOR_ID);
  expect(await rolesOf(personId)).toEqual(['legal', 'viewer']);
});

it('keeps a label from being put back asking for less', async () => {
  const label = { key: 'internal', name: 'Internal', rank: 1 };
  const { id } = await db().sensitivityLevel.create({ data: label });
  const asked = { kind: 'obligations', subject: 'level:internal', number: 1, content: {} } as const;
  await db().proposal.create({ data: { ...asked, createdById: first.actorId } });
  const again = { ...label, rank: 2, obligations: [] };
  await expect(db().sensitivityLevel.delete({ where: { id } })).rejects.toThrow('permission denied');
  await expect(db().sensitivityLevel.update({ where: { id }, data: { key: 'other' } })).rejects.toThrow(
    'keeps its key',
  );
  await expect(db().sensitivityLevel.update({ where: { id }, data: { obligations: [] } })).rejects.toThrow(
    'approval of another person',
  );
  await expect(db().sensitivityLevel.create({ data: { ...again, key: 'internal' } })).rejects.toThrow();
});

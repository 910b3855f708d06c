import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { addPerson, FIRST, withAccessDatabase } from '@/lib/db/testing/access';
import { SYSTEM_ACTOR_ID } from '../system-actor';
import { consoleOrigin } from './console-origin';
import { applyGroupRoles } from './group-roles';
import { setSignInGroups } from './groups';

withAccessDatabase();
const now = new Date('2026-11-21T12:00:00Z');
const origin = consoleOrigin(new Headers(), null);

async function provider(key: string, mappings: readonly (readonly [string, string])[]) {
  const { id } = await db().identityProvider.create({ data: { key, name: key } });
  for (const [group, role] of mappings) {
    await db().groupRole.create({ data: { providerId: id, group, role, createdById: SYSTEM_ACTOR_ID } });
  }
  return id;
}

const signIn = (providerId: string, personId: string, ...groups: string[]) =>
  db().$transaction((tx) => setSignInGroups(tx, { providerId, personId, groups }, now, origin));

const rolesOf = async (personId: string) =>
  (await db().roleGrant.findMany({ where: { personId } }))
    .map(({ role, groupRoleId }) => `${role}${groupRoleId ? ' by group' : ''}`)
    .sort();

describe('the groups of a sign-in', () => {
  it('give what mappings say, take it back, and are noted only where a mapping names them', async () => {
    const id = await provider('one', [
      ['lawyers', 'legal'],
      ['readers', 'auditor'],
      ['all', 'auditor'],
    ]);
    const { personId } = await addPerson('one@example.com', ['viewer']);
    await signIn(id, personId, 'lawyers', 'readers', 'football');
    expect(await rolesOf(personId)).toEqual(['auditor by group', 'legal by group', 'viewer']);
    expect(await db().group.findMany({ where: { providerId: id }, orderBy: { name: 'asc' } })).toMatchObject([
      { name: 'lawyers' },
      { name: 'readers' },
    ]);
    const entry = await db().auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(entry).toMatchObject({ action: 'person.sync_roles', subjectId: personId });
    // Another group gives the same: the role stays, without a word in the trail.
    const changes = await signIn(id, personId, 'all');
    expect(changes).toMatchObject([{ gained: [], lost: [{ role: 'legal' }] }]);
    expect(await signIn(id, personId, 'all')).toEqual([]);
    await signIn(id, personId);
    expect(await rolesOf(personId)).toEqual(['viewer']);
  });

  it('take nothing that was given by hand, that SCIM said, or that another provider’s groups give', async () => {
    const id = await provider('two', [['readers', 'auditor']]);
    const other = await provider('three', [['buyers', 'procurement']]);
    const { personId } = await addPerson('two@example.com', ['auditor']);
    const group = await db().group.create({ data: { providerId: id, name: 'readers' } });
    await db().groupMember.create({ data: { groupId: group.id, personId, source: 'scim' } });
    await signIn(other, personId, 'buyers', 'readers');
    await signIn(id, personId);
    expect(await rolesOf(personId)).toEqual(['auditor', 'procurement by group']);
    expect(await db().groupMember.count({ where: { personId } })).toBe(2);
  });

  it('leave the last administrator', async () => {
    const id = await provider('four', [['admins', 'admin']]);
    const { personId: first } = await db().account.findUniqueOrThrow({ where: { email: FIRST.adminEmail } });
    const { personId } = await addPerson('four@example.com', []);
    await signIn(id, personId, 'admins');
    await db().roleGrant.deleteMany({ where: { personId: first, role: 'admin' } });
    await signIn(id, personId);
    expect(await rolesOf(personId)).toEqual(['admin by group']);
    // One who was deactivated keeps nobody in, whoever is asked about first.
    const { personId: gone } = await addPerson('gone@example.com', []);
    await signIn(id, gone, 'admins');
    await db().groupMember.deleteMany({ where: { personId: gone } });
    await db().person.update({ where: { id: gone }, data: { archivedAt: now } });
    await db().$transaction((tx) => applyGroupRoles(tx, [gone, personId], now));
    expect([await rolesOf(gone), await rolesOf(personId)]).toEqual([[], ['admin by group']]);
    await db().roleGrant.create({ data: { personId: first, role: 'admin', grantedById: SYSTEM_ACTOR_ID } });
    await db().$transaction((tx) => applyGroupRoles(tx, [personId], now));
    expect(await rolesOf(personId)).toEqual([]);
  });
});

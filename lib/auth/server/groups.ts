import type { Origin } from '@/lib/audit/origin';
import type { Transaction } from '@/lib/db/client';
import { applyGroupRoles, type RoleChange } from './group-roles';
import { lockPeople } from './people-lock';

/**
 * Notes which groups a provider said at a sign-in that somebody is in, as far as a mapping names them, and gives and takes
 * the roles that follow. What SCIM said of a membership stays.
 */
export async function setSignInGroups(
  tx: Transaction,
  said: { readonly providerId: string; readonly personId: string; readonly groups: readonly string[] },
  now: Date,
  origin: Origin,
): Promise<RoleChange[]> {
  await lockPeople(tx);
  const { providerId, personId } = said;
  const mapped = await tx.groupRole.findMany({
    where: { providerId, group: { in: [...said.groups] } },
    distinct: ['group'],
    select: { group: true },
  });
  const names = mapped.map(({ group }) => group);
  await tx.group.createMany({
    data: names.map((name) => ({ providerId, name, createdAt: now, updatedAt: now })),
    skipDuplicates: true,
  });
  const groups = await tx.group.findMany({
    where: { providerId, name: { in: names } },
    select: { id: true },
  });
  const ids = groups.map(({ id }) => id);
  await tx.groupMember.deleteMany({
    where: { personId, source: 'sign_in', group: { providerId }, groupId: { notIn: ids } },
  });
  await tx.groupMember.createMany({
    data: ids.map((groupId) => ({ groupId, personId, source: 'sign_in' })),
    skipDuplicates: true,
  });
  return applyGroupRoles(tx, [personId], now, origin);
}

import { writeAudit } from '@/lib/audit/server/write';
import type { Transaction } from '@/lib/db/client';
import type { ScimGroup } from '../../scim/group';
import { ScimError } from '../../scim/scim-error';
import { SYSTEM_ACTOR_ID } from '../../system-actor';
import { applyGroupRoles } from '../group-roles';
import { findGroup, type GroupRow } from './group-resource';
import { requireOthersGain } from './own-gain';
import type { ScimCall } from './route';

type Call = Pick<ScimCall, 'provider' | 'now' | 'origin'>;

/** Ids that an audit entry names; of more, it tells how many. */
const MOST_NAMED = 200;

/** Makes a group. @throws ScimError 409 uniqueness */
export async function addGroup(tx: Transaction, call: Call, said: ScimGroup): Promise<GroupRow> {
  await requireFreeName(tx, call, said.name, null);
  const { id } = await tx.group.create({
    data: {
      providerId: call.provider.id,
      name: said.name,
      externalId: said.externalId,
      createdAt: call.now,
      updatedAt: call.now,
    },
  });
  await setMembers(tx, call, id, said.members, []);
  await audited(tx, call, 'group.create', id, { added: named(said.members) });
  await give(tx, call, said.members);
  return existing(tx, call, id);
}

/** Writes what is said of a group. A group that is called otherwise gives what mappings say of its new name. */
export async function updateGroup(
  tx: Transaction,
  call: Call,
  before: GroupRow,
  said: ScimGroup,
): Promise<GroupRow> {
  const { id } = before;
  const had = before.members
    .filter(({ person }) => person.providerId === call.provider.id)
    .map(({ person }) => person.id);
  const [old, next] = [new Set(had), new Set(said.members)];
  const added = said.members.filter((one) => !old.has(one));
  const removed = had.filter((one) => !next.has(one));
  const renamed = before.name !== said.name;
  if (renamed) await requireFreeName(tx, call, said.name, id);
  if (!renamed && before.externalId === said.externalId && added.length + removed.length === 0) return before;
  await tx.group.update({
    where: { id },
    data: {
      name: said.name,
      externalId: said.externalId,
      revision: { increment: 1 },
      updatedAt: call.now,
    },
  });
  await setMembers(tx, call, id, added, removed);
  await audited(tx, call, 'group.update', id, {
    renamed,
    added: named(added),
    removed: named(removed),
  });
  // Whom a sign-in put there, too: they are not the directory's to see, and hold what its name gives.
  const everybody = before.members.map(({ person }) => person.id);
  await give(tx, call, renamed ? [...everybody, ...added] : [...added, ...removed]);
  return existing(tx, call, id);
}

/** Ends a group and what it gave. */
export async function removeGroup(tx: Transaction, call: Call, before: GroupRow): Promise<void> {
  await tx.group.delete({ where: { id: before.id } });
  const members = before.members.map(({ person }) => person.id);
  await audited(tx, call, 'group.delete', before.id, { removed: named(members) });
  await give(tx, call, members);
}

async function setMembers(
  tx: Transaction,
  { provider }: Call,
  groupId: string,
  added: readonly string[],
  removed: readonly string[],
): Promise<void> {
  const [{ known } = { known: 0n }] = await tx.$queryRaw<{ known: bigint }[]>`
    SELECT count(*) AS known FROM persons WHERE id = ANY (${added}::uuid[]) AND provider_id = ${provider.id}::uuid`;
  if (Number(known) !== added.length) {
    throw new ScimError(400, 'Some members are no users of this provider.', 'invalidValue');
  }
  await tx.$executeRaw`
    DELETE FROM group_members WHERE group_id = ${groupId}::uuid AND person_id = ANY (${removed}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO group_members (group_id, person_id, source)
    SELECT ${groupId}::uuid, unnest(${added}::uuid[]), 'scim'
    ON CONFLICT (group_id, person_id) DO UPDATE SET source = 'scim'`;
}

async function give(tx: Transaction, call: Call, personIds: readonly string[]): Promise<void> {
  await requireOthersGain(tx, call, await applyGroupRoles(tx, personIds, call.now, call.origin));
}

async function requireFreeName(
  tx: Transaction,
  { provider }: Call,
  name: string,
  id: string | null,
): Promise<void> {
  const same = await tx.group.findFirst({
    where: {
      providerId: provider.id,
      name: { equals: name.replace(/[\\%_]/g, (sign) => `\\${sign}`), mode: 'insensitive' },
    },
  });
  if (same && same.id !== id) throw new ScimError(409, 'Another group has this name.', 'uniqueness');
}

async function existing(tx: Transaction, { provider }: Call, id: string): Promise<GroupRow> {
  const row = await findGroup(tx, provider.id, id);
  if (!row) throw new Error(`group ${id} is gone`);
  return row;
}

const named = (ids: readonly string[]) =>
  ids.length > MOST_NAMED ? { count: ids.length, first: ids.slice(0, MOST_NAMED) } : ids;

function audited(
  tx: Transaction,
  { now, origin, provider }: Call,
  action: string,
  subjectId: string,
  data: Readonly<Record<string, unknown>>,
) {
  return writeAudit(
    tx,
    SYSTEM_ACTOR_ID,
    now,
    { action, subjectType: 'group', subjectId, data: { ...data, provider: provider.id } },
    origin,
  );
}

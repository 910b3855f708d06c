import type { Origin } from '@/lib/audit/origin';
import { type AuditChange, writeAuditAll } from '@/lib/audit/server/write';
import { groupedBy } from '@/lib/core/grouped';
import type { Transaction } from '@/lib/db/client';
import type { HeldRole } from '../permissions';
import { isRole } from '../roles';
import { SYSTEM_ACTOR_ID } from '../system-actor';
import { heldIds, sameGrant } from './held-roles';
import { lockPeople } from './people-lock';

/** What somebody's groups gave them or took from them. */
export interface RoleChange {
  readonly personId: string;
  readonly gained: readonly HeldRole[];
  readonly lost: readonly HeldRole[];
}

interface Wanted {
  readonly personId: string;
  readonly role: string;
  readonly environmentId: string | null;
  /** The mappings that give it; one is enough. */
  readonly mappings: readonly string[];
}

/**
 * Gives persons what their groups give now and takes from them what no group gives any more. What somebody gave them by hand
 * stays, and a role held so is not given a second time. The last administrator keeps that role.
 * @returns whoever gained or lost something
 */
export async function applyGroupRoles(
  tx: Transaction,
  personIds: readonly string[],
  now: Date,
  origin?: Origin,
): Promise<RoleChange[]> {
  await lockPeople(tx);
  const ids = [...new Set(personIds)];
  const wanted = groupedBy(await wantedBy(tx, ids), holder);
  const held = groupedBy(await grantsOf(tx, ids), holder);
  const added: (HeldRole & { personId: string; groupRoleId: string })[] = [];
  const gone: (HeldRole & { personId: string; id: string })[] = [];
  for (const personId of ids) {
    const grants = held.get(personId) ?? [];
    for (const one of wanted.get(personId) ?? []) {
      const grant = grants.find((other) => sameGrant(other, one));
      const [groupRoleId] = one.mappings;
      if (!groupRoleId || !isRole(one.role)) continue;
      if (!grant) added.push({ personId, role: one.role, environmentId: one.environmentId, groupRoleId });
      else if (grant.groupRoleId && !one.mappings.includes(grant.groupRoleId)) {
        await tx.roleGrant.update({ where: { id: grant.id }, data: { groupRoleId } });
      }
    }
    for (const { id, role, environmentId, groupRoleId } of grants) {
      const given = wanted.get(personId)?.some((one) => sameGrant(one, { role, environmentId }));
      if (groupRoleId && !given && isRole(role)) gone.push({ id, personId, role, environmentId });
    }
  }
  // As arrays: ten thousand rows of parameters take many statements.
  await tx.$executeRaw`
    INSERT INTO role_grants (id, person_id, role, environment_id, group_role_id, granted_by_id)
    SELECT gen_random_uuid(), * FROM unnest(${added.map(holder)}::uuid[], ${added.map(({ role }) => role)}::text[],
      ${added.map(({ environmentId }) => environmentId)}::uuid[], ${added.map(({ groupRoleId }) => groupRoleId)}::uuid[],
      array_fill(${SYSTEM_ACTOR_ID}::uuid, ARRAY[${added.length}::int]))`;
  const taken = await withoutLastAdmin(tx, gone);
  await tx.$executeRaw`DELETE FROM role_grants WHERE id = ANY (${taken.map(({ id }) => id)}::uuid[])`;
  const changes = changesOf(ids, added, taken);
  if (changes.length === 0) return [];
  await tx.$executeRaw`
    UPDATE persons SET revision = revision + 1 WHERE id = ANY (${changes.map(holder)}::uuid[])`;
  await writeAuditAll(tx, SYSTEM_ACTOR_ID, now, entriesOf(changes), origin);
  return changes;
}

function wantedBy(tx: Transaction, ids: readonly string[]): Promise<Wanted[]> {
  return tx.$queryRaw<Wanted[]>`
    SELECT m.person_id AS "personId", r.role, r.environment_id AS "environmentId",
      array_agg(r.id::text ORDER BY r.created_at, r.id) AS mappings
    FROM group_members m
    JOIN groups g ON g.id = m.group_id
    JOIN group_roles r ON r.provider_id = g.provider_id AND r."group" = g.name
    JOIN identity_providers i ON i.id = r.provider_id AND i.archived_at IS NULL
    JOIN persons p ON p.id = m.person_id AND p.archived_at IS NULL
    WHERE m.person_id = ANY (${ids}::uuid[])
    GROUP BY 1, 2, 3`;
}

function grantsOf(tx: Transaction, ids: readonly string[]) {
  return tx.$queryRaw<
    { id: string; personId: string; role: string; environmentId: string | null; groupRoleId: string | null }[]
  >`
    SELECT id, person_id AS "personId", role, environment_id AS "environmentId", group_role_id AS "groupRoleId"
    FROM role_grants WHERE person_id = ANY (${ids}::uuid[])`;
}

const holder = ({ personId }: { readonly personId: string }) => personId;

/** Persons who get an entry each. The trail takes one at a time, so that many more are told of in one, which names all of them. */
const MOST_ENTRIES = 100;

function entriesOf(changes: readonly RoleChange[]): AuditChange[] {
  const action = 'person.sync_roles';
  if (changes.length <= MOST_ENTRIES) {
    return changes.map(({ personId, gained, lost }) => ({
      action,
      subjectType: 'person',
      subjectId: personId,
      data: { gained: heldIds(gained), lost: heldIds(lost) },
    }));
  }
  const told = (what: 'gained' | 'lost') => {
    const all = changes.flatMap((change) => change[what].map((held) => ({ ...held, ...change })));
    const byRole = groupedBy(all, ({ role, environmentId }) => `${role} ${environmentId ?? '*'}`);
    return [...byRole.values()].map((some) => ({
      ...heldIds(some.slice(0, 1))[0],
      persons: some.map(holder).sort(),
    }));
  };
  const data = { gained: told('gained'), lost: told('lost') };
  return [{ action, subjectType: 'people', subjectId: `${changes.length}`, data }];
}

/** What may be taken so that somebody is still administrator everywhere. */
async function withoutLastAdmin<Grant extends HeldRole & { readonly id: string }>(
  tx: Transaction,
  gone: readonly Grant[],
): Promise<readonly Grant[]> {
  const admins = gone.filter(({ role, environmentId }) => role === 'admin' && environmentId === null);
  if (admins.length === 0) return gone;
  const active = { person: { archivedAt: null, accounts: { some: { archivedAt: null } } } };
  const ids = admins.map(({ id }) => id);
  const left = await tx.roleGrant.count({
    where: { role: 'admin', environmentId: null, id: { notIn: ids }, ...active },
  });
  if (left > 0) return gone;
  // Of somebody who can sign in: the grant of a person who was deactivated keeps nobody in.
  const kept = await tx.roleGrant.findFirst({
    where: { id: { in: ids }, ...active },
    orderBy: [{ person: { createdAt: 'asc' } }, { id: 'asc' }],
    select: { id: true },
  });
  return gone.filter(({ id }) => id !== kept?.id);
}

function changesOf(
  ids: readonly string[],
  added: readonly (HeldRole & { personId: string })[],
  gone: readonly (HeldRole & { personId: string })[],
): RoleChange[] {
  const gains = groupedBy(added, holder);
  const losses = groupedBy(gone, holder);
  return ids.flatMap((personId) => {
    const [gained, lost] = [gains.get(personId) ?? [], losses.get(personId) ?? []];
    return gained.length + lost.length > 0 ? [{ personId, gained, lost }] : [];
  });
}

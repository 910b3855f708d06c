import { idSchema } from '@/lib/core/record-schema';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { whyEnded } from '@/lib/delivery/token';
import type { ProposalDto } from '@/lib/proposals/proposal';
import { proposalDtos } from '@/lib/proposals/server/proposal-dtos';
import { type GroupRoleContent, groupRoleSchema, newGroupRoleSchema, type RoleEffect } from '../group-role';
import { allows } from '../permissions';
import { takesTwoAdministrators } from '../role-grant';
import { isRole, type Role } from '../roles';
import type { ScimTokenDto } from '../scim-token';
import { actorNames } from './actor-names';
import { type Caller, forbid, readInput } from './command';
import { administrators } from './role-grants';

/** A role that a group gives. `environment` is a key; null = everywhere. */
interface GroupRoleDto {
  readonly id: string;
  readonly role: Role;
  readonly environment: string | null;
  /** How many people hold it through this. */
  readonly holders: number;
}

interface GroupDto {
  readonly name: string;
  /** Null while only a mapping names it: nobody was seen in it yet. */
  readonly id: string | null;
  readonly members: number;
  /** The first of them, by name. */
  readonly named: readonly { readonly id: string; readonly name: string }[];
  readonly roles: readonly GroupRoleDto[];
}

/** How many members a group shows. */
const NAMED = 50;

/** A provider's groups and those that its mappings name, with what each gives; null = there is no such provider. */
export async function readProviderGroups(caller: Caller, key: string) {
  if (!allows(caller.roles, 'identity_provider.read')) throw forbid('identity_provider.read');
  const provider = await db().identityProvider.findUnique({ where: { key } });
  if (!provider || provider.archivedAt) return null;
  const { id: providerId, name } = provider;
  const [groups, mappings, proposals, tokens, environments] = await Promise.all([
    db().group.findMany({
      where: { providerId },
      select: {
        id: true,
        name: true,
        _count: { select: { members: { where: { person: { archivedAt: null } } } } },
        members: {
          where: { person: { archivedAt: null } },
          select: { person: { select: { id: true, name: true } } },
          orderBy: { person: { name: 'asc' } },
          take: NAMED,
        },
      },
      orderBy: { name: 'asc' },
    }),
    db().groupRole.findMany({
      where: { providerId },
      include: { environment: true, _count: { select: { grants: true } } },
      orderBy: [{ group: 'asc' }, { createdAt: 'asc' }],
    }),
    db().proposal.findMany({
      where: { kind: 'group_role', subject: { startsWith: `${providerId}|` }, state: 'submitted' },
      orderBy: { createdAt: 'asc' },
    }),
    db().scimToken.findMany({ where: { providerId }, orderBy: { createdAt: 'desc' } }),
    db().environment.findMany({ select: { id: true, key: true } }),
  ]);
  const rolesOf = (group: string) =>
    mappings.flatMap(({ id, group: of, role, environment, _count }): GroupRoleDto[] =>
      of === group && isRole(role)
        ? [{ id, role, environment: environment?.key ?? null, holders: _count.grants }]
        : [],
    );
  const known = groups.map(
    (group): GroupDto => ({
      id: group.id,
      name: group.name,
      members: group._count.members,
      named: group.members.map(({ person }) => person),
      roles: rolesOf(group.name),
    }),
  );
  const unseen = [...new Set(mappings.map(({ group }) => group))]
    .filter((group) => !known.some((one) => one.name === group))
    .map((group): GroupDto => ({ id: null, name: group, members: 0, named: [], roles: rolesOf(group) }));
  const dtos = await proposalDtos(db(), proposals, caller);
  const makers = await actorNames(
    db(),
    tokens.map(({ createdById }) => createdById),
  );
  const now = Date.now();
  return {
    provider: {
      id: providerId,
      key,
      name,
      groupsClaim: provider.groupsClaim,
      signsIn: provider.issuer !== null,
    },
    groups: [...known, ...unseen],
    asked: dtos.map((proposal) => askedOf(proposal, environments)),
    tokens: tokens.map(
      (token): ScimTokenDto => ({
        id: token.id,
        name: token.name,
        status:
          whyEnded(
            { expiresAt: token.expiresAt?.getTime() ?? null, revokedAt: token.revokedAt?.getTime() ?? null },
            now,
          ) ?? 'active',
        createdBy: makers.get(token.createdById) ?? null,
        createdAt: instant(token.createdAt),
        expiresAt: token.expiresAt && instant(token.expiresAt),
        lastUsedAt: token.lastUsedAt && instant(token.lastUsedAt),
        revokedAt: token.revokedAt && instant(token.revokedAt),
      }),
    ),
  };
}

/** A mapping that waits for a second administrator. */
interface AskedGroupRole {
  readonly group: string;
  readonly role: Role;
  readonly environment: string | null;
  readonly proposal: ProposalDto<GroupRoleContent>;
}

function askedOf(
  proposal: ProposalDto,
  environments: readonly { readonly id: string; readonly key: string }[],
): AskedGroupRole {
  const content = groupRoleSchema.parse(proposal.content);
  return {
    group: content.group,
    role: content.role,
    environment: environments.find(({ id }) => id === content.environment)?.key ?? null,
    proposal: { ...proposal, content },
  };
}

/** Who would gain the role if a group gave it: its members who do not hold it there. */
export async function groupRoleGains(caller: Caller, input: unknown): Promise<RoleEffect> {
  if (!allows(caller.roles, 'group_role.propose')) throw forbid('group_role.propose');
  const { providerId, group, role, environment } = readInput(newGroupRoleSchema, input);
  const members = { archivedAt: null, groups: { some: { group: { providerId, name: group } } } };
  const held = { role, environment: environment === null ? { is: null } : { is: { key: environment } } };
  const where = { ...members, roles: { none: held } };
  const [count, all, named, admins] = await Promise.all([
    db().person.count({ where }),
    db().person.count({ where: members }),
    db().person.findMany({ where, select: { id: true, name: true }, orderBy: { name: 'asc' }, take: 8 }),
    db().$transaction(administrators),
  ]);
  return { count, named, members: all, waits: takesTwoAdministrators(role) && admins >= 2 };
}

/** Who would lose the role if a mapping were removed: those who hold it through this and through no other group. */
export async function groupRoleLosses(caller: Caller, input: unknown): Promise<RoleEffect> {
  if (!allows(caller.roles, 'group_role.remove')) throw forbid('group_role.remove');
  const id = readInput(idSchema, input);
  const losers = await db().$queryRaw<{ id: string; name: string }[]>`
    SELECT p.id, p.name FROM role_grants h JOIN persons p ON p.id = h.person_id AND p.archived_at IS NULL
    JOIN group_roles r ON r.id = h.group_role_id
    WHERE r.id = ${id}::uuid AND NOT EXISTS (
      SELECT FROM group_members m JOIN groups g ON g.id = m.group_id
      JOIN group_roles o ON o.provider_id = g.provider_id AND o."group" = g.name AND o.id <> r.id
        AND o.role = r.role AND o.environment_id IS NOT DISTINCT FROM r.environment_id
      WHERE m.person_id = p.id)
    ORDER BY p.name, p.id`;
  return { count: losers.length, named: losers.slice(0, 8), members: losers.length, waits: false };
}

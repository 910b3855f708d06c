import { db } from '@/lib/db/client';
import type { ProposalDto } from '@/lib/proposals/proposal';
import { proposalDtos } from '@/lib/proposals/server/proposal-dtos';
import {
  type RoleGrantContent,
  roleGrantSchema,
  roleGrantSubject,
  takesTwoAdministrators,
} from '../role-grant';
import { isRole, type Role } from '../roles';
import { SYSTEM_ACTOR_ID } from '../system-actor';
import type { Caller } from './command';

/** A role that waits for a second administrator. */
export interface AskedRole {
  readonly role: Role;
  /** An environment's key; null = everywhere. */
  readonly environment: string | null;
  readonly proposal: ProposalDto<RoleGrantContent>;
}

/** Roles for a person that wait for a second administrator, and those that one administrator alone gave. */
export async function roleGrantsOf(
  personId: string,
  viewer: Caller,
): Promise<{ readonly asked: readonly AskedRole[]; readonly alone: readonly Role[] }> {
  const proposals = await db().proposal.findMany({
    where: {
      kind: 'role_grant',
      subject: { startsWith: `${personId}|` },
      state: { in: ['submitted', 'approved'] },
    },
    orderBy: { createdAt: 'asc' },
  });
  const environments = await db().environment.findMany({ select: { id: true, key: true } });
  const waiting = proposals.filter(({ state }) => state === 'submitted');
  const asked = (await proposalDtos(db(), waiting, viewer)).map((proposal): AskedRole => {
    const content = roleGrantSchema.parse(proposal.content);
    return {
      role: content.role,
      environment: environments.find(({ id }) => id === content.environment)?.key ?? null,
      proposal: { ...proposal, content },
    };
  });
  const agreed = new Set(proposals.filter(({ state }) => state === 'approved').map(({ subject }) => subject));
  const held = await db().roleGrant.findMany({ where: { personId, groupRoleId: null } });
  const alone = held.flatMap(({ role, environmentId: environment, grantedById }): Role[] => {
    if (!isRole(role) || !takesTwoAdministrators(role) || grantedById === SYSTEM_ACTOR_ID) return [];
    return agreed.has(roleGrantSubject({ person: personId, role, environment })) ? [] : [role];
  });
  return { asked, alone: [...new Set(alone)] };
}

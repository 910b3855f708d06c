import { APPROVING_ROLES, isRole } from '@/lib/auth/roles';
import { db } from '@/lib/db/client';
import type { ApprovalRuleDto } from '../approval-rule';

/** What each environment asks for before something takes effect there, and who could give it. */
export async function listApprovalRules(): Promise<ApprovalRuleDto[]> {
  const environments = await db().environment.findMany({
    where: { archivedAt: null },
    orderBy: { position: 'asc' },
  });
  const people = await db().person.findMany({
    where: { archivedAt: null },
    select: { roles: { select: { role: true, environmentId: true } } },
  });
  const open = await db().review.groupBy({
    by: ['environmentId'],
    where: { state: 'open' },
    _count: true,
  });
  return environments.map(({ id, key, name, production, revision, approvalsRequired, approvalRoles }) => ({
    environment: { key, name, production },
    revision,
    approvalsRequired,
    approvalRoles: APPROVING_ROLES.filter((role) => approvalRoles.includes(role)),
    openReviews: open.find(({ environmentId }) => environmentId === id)?._count ?? 0,
    holders: people
      .map(({ roles }) =>
        roles.flatMap(({ role, environmentId }) =>
          isRole(role) && (environmentId === null || environmentId === id) ? [role] : [],
        ),
      )
      .filter((held) => held.some((role) => APPROVING_ROLES.some((approving) => approving === role))),
  }));
}

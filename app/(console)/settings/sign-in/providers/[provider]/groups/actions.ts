'use server';

import type { NewGroupRole, RoleEffect } from '@/lib/auth/group-role';
import {
  approveGroupRole,
  proposeGroupRole,
  removeGroupRole,
  withdrawGroupRole,
} from '@/lib/auth/server/commands/group-roles';
import { createScimToken, revokeScimToken } from '@/lib/auth/server/commands/scim-tokens';
import { groupRoleGains, groupRoleLosses } from '@/lib/auth/server/group-queries';
import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { action } from '../../../../../run-command';

export const proposeGroupRoleAction = action(proposeGroupRole);
export const approveGroupRoleAction = action(approveGroupRole);
export const withdrawGroupRoleAction = action(withdrawGroupRole);
export const removeGroupRoleAction = action(removeGroupRole);
export const revokeScimTokenAction = action(revokeScimToken);

/** The page is not read anew: the token that was made is still to be copied from it. */
export async function createScimTokenAction(input: unknown) {
  return actionResult(async () => createScimToken(await requireCaller(), input));
}

export async function gainsAction(input: NewGroupRole): Promise<ActionResult<RoleEffect>> {
  return actionResult(async () => groupRoleGains(await requireCaller(), input));
}

export async function lossesAction(id: string): Promise<ActionResult<RoleEffect>> {
  return actionResult(async () => groupRoleLosses(await requireCaller(), id));
}

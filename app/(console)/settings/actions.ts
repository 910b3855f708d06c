'use server';

import { revalidatePath } from 'next/cache';
import type { PersonDto } from '@/lib/auth/person';
import { changePassword } from '@/lib/auth/server/commands/account';
import { invitePerson, revokeInvitation } from '@/lib/auth/server/commands/invitations';
import { deactivatePerson, updateRoles } from '@/lib/auth/server/commands/people';
import { handOverWork, reactivatePerson, renamePerson } from '@/lib/auth/server/commands/people-leaving';
import { approveRoleGrant, withdrawRoleGrant } from '@/lib/auth/server/commands/role-grants';
import { providerSignOutAddress } from '@/lib/auth/server/oidc-sign-out';
import { continueSession, endSession, requireCaller } from '@/lib/auth/server/session';
import { env } from '@/lib/env';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { action } from '../run-command';

export interface InvitationLink {
  /** The whole address, shown once. */
  readonly link: string;
  readonly expiresAt: string;
}

export async function inviteAction(input: unknown): Promise<ActionResult<InvitationLink>> {
  return actionResult(async () => {
    const { path, expiresAt } = await invitePerson(await requireCaller(), input);
    return { link: new URL(path, env().NEXTAUTH_URL).href, expiresAt };
  });
}

export async function revokeInvitationAction(input: unknown): Promise<ActionResult<void>> {
  const result = await actionResult(async () => revokeInvitation(await requireCaller(), input));
  if (result.ok) revalidatePath('/settings/people');
  return result;
}

export async function updateRolesAction(input: unknown): Promise<ActionResult<PersonDto>> {
  const result = await actionResult(async () => updateRoles(await requireCaller(), input));
  // Roles change what every page offers to that person, who may be the caller.
  if (result.ok) revalidatePath('/', 'layout');
  return result;
}

export const approveRoleGrantAction = action(approveRoleGrant);
export const withdrawRoleGrantAction = action(withdrawRoleGrant);

export const deactivateAction = action(deactivatePerson);
export const reactivateAction = action(reactivatePerson);
export const renamePersonAction = action(renamePerson);
export const handOverAction = action(handOverWork);

export async function changePasswordAction(input: unknown): Promise<ActionResult<void>> {
  return actionResult(async () => {
    const { personId } = await changePassword(await requireCaller(), input);
    await continueSession(personId);
  });
}

/** Ends the session here. @returns where to go on: to the provider, if one began it, which ends its own */
export async function signOutAction(): Promise<ActionResult<string>> {
  return actionResult(async () => {
    const ended = await endSession();
    return (ended && (await providerSignOutAddress(ended, new Date()))) ?? '/sign-in';
  });
}

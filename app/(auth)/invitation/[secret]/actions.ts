'use server';

import { acceptInvitation } from '@/lib/auth/server/commands/invitations';
import { type ActionResult, actionResult } from '@/lib/http/action-result';

/** No session is needed: the link's secret is the authority. */
export async function acceptInvitationAction(
  secret: string,
  input: unknown,
): Promise<ActionResult<{ readonly personId: string }>> {
  return actionResult(() => acceptInvitation(secret, input));
}

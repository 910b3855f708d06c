'use server';

import { headers } from 'next/headers';
import { acceptInvitation } from '@/lib/auth/server/commands/invitations';
import { consoleOrigin } from '@/lib/auth/server/console-origin';
import { type ActionResult, actionResult } from '@/lib/http/action-result';

/** No session is needed: the link's secret is the authority. */
export async function acceptInvitationAction(
  secret: string,
  input: unknown,
): Promise<ActionResult<{ readonly personId: string }>> {
  return actionResult(async () =>
    acceptInvitation(secret, input, new Date(), consoleOrigin(await headers(), null)),
  );
}

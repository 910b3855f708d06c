'use server';

import { makeLinkForPassword } from '@/lib/auth/server/password-link-commands';
import { resetSecondFactor } from '@/lib/auth/server/second-factor-commands';
import { requireCaller } from '@/lib/auth/server/session';
import { endSessionsOf } from '@/lib/auth/server/session-commands';
import { env } from '@/lib/env';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { runCommand } from '../../../run-command';

export async function endSessionsAction(
  personId: string,
  sessionId: string | null,
): Promise<ActionResult<{ readonly ended: number }>> {
  return runCommand(endSessionsOf, { personId, sessionId });
}

export async function resetSecondFactorAction(personId: string): Promise<ActionResult<void>> {
  return runCommand(resetSecondFactor, { personId });
}

/** The whole address, shown once. */
export async function makePasswordLinkAction(
  personId: string,
): Promise<ActionResult<{ readonly link: string; readonly expiresAt: string }>> {
  return actionResult(async () => {
    const { path, expiresAt } = await makeLinkForPassword(await requireCaller(), { personId });
    return { link: new URL(path, env().NEXTAUTH_URL).href, expiresAt };
  });
}

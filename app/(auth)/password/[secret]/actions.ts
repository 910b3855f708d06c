'use server';

import { headers } from 'next/headers';
import { consoleOrigin } from '@/lib/auth/server/console-origin';
import { usePasswordLink as setPasswordByLink } from '@/lib/auth/server/password-reset';
import { type ActionResult, actionResult } from '@/lib/http/action-result';

/** No session is needed: the link's secret is the authority. */
export async function newPasswordAction(secret: string, input: unknown): Promise<ActionResult<void>> {
  return actionResult(async () =>
    setPasswordByLink(secret, input, new Date(), consoleOrigin(await headers(), null)),
  );
}

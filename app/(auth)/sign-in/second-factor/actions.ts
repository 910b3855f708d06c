'use server';

import { type Caller, readInput } from '@/lib/auth/server/command';
import { forgetPending, pendingSignIn } from '@/lib/auth/server/pending-sign-in';
import { codeSchema } from '@/lib/auth/server/second-factor';
import { confirmSecondFactor, enrolSecondFactor } from '@/lib/auth/server/second-factor-commands';
import { beginBrowserSession, currentSignIn, writeSessionCookie } from '@/lib/auth/server/session';
import type { NewSession } from '@/lib/auth/server/sessions';
import type { SignedIn } from '@/lib/auth/server/sign-in';
import { takeSecondFactor } from '@/lib/auth/server/sign-in-step';
import { AppError } from '@/lib/core/errors';
import { type ActionResult, actionResult } from '@/lib/http/action-result';

/** Whoever stands at the door: with the password alone, or signed in without the second factor that is asked for by now. */
async function atTheDoor(): Promise<{ readonly caller: Caller; readonly pending: SignedIn | null }> {
  const pending = await pendingSignIn();
  if (pending) return { caller: pending.caller, pending };
  const signIn = await currentSignIn();
  if (signIn) return { caller: signIn.caller, pending: null };
  throw new AppError('unauthenticated', 'This took more than ten minutes. Sign in again with your password.');
}

async function letIn(account: SignedIn, method: NewSession['method']): Promise<void> {
  const now = new Date();
  const { accountId, sessionStamp } = account;
  const sid = await beginBrowserSession({ accountId, method }, now);
  await writeSessionCookie({ sub: accountId, stamp: sessionStamp, sid }, now);
  await forgetPending();
}

export async function checkCodeAction(input: unknown): Promise<ActionResult<void>> {
  return actionResult(async () => {
    const { pending } = await atTheDoor();
    if (!pending) return;
    await letIn(pending, await takeSecondFactor(pending, readInput(codeSchema, input).code));
  });
}

export async function beginSetupAction(
  input: unknown,
): Promise<ActionResult<{ readonly secret: string; readonly address: string }>> {
  return actionResult(async () => enrolSecondFactor((await atTheDoor()).caller, input));
}

export async function confirmSetupAction(
  input: unknown,
): Promise<ActionResult<{ readonly codes: readonly string[] }>> {
  return actionResult(async () => {
    const { caller, pending } = await atTheDoor();
    const codes = await confirmSecondFactor(caller, input);
    if (pending) await letIn(pending, 'totp');
    return codes;
  });
}

'use server';

import {
  confirmSecondFactor,
  enrolSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from '@/lib/auth/server/second-factor-commands';
import { requireCaller } from '@/lib/auth/server/session';
import { endOwnSessions } from '@/lib/auth/server/session-commands';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { runCommand } from '../../run-command';

export async function endOwnSessionsAction(
  sessionId: string | null,
): Promise<ActionResult<{ readonly ended: number }>> {
  return runCommand(endOwnSessions, { sessionId });
}

// Not `action`: the page must not be read anew while what is shown once is in view.

export async function enrolAction(
  input: unknown,
): Promise<ActionResult<{ readonly secret: string; readonly address: string }>> {
  return actionResult(async () => enrolSecondFactor(await requireCaller(), input));
}

export async function confirmAction(
  input: unknown,
): Promise<ActionResult<{ readonly codes: readonly string[] }>> {
  return actionResult(async () => confirmSecondFactor(await requireCaller(), input));
}

export async function renewCodesAction(
  input: unknown,
): Promise<ActionResult<{ readonly codes: readonly string[] }>> {
  return actionResult(async () => renewRecoveryCodes(await requireCaller(), input));
}

export async function removeAction(input: unknown): Promise<ActionResult<void>> {
  return actionResult(async () => removeSecondFactor(await requireCaller(), input));
}

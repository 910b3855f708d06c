'use server';

import { revalidatePath } from 'next/cache';
import { createToken, revokeToken } from '@/lib/auth/server/commands/tokens';
import { requireCaller } from '@/lib/auth/server/session';
import type { CreatedToken } from '@/lib/auth/server/token-records';
import { type ActionResult, actionResult } from '@/lib/http/action-result';

export async function createTokenAction(input: unknown): Promise<ActionResult<CreatedToken>> {
  return actionResult(async () => createToken(await requireCaller(), input));
}

export async function revokeTokenAction(input: unknown): Promise<ActionResult<void>> {
  const result = await actionResult(async () => revokeToken(await requireCaller(), input));
  if (result.ok) revalidatePath('/routers', 'layout');
  return result;
}

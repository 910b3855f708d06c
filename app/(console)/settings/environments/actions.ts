'use server';

import { revalidatePath } from 'next/cache';
import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { updateApprovals } from '@/lib/routing/server/environment-commands';

export async function saveApprovalsAction(
  input: unknown,
): Promise<ActionResult<{ environment: string; revision: number }>> {
  const result = await actionResult(async () => updateApprovals(await requireCaller(), input));
  if (result.ok) revalidatePath('/', 'layout');
  return result;
}

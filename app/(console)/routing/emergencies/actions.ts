'use server';

import { revalidatePath } from 'next/cache';
import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { breakGlassRollBack, ratifyEmergency } from '@/lib/routing/server/emergency-commands';
import type { Published } from '@/lib/routing/server/publish-commands';

export async function ratifyAction(input: unknown): Promise<ActionResult<Published>> {
  const result = await actionResult(async () => ratifyEmergency(await requireCaller(), input));
  // Its notice stands on every page of routing, and on the overview.
  if (result.ok) revalidatePath('/', 'layout');
  return result;
}

export async function breakGlassAction(input: unknown): Promise<ActionResult<Published>> {
  const result = await actionResult(async () => breakGlassRollBack(await requireCaller(), input));
  if (result.ok) revalidatePath('/', 'layout');
  return result;
}

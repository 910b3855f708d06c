'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { readInput } from '@/lib/auth/server/command';
import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import type { StopPreview } from '@/lib/routing/dto';
import type { Published } from '@/lib/routing/server/publish-commands';
import { liftStop, stopRouting } from '@/lib/routing/server/stop-commands';
import { previewStop } from '@/lib/routing/server/stop-queries';
import { stopSchema } from '@/lib/routing/stops';

const previewSchema = stopSchema.extend({ environments: z.array(z.string().max(100)).min(1).max(50) });

/** What a stop would close, before anyone orders it. */
export async function previewStopAction(input: unknown): Promise<ActionResult<StopPreview[]>> {
  return actionResult(async () => {
    await requireCaller();
    const { environments, ...order } = readInput(previewSchema, input);
    return previewStop(order, environments, new Date());
  });
}

export async function stopAction(input: unknown): Promise<ActionResult<readonly Published[]>> {
  const result = await actionResult(async () => stopRouting(await requireCaller(), input));
  if (result.ok) revalidatePath('/', 'layout');
  return result;
}

export async function liftAction(input: unknown): Promise<ActionResult<Published>> {
  const result = await actionResult(async () => liftStop(await requireCaller(), input));
  if (result.ok) revalidatePath('/', 'layout');
  return result;
}

import { revalidatePath } from 'next/cache';
import type { Command } from '@/lib/auth/server/command';
import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';

/** Runs a command as the signed-in person; when it was done, the pages below `screens` are read anew. */
export async function runCommand<Result>(
  command: Command<Result>,
  input: unknown,
  screens: '/' | '/routing' | '/catalogue' | '/settings/webhooks',
): Promise<ActionResult<Result>> {
  const result = await actionResult(async () => command(await requireCaller(), input));
  if (result.ok) revalidatePath(screens, 'layout');
  return result;
}

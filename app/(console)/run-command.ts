import { revalidatePath } from 'next/cache';
import type { Command } from '@/lib/auth/server/command';
import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';

type Screens = '/' | '/routing' | '/catalogue' | '/settings/webhooks';

/** Runs a command as the signed-in person; when it was done, the pages below `screens` are read anew. */
export async function runCommand<Result>(
  command: Command<Result>,
  input: unknown,
  screens: Screens = '/',
): Promise<ActionResult<Result>> {
  const result = await actionResult(async () => command(await requireCaller(), input));
  if (result.ok) revalidatePath(screens, 'layout');
  return result;
}

/** The server action of a command, which takes what the command takes. */
export function action<Result>(command: Command<Result>, screens: Screens = '/') {
  return async (input: unknown) => runCommand(command, input, screens);
}

'use server';

import type { ActionResult } from '@/lib/http/action-result';
import { breakGlassRollBack, ratifyEmergency } from '@/lib/routing/server/emergency-commands';
import type { Published } from '@/lib/routing/server/publish-commands';
import { runCommand } from '../../run-command';

/** Its notice stands on every page of routing, and on the overview. */
const SCREENS = '/';

export async function ratifyAction(input: unknown): Promise<ActionResult<Published>> {
  return runCommand(ratifyEmergency, input, SCREENS);
}

export async function breakGlassAction(input: unknown): Promise<ActionResult<Published>> {
  return runCommand(breakGlassRollBack, input, SCREENS);
}

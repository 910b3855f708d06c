'use server';

import type { ActionResult } from '@/lib/http/action-result';
import { updateNotificationPreferences } from '@/lib/notifications/server/preference-commands';
import { runCommand } from '../../run-command';

export async function preferenceAction(preference: unknown): Promise<ActionResult<unknown>> {
  return runCommand(updateNotificationPreferences, { preferences: [preference] }, '/');
}

'use server';

import { revalidatePath } from 'next/cache';
import { requireCaller } from '@/lib/auth/server/session';
import { createCalendarLink, revokeCalendarLink } from '@/lib/contracts/server/calendar-commands';
import { type ActionResult, actionResult } from '@/lib/http/action-result';

export async function createCalendarLinkAction(): Promise<ActionResult<{ id: string; secret: string }>> {
  return actionResult(async () => createCalendarLink(await requireCaller(), {}));
}

export async function revokeCalendarLinkAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  const result = await actionResult(async () => revokeCalendarLink(await requireCaller(), input));
  if (result.ok) revalidatePath('/contracts/timeline/calendars');
  return result;
}

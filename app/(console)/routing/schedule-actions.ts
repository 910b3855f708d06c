'use server';

import { revalidatePath } from 'next/cache';
import type { Command } from '@/lib/auth/server/command';
import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import {
  reschedulePublish,
  type Scheduled,
  schedulePublish,
  unschedulePublish,
} from '@/lib/routing/server/schedule-commands';

async function run(command: Command<Scheduled>, input: unknown): Promise<ActionResult<Scheduled>> {
  const result = await actionResult(async () => command(await requireCaller(), input));
  if (result.ok) revalidatePath('/routing', 'layout');
  return result;
}

export async function scheduleAction(input: unknown): Promise<ActionResult<Scheduled>> {
  return run(schedulePublish, input);
}

export async function rescheduleAction(input: unknown): Promise<ActionResult<Scheduled>> {
  return run(reschedulePublish, input);
}

export async function unscheduleAction(input: unknown): Promise<ActionResult<Scheduled>> {
  return run(unschedulePublish, input);
}

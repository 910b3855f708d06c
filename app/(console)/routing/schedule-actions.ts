'use server';

import type { ActionResult } from '@/lib/http/action-result';
import {
  reschedulePublish,
  type Scheduled,
  schedulePublish,
  unschedulePublish,
} from '@/lib/routing/server/schedule-commands';
import { runCommand } from '../run-command';

export async function scheduleAction(input: unknown): Promise<ActionResult<Scheduled>> {
  return runCommand(schedulePublish, input, '/routing');
}

export async function rescheduleAction(input: unknown): Promise<ActionResult<Scheduled>> {
  return runCommand(reschedulePublish, input, '/routing');
}

export async function unscheduleAction(input: unknown): Promise<ActionResult<Scheduled>> {
  return runCommand(unschedulePublish, input, '/routing');
}

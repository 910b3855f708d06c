'use server';

import {
  archiveImportSchedule,
  createImportSchedule,
  runImportSchedule,
  updateImportSchedule,
} from '@/lib/catalog/server/import-schedule-commands';
import type { ActionResult } from '@/lib/http/action-result';
import { runCommand } from '../../run-command';

export async function createScheduleAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(createImportSchedule, input, '/');
}

export async function updateScheduleAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(updateImportSchedule, input, '/');
}

export async function archiveScheduleAction(input: unknown): Promise<ActionResult<unknown>> {
  return runCommand(archiveImportSchedule, input, '/');
}

export async function runScheduleAction(input: unknown): Promise<ActionResult<unknown>> {
  return runCommand(runImportSchedule, input, '/');
}

'use server';

import type { SavedViewDto } from '@/lib/catalog/saved-view';
import { archiveSavedView, createSavedView, updateSavedView } from '@/lib/catalog/server/saved-view-commands';
import type { ActionResult } from '@/lib/http/action-result';
import { runCommand } from '../run-command';

export async function createViewAction(input: unknown): Promise<ActionResult<SavedViewDto>> {
  return runCommand(createSavedView, input, '/catalogue');
}

export async function updateViewAction(input: unknown): Promise<ActionResult<SavedViewDto>> {
  return runCommand(updateSavedView, input, '/catalogue');
}

export async function archiveViewAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(archiveSavedView, input, '/catalogue');
}

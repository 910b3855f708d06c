'use server';

import { revalidatePath } from 'next/cache';
import type { Command } from '@/lib/auth/server/command';
import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import type { RuleDto, TaskClassDto } from '@/lib/routing/dto';
import type { SavedRequestDto } from '@/lib/routing/saved-request';
import {
  createDraft,
  type DraftMade,
  discardDraft,
  renameDraft,
  resetDraft,
  restoreDraft,
} from '@/lib/routing/server/draft-commands';
import { rebaseDraft } from '@/lib/routing/server/draft-rebase-commands';
import { type Published, publishPolicy, rollBackPolicy } from '@/lib/routing/server/publish-commands';
import { archiveRule, moveRule, updateRule } from '@/lib/routing/server/rule-commands';
import { copyRule, restoreRule, transferRule } from '@/lib/routing/server/rule-copy-commands';
import {
  archiveSavedRequest,
  createSavedRequest,
  updateSavedRequest,
} from '@/lib/routing/server/saved-request-commands';
import { archiveTaskClass, createTaskClass, updateTaskClass } from '@/lib/routing/server/task-class-commands';

/** Runs a command as the signed-in person; the routing screens are read anew when it was done. */
async function run<Result>(command: Command<Result>, input: unknown): Promise<ActionResult<Result>> {
  const result = await actionResult(async () => command(await requireCaller(), input));
  if (result.ok) revalidatePath('/routing', 'layout');
  return result;
}

export async function createTaskClassAction(input: unknown): Promise<ActionResult<TaskClassDto>> {
  return run(createTaskClass, input);
}

export async function updateTaskClassAction(input: unknown): Promise<ActionResult<TaskClassDto>> {
  return run(updateTaskClass, input);
}

export async function archiveTaskClassAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return run(archiveTaskClass, input);
}

export async function updateRuleAction(input: unknown): Promise<ActionResult<RuleDto>> {
  return run(updateRule, input);
}

export async function moveRuleAction(input: unknown): Promise<ActionResult<RuleDto>> {
  return run(moveRule, input);
}

export async function archiveRuleAction(
  input: unknown,
): Promise<ActionResult<{ id: string; revision: number }>> {
  return run(archiveRule, input);
}

export async function restoreRuleAction(input: unknown): Promise<ActionResult<RuleDto>> {
  return run(restoreRule, input);
}

export async function copyRuleAction(input: unknown): Promise<ActionResult<RuleDto>> {
  return run(copyRule, input);
}

export async function transferRuleAction(input: unknown): Promise<ActionResult<RuleDto>> {
  return run(transferRule, input);
}

export async function publishAction(input: unknown): Promise<ActionResult<Published>> {
  return run(publishPolicy, input);
}

export async function rollBackAction(input: unknown): Promise<ActionResult<Published>> {
  return run(rollBackPolicy, input);
}

export async function createDraftAction(input: unknown): Promise<ActionResult<DraftMade>> {
  return run(createDraft, input);
}

export async function renameDraftAction(input: unknown): Promise<ActionResult<{ draft: string }>> {
  return run(renameDraft, input);
}

export async function discardDraftAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return run(discardDraft, input);
}

export async function restoreDraftAction(
  input: unknown,
): Promise<ActionResult<{ environment: string; draft: string }>> {
  return run(restoreDraft, input);
}

export async function resetDraftAction(input: unknown): Promise<ActionResult<{ draftRevision: number }>> {
  return run(resetDraft, input);
}

export async function rebaseDraftAction(input: unknown): Promise<ActionResult<{ draftRevision: number }>> {
  return run(rebaseDraft, input);
}

export async function createSavedRequestAction(input: unknown): Promise<ActionResult<SavedRequestDto>> {
  return run(createSavedRequest, input);
}

export async function updateSavedRequestAction(input: unknown): Promise<ActionResult<SavedRequestDto>> {
  return run(updateSavedRequest, input);
}

export async function archiveSavedRequestAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return run(archiveSavedRequest, input);
}

'use server';

import type { ActionResult } from '@/lib/http/action-result';
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
import { runCommand } from '../run-command';

export async function createTaskClassAction(input: unknown): Promise<ActionResult<TaskClassDto>> {
  return runCommand(createTaskClass, input, '/routing');
}

export async function updateTaskClassAction(input: unknown): Promise<ActionResult<TaskClassDto>> {
  return runCommand(updateTaskClass, input, '/routing');
}

export async function archiveTaskClassAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(archiveTaskClass, input, '/routing');
}

export async function updateRuleAction(input: unknown): Promise<ActionResult<RuleDto>> {
  return runCommand(updateRule, input, '/routing');
}

export async function moveRuleAction(input: unknown): Promise<ActionResult<RuleDto>> {
  return runCommand(moveRule, input, '/routing');
}

export async function archiveRuleAction(
  input: unknown,
): Promise<ActionResult<{ id: string; revision: number }>> {
  return runCommand(archiveRule, input, '/routing');
}

export async function restoreRuleAction(input: unknown): Promise<ActionResult<RuleDto>> {
  return runCommand(restoreRule, input, '/routing');
}

export async function copyRuleAction(input: unknown): Promise<ActionResult<RuleDto>> {
  return runCommand(copyRule, input, '/routing');
}

export async function transferRuleAction(input: unknown): Promise<ActionResult<RuleDto>> {
  return runCommand(transferRule, input, '/routing');
}

export async function publishAction(input: unknown): Promise<ActionResult<Published>> {
  return runCommand(publishPolicy, input, '/routing');
}

export async function rollBackAction(input: unknown): Promise<ActionResult<Published>> {
  return runCommand(rollBackPolicy, input, '/routing');
}

export async function createDraftAction(input: unknown): Promise<ActionResult<DraftMade>> {
  return runCommand(createDraft, input, '/routing');
}

export async function renameDraftAction(input: unknown): Promise<ActionResult<{ draft: string }>> {
  return runCommand(renameDraft, input, '/routing');
}

export async function discardDraftAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(discardDraft, input, '/routing');
}

export async function restoreDraftAction(
  input: unknown,
): Promise<ActionResult<{ environment: string; draft: string }>> {
  return runCommand(restoreDraft, input, '/routing');
}

export async function resetDraftAction(input: unknown): Promise<ActionResult<{ draftRevision: number }>> {
  return runCommand(resetDraft, input, '/routing');
}

export async function rebaseDraftAction(input: unknown): Promise<ActionResult<{ draftRevision: number }>> {
  return runCommand(rebaseDraft, input, '/routing');
}

export async function createSavedRequestAction(input: unknown): Promise<ActionResult<SavedRequestDto>> {
  return runCommand(createSavedRequest, input, '/routing');
}

export async function updateSavedRequestAction(input: unknown): Promise<ActionResult<SavedRequestDto>> {
  return runCommand(updateSavedRequest, input, '/routing');
}

export async function archiveSavedRequestAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(archiveSavedRequest, input, '/routing');
}

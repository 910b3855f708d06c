'use server';

import {
  createDraft,
  discardDraft,
  renameDraft,
  resetDraft,
  restoreDraft,
} from '@/lib/routing/server/draft-commands';
import { rebaseDraft } from '@/lib/routing/server/draft-rebase-commands';
import { publishPolicy, rollBackPolicy } from '@/lib/routing/server/publish-commands';
import { archiveRule, moveRule, updateRule } from '@/lib/routing/server/rule-commands';
import { copyRule, restoreRule, transferRule } from '@/lib/routing/server/rule-copy-commands';
import {
  archiveSavedRequest,
  createSavedRequest,
  updateSavedRequest,
} from '@/lib/routing/server/saved-request-commands';
import { archiveTaskClass, createTaskClass, updateTaskClass } from '@/lib/routing/server/task-class-commands';
import { action } from '../run-command';

export const createTaskClassAction = action(createTaskClass, '/routing');
export const updateTaskClassAction = action(updateTaskClass, '/routing');
export const archiveTaskClassAction = action(archiveTaskClass, '/routing');
export const updateRuleAction = action(updateRule, '/routing');
export const moveRuleAction = action(moveRule, '/routing');
export const archiveRuleAction = action(archiveRule, '/routing');
export const restoreRuleAction = action(restoreRule, '/routing');
export const copyRuleAction = action(copyRule, '/routing');
export const transferRuleAction = action(transferRule, '/routing');
export const publishAction = action(publishPolicy, '/routing');
export const rollBackAction = action(rollBackPolicy, '/routing');
export const createDraftAction = action(createDraft, '/routing');
export const renameDraftAction = action(renameDraft, '/routing');
export const discardDraftAction = action(discardDraft, '/routing');
export const restoreDraftAction = action(restoreDraft, '/routing');
export const resetDraftAction = action(resetDraft, '/routing');
export const rebaseDraftAction = action(rebaseDraft, '/routing');
export const createSavedRequestAction = action(createSavedRequest, '/routing');
export const updateSavedRequestAction = action(updateSavedRequest, '/routing');
export const archiveSavedRequestAction = action(archiveSavedRequest, '/routing');

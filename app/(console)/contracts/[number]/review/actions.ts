'use server';

import type { Saved } from '@/components/desk/desk-actions';
import { requireCaller } from '@/lib/auth/server/session';
import type { ClauseProposal } from '@/lib/contracts/clause-desk';
import {
  approveClause,
  approveClauses,
  type ClauseApproved,
  requestClauseChanges,
  type Submitted,
  submitClause,
  withdrawClause,
} from '@/lib/contracts/server/clause-approval-commands';
import { assignClauses } from '@/lib/contracts/server/clause-assign-commands';
import {
  archiveClause,
  createClause,
  restoreClause,
  updateClause,
} from '@/lib/contracts/server/clause-commands';
import {
  addClauseComment,
  archiveClauseComment,
  resolveClauseComment,
  updateClauseComment,
} from '@/lib/contracts/server/clause-comment-commands';
import { clauseHistory } from '@/lib/contracts/server/clause-queries';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import { previewAction } from '../../../effects';
import { runCommand } from '../../../run-command';

/** What waits for whom is counted on every page. */
const SCREENS = '/';

export async function createClauseAction(input: unknown): Promise<ActionResult<Saved>> {
  return runCommand(createClause, input, SCREENS);
}

export async function updateClauseAction(input: unknown): Promise<ActionResult<Saved>> {
  return runCommand(updateClause, input, SCREENS);
}

export async function submitClauseAction(input: unknown): Promise<ActionResult<Submitted>> {
  return runCommand(submitClause, input, SCREENS);
}

export async function withdrawClauseAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(withdrawClause, input, SCREENS);
}

export async function approveClauseAction(input: unknown): Promise<ActionResult<{ approved: boolean }>> {
  return runCommand(approveClause, input, SCREENS);
}

export async function approveClausesAction(input: unknown): Promise<ActionResult<readonly ClauseApproved[]>> {
  return runCommand(approveClauses, input, SCREENS);
}

export async function requestClauseChangesAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(requestClauseChanges, input, SCREENS);
}

export async function assignClausesAction(input: unknown): Promise<ActionResult<{ dueOn: string | null }>> {
  return runCommand(assignClauses, input, SCREENS);
}

export async function archiveClauseAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(archiveClause, input, SCREENS);
}

export async function restoreClauseAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(restoreClause, input, SCREENS);
}

export async function addClauseCommentAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(addClauseComment, input, SCREENS);
}

export async function updateClauseCommentAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(updateClauseComment, input, SCREENS);
}

export async function archiveClauseCommentAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(archiveClauseComment, input, SCREENS);
}

export async function resolveClauseCommentAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(resolveClauseComment, input, SCREENS);
}

export async function clauseHistoryAction(clause: string): Promise<ActionResult<readonly ClauseProposal[]>> {
  return actionResult(async () => clauseHistory(await requireCaller(), clause));
}

export async function previewSubmitAction(input: unknown): Promise<ActionResult<EvidenceEffects>> {
  return previewAction(submitClause, input);
}

export async function previewApproveAction(input: unknown): Promise<ActionResult<EvidenceEffects>> {
  return previewAction(approveClause, input);
}

export async function previewApproveManyAction(input: unknown): Promise<ActionResult<EvidenceEffects>> {
  return previewAction(approveClauses, input);
}

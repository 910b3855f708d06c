'use server';

import { requireCaller } from '@/lib/auth/server/session';
import type { ClauseProposal } from '@/lib/contracts/clause-desk';
import {
  approveClause,
  approveClauses,
  requestClauseChanges,
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
import { preview } from '../../../effects';
import { action } from '../../../run-command';

export const createClauseAction = action(createClause);
export const updateClauseAction = action(updateClause);
export const submitClauseAction = action(submitClause);
export const withdrawClauseAction = action(withdrawClause);
export const approveClauseAction = action(approveClause);
export const approveClausesAction = action(approveClauses);
export const requestClauseChangesAction = action(requestClauseChanges);
export const assignClausesAction = action(assignClauses);
export const archiveClauseAction = action(archiveClause);
export const restoreClauseAction = action(restoreClause);
export const addClauseCommentAction = action(addClauseComment);
export const updateClauseCommentAction = action(updateClauseComment);
export const archiveClauseCommentAction = action(archiveClauseComment);
export const resolveClauseCommentAction = action(resolveClauseComment);

export async function clauseHistoryAction(clause: string): Promise<ActionResult<readonly ClauseProposal[]>> {
  return actionResult(async () => clauseHistory(await requireCaller(), clause));
}

export const previewSubmitAction = preview(submitClause);
export const previewApproveAction = preview(approveClause);
export const previewApproveManyAction = preview(approveClauses);

import type { DeskActions } from '@/components/desk/desk-actions';
import {
  addClauseCommentAction,
  approveClauseAction,
  archiveClauseAction,
  archiveClauseCommentAction,
  assignClausesAction,
  clauseHistoryAction,
  createClauseAction,
  previewApproveAction,
  previewSubmitAction,
  requestClauseChangesAction,
  resolveClauseCommentAction,
  restoreClauseAction,
  submitClauseAction,
  updateClauseAction,
  updateClauseCommentAction,
  withdrawClauseAction,
} from './actions';

/** What the desk calls. */
export const DESK_ACTIONS: DeskActions = {
  create: createClauseAction,
  update: updateClauseAction,
  submit: submitClauseAction,
  withdraw: withdrawClauseAction,
  approve: approveClauseAction,
  requestChanges: requestClauseChangesAction,
  assign: assignClausesAction,
  archive: archiveClauseAction,
  restore: restoreClauseAction,
  history: clauseHistoryAction,
  previewSubmit: previewSubmitAction,
  previewApprove: previewApproveAction,
  comments: {
    add: addClauseCommentAction,
    update: updateClauseCommentAction,
    archive: archiveClauseCommentAction,
    resolve: resolveClauseCommentAction,
  },
};

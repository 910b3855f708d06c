import type { ReviewActions } from '@/components/routing/review/review-actions';
import type { CommentActions } from '@/components/ui/comments/comment-actions';
import {
  addCommentAction,
  answerReviewAction,
  archiveCommentAction,
  requestReviewAction,
  resolveCommentAction,
  updateCommentAction,
  withdrawReviewAction,
} from './actions';

/** What the forms of every review call. */
export const REVIEW_ACTIONS: ReviewActions = {
  request: requestReviewAction,
  withdraw: withdrawReviewAction,
  answer: answerReviewAction,
};

/** What the comments of every review call. */
export const COMMENT_ACTIONS: CommentActions = {
  add: addCommentAction,
  update: updateCommentAction,
  archive: archiveCommentAction,
  resolve: resolveCommentAction,
};

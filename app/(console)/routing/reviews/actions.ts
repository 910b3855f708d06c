'use server';

import {
  addComment,
  archiveComment,
  resolveComment,
  updateComment,
} from '@/lib/routing/server/comment-commands';
import {
  answerReview,
  approveReviews,
  requestReview,
  withdrawReview,
} from '@/lib/routing/server/review-commands';
import { action } from '../../run-command';

export const requestReviewAction = action(requestReview);
export const withdrawReviewAction = action(withdrawReview);
export const answerReviewAction = action(answerReview);
export const approveReviewsAction = action(approveReviews);
export const addCommentAction = action(addComment);
export const updateCommentAction = action(updateComment);
export const archiveCommentAction = action(archiveComment);
export const resolveCommentAction = action(resolveComment);

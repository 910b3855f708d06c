'use server';

import type { ActionResult } from '@/lib/http/action-result';
import {
  addComment,
  archiveComment,
  resolveComment,
  updateComment,
} from '@/lib/routing/server/comment-commands';
import {
  type Approved,
  answerReview,
  approveReviews,
  requestReview,
  withdrawReview,
} from '@/lib/routing/server/review-commands';
import { runCommand } from '../../run-command';

/** What waits for whom is counted on every page. */
const SCREENS = '/';

export async function requestReviewAction(input: unknown): Promise<ActionResult<{ reviewId: string }>> {
  return runCommand(requestReview, input, SCREENS);
}

export async function withdrawReviewAction(input: unknown): Promise<ActionResult<{ reviewId: string }>> {
  return runCommand(withdrawReview, input, SCREENS);
}

export async function answerReviewAction(input: unknown): Promise<ActionResult<{ reviewId: string }>> {
  return runCommand(answerReview, input, SCREENS);
}

export async function approveReviewsAction(input: unknown): Promise<ActionResult<readonly Approved[]>> {
  return runCommand(approveReviews, input, SCREENS);
}

export async function addCommentAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(addComment, input, SCREENS);
}

export async function updateCommentAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(updateComment, input, SCREENS);
}

export async function archiveCommentAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(archiveComment, input, SCREENS);
}

export async function resolveCommentAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(resolveComment, input, SCREENS);
}

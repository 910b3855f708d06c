'use server';

import { revalidatePath } from 'next/cache';
import type { Command } from '@/lib/auth/server/command';
import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
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

/** Runs a command as the signed-in person; what waits for whom is counted anew on every page. */
async function run<Result>(command: Command<Result>, input: unknown): Promise<ActionResult<Result>> {
  const result = await actionResult(async () => command(await requireCaller(), input));
  if (result.ok) revalidatePath('/', 'layout');
  return result;
}

export async function requestReviewAction(input: unknown): Promise<ActionResult<{ reviewId: string }>> {
  return run(requestReview, input);
}

export async function withdrawReviewAction(input: unknown): Promise<ActionResult<{ reviewId: string }>> {
  return run(withdrawReview, input);
}

export async function answerReviewAction(input: unknown): Promise<ActionResult<{ reviewId: string }>> {
  return run(answerReview, input);
}

export async function approveReviewsAction(input: unknown): Promise<ActionResult<readonly Approved[]>> {
  return run(approveReviews, input);
}

export async function addCommentAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return run(addComment, input);
}

export async function updateCommentAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return run(updateComment, input);
}

export async function archiveCommentAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return run(archiveComment, input);
}

export async function resolveCommentAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return run(resolveComment, input);
}

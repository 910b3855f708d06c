import { z } from 'zod';
import { type CommandContext, defineCommand } from '@/lib/auth/server/command';
import { AppError, notFound, refused } from '@/lib/core/errors';
import type { Verdict } from '../approval';
import { answerSchema, approveManySchema, reviewRequestSchema, type Seen } from '../review-schema';
import { readApproval } from './approval';
import { environmentByKey } from './records';
import { type ReviewRow, reviewById, subjectOf } from './review-records';
import { askFor } from './review-request';
import { isStale } from './stale';
import { lockEnvironment } from './write-version';

/** Asks others to approve a draft, a return to an earlier version, or the lifting of a stop, as it was looked at. */
export const requestReview = defineCommand({
  action: 'review.request',
  perEnvironment: true,
  input: reviewRequestSchema,
  run: async (context, input): Promise<{ reviewId: string }> => {
    const { tx, authorise, audit } = context;
    const environment = await environmentByKey(tx, input.environment);
    authorise(environment.id);
    await lockEnvironment(tx, environment.id);
    const asked = await askFor(context, environment, input);
    await audit({
      subjectType: 'review',
      subjectId: asked.id,
      environment: environment.key,
      data: {
        kind: asked.kind,
        draft: asked.draftId,
        draftRevision: asked.draftRevision,
        ofVersion: asked.ofVersion,
        stop: asked.stop,
        baseVersion: asked.baseVersion,
        digest: asked.sourceDigest,
      },
    });
    return { reviewId: asked.id };
  },
});

/** Takes a request for approval back. */
export const withdrawReview = defineCommand({
  action: 'review.withdraw',
  perEnvironment: true,
  input: z.strictObject({ reviewId: z.uuid() }),
  run: async (context, { reviewId }): Promise<{ reviewId: string }> => {
    const { tx, now, audit } = context;
    const review = await openReview(context, reviewId);
    await tx.review.update({ where: { id: reviewId }, data: { state: 'withdrawn', closedAt: now } });
    await audit({
      subjectType: 'review',
      subjectId: reviewId,
      environment: review.environment.key,
      data: { kind: review.kind },
    });
    return { reviewId };
  },
});

/** A person's answer to a review as they looked at it: approves, asks for changes, or takes the answer before back. */
export const answerReview = defineCommand({
  action: 'review.answer',
  perEnvironment: true,
  input: answerSchema,
  run: async (context, { verdict, message, ...seen }): Promise<{ reviewId: string }> => {
    const review = await openReview(context, seen.reviewId);
    await giveVerdict(context, review, seen, verdict, message);
    await context.audit({
      subjectType: 'review',
      subjectId: review.id,
      environment: review.environment.key,
      data: { verdict, digest: seen.digest, activeVersion: seen.activeVersion, message: message !== '' },
    });
    return { reviewId: review.id };
  },
});

/** What became of one of several that were approved at once. */
export interface Approved {
  readonly reviewId: string;
  readonly approved: boolean;
  /** Why not. */
  readonly message: string | null;
}

/**
 * Approves several reviews, each as it was shown: together, so that one refusal refuses all, or each for itself, with
 * what became of each.
 */
export const approveReviews = defineCommand({
  action: 'review.approve_many',
  perEnvironment: true,
  input: approveManySchema,
  run: async (context, { items, message, together }): Promise<readonly Approved[]> => {
    const results: Approved[] = [];
    // In one order for everyone, so that two who approve the same ones do not wait for each other for ever.
    for (const seen of items.toSorted((a, b) => (a.reviewId < b.reviewId ? -1 : 1))) {
      try {
        const review = await openReview(context, seen.reviewId);
        await giveVerdict(context, review, seen, 'approve', message);
        results.push({ reviewId: seen.reviewId, approved: true, message: null });
      } catch (error) {
        // Anything else has broken the transaction.
        if (!(error instanceof AppError)) throw error;
        if (together) throw error;
        results.push({ reviewId: seen.reviewId, approved: false, message: error.message });
      }
    }
    if (!results.some(({ approved }) => approved)) {
      throw refused(results.map((result) => result.message).join(' '));
    }
    await recordApprovals(context, items, results, { together, message: message !== '' });
    return results;
  },
});

async function recordApprovals(
  { tx, audit }: CommandContext,
  items: readonly Seen[],
  results: readonly Approved[],
  how: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const { reviewId, digest, activeVersion } of items) {
    if (!results.some((result) => result.reviewId === reviewId && result.approved)) continue;
    const review = await tx.review.findUniqueOrThrow({
      where: { id: reviewId },
      select: { environment: { select: { key: true } } },
    });
    await audit({
      subjectType: 'review',
      subjectId: reviewId,
      environment: review.environment.key,
      data: { verdict: 'approve', digest, activeVersion, ...how },
    });
  }
}

/** The open review of this id, once the caller may do this to its environment. */
async function openReview({ tx, authorise }: CommandContext, id: string): Promise<ReviewRow> {
  const review = await reviewById(tx, id);
  if (!review) throw notFound('review');
  authorise(review.environmentId);
  // The draft first, as its edits and its publish lock: neither comes in between.
  if (review.draftId) await tx.$queryRaw`SELECT id FROM drafts WHERE id = ${review.draftId}::uuid FOR SHARE`;
  const [{ state } = { state: 'void' }] = await tx.$queryRaw<{ state: string }[]>`
    SELECT state FROM reviews WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  if (state !== 'open') throw refused(CLOSED[state] ?? 'This review is closed.');
  return review;
}

const CLOSED: Readonly<Record<string, string>> = {
  done: 'This took effect already.',
  void: 'What was to be approved was changed since. Look at it as it is now.',
  withdrawn: 'The request for approval was withdrawn.',
};

async function giveVerdict(
  { tx, caller, now }: CommandContext,
  review: ReviewRow,
  seen: Seen,
  verdict: Verdict,
  message: string,
): Promise<void> {
  if (caller.personId === null) throw refused('Approvals are given by people, not by service accounts.');
  const approval = await readApproval(tx, await subjectOf(tx, review));
  const me = caller.personId;
  if (!approval.holders.some(({ id }) => id === me)) {
    throw new AppError(
      'forbidden',
      `${review.environment.name} takes approvals from other roles than yours.`,
    );
  }
  if (verdict === 'approve') {
    if (approval.authors.some(({ id }) => id === me)) {
      throw refused('You wrote part of this or asked for it, so another person has to approve it.');
    }
    const moved =
      approval.review?.outdated ||
      seen.digest !== review.sourceDigest ||
      (await isStale(tx, review.environmentId, seen.activeVersion));
    if (moved) throw refused('This was changed while you were looking. Look at it as it is now.');
  }
  await tx.reviewVerdict.create({
    data: { reviewId: review.id, personId: me, verdict, message, at: now },
  });
}

import { z } from 'zod';
import { type CommandContext, defineCommand } from '@/lib/auth/server/command';
import { AppError, conflict, invalid, notFound } from '@/lib/core/errors';
import { revisionSchema } from '@/lib/core/record-schema';
import { commentBody } from '../review-schema';
import { keySchema } from '../source-schema';

const existing = { id: z.uuid(), revision: revisionSchema };

/** Says something about a draft or a review, or about one rule in it. */
export const addComment = defineCommand({
  action: 'comment.create',
  perEnvironment: true,
  input: z.strictObject({
    draftId: z.uuid().optional(),
    reviewId: z.uuid().optional(),
    rule: keySchema.optional(),
    body: commentBody,
  }),
  run: async ({ tx, caller, now, authorise, audit }, input): Promise<{ id: string }> => {
    const { draftId = null, reviewId = null, rule = null, body } = input;
    const draft = draftId
      ? await tx.draft.findFirst({ where: { id: draftId, archivedAt: null }, include: { environment: true } })
      : null;
    const review = reviewId
      ? await tx.review.findUnique({ where: { id: reviewId }, include: { environment: true } })
      : null;
    const { environment } = draft ?? review ?? {};
    if (!environment) throw draftId || reviewId ? notFound(draftId ? 'draft' : 'review') : aboutNothing();
    if (draft && review && review.draftId !== draft.id) throw notFound('review');
    authorise(environment.id);
    const { id } = await tx.comment.create({
      data: { draftId, reviewId, rule, body, authorId: caller.actorId, createdAt: now },
    });
    await audit({
      subjectType: 'comment',
      subjectId: id,
      environment: environment.key,
      data: { draft: draftId, review: reviewId, rule },
    });
    return { id };
  },
});

/** Changes one's own words. */
export const updateComment = defineCommand({
  action: 'comment.update',
  perEnvironment: true,
  input: z.strictObject({ ...existing, body: commentBody }),
  run: async (context, { id, revision, body }): Promise<{ id: string }> => {
    const comment = await lockComment(context, { id, revision });
    refuseOthers(context, comment);
    return changed(context, comment, { body }, {});
  },
});

/** Takes one's own words away. They stay on record. */
export const archiveComment = defineCommand({
  action: 'comment.archive',
  perEnvironment: true,
  input: z.strictObject(existing),
  run: async (context, seen): Promise<{ id: string }> => {
    const comment = await lockComment(context, seen);
    refuseOthers(context, comment);
    return changed(context, comment, { archivedAt: context.now }, {});
  },
});

/** Marks what a comment asks for as settled, or as open again. */
export const resolveComment = defineCommand({
  action: 'comment.resolve',
  perEnvironment: true,
  input: z.strictObject({ ...existing, resolved: z.boolean() }),
  run: async (context, { resolved, ...seen }): Promise<{ id: string }> => {
    const comment = await lockComment(context, seen);
    const data = resolved
      ? { resolvedAt: context.now, resolvedById: context.caller.actorId }
      : { resolvedAt: null, resolvedById: null };
    return changed(context, comment, data, { resolved });
  },
});

type Comment = Awaited<ReturnType<typeof lockComment>>;

async function lockComment({ tx, authorise }: CommandContext, seen: { id: string; revision: number }) {
  await tx.$queryRaw`SELECT id FROM comments WHERE id = ${seen.id}::uuid FOR NO KEY UPDATE`;
  const comment = await tx.comment.findFirst({
    where: { id: seen.id, archivedAt: null },
    include: {
      draft: { include: { environment: true } },
      review: { include: { environment: true } },
    },
  });
  const environment = comment?.draft?.environment ?? comment?.review?.environment;
  if (!comment || !environment) throw notFound('comment');
  authorise(environment.id);
  if (comment.revision !== seen.revision) throw conflict('comment', { revision: comment.revision });
  return { ...comment, environment };
}

function refuseOthers({ caller }: CommandContext, { authorId }: Comment): void {
  if (authorId !== caller.actorId) throw new AppError('forbidden', 'Only who wrote a comment changes it.');
}

async function changed(
  { tx, audit }: CommandContext,
  { id, environment, draftId, reviewId, rule }: Comment,
  data: object,
  recorded: Readonly<Record<string, unknown>>,
): Promise<{ id: string }> {
  await tx.comment.update({ where: { id }, data: { ...data, revision: { increment: 1 } } });
  await audit({
    subjectType: 'comment',
    subjectId: id,
    environment: environment.key,
    data: { draft: draftId, review: reviewId, rule, ...recorded },
  });
  return { id };
}

function aboutNothing(): AppError {
  return invalid([{ path: '/draftId', message: 'Say which draft or review it is about.' }]);
}

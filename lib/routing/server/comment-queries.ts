import { actorNames } from '@/lib/auth/server/actor-names';
import type { Caller } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { CommentDto } from '../review';
import { draftOf, environmentByKey } from './records';

/** What a comment is about, as the form sends it. */
export type CommentsAbout = { readonly draftId: string } | { readonly reviewId: string };

/** What people say about a draft, oldest first; what was said before it was last published is done with. */
export async function draftComments(
  caller: Caller,
  environmentKey: string,
  draftName?: string,
): Promise<{ readonly about: CommentsAbout; readonly comments: readonly CommentDto[] }> {
  const environment = await environmentByKey(db(), environmentKey);
  const draft = await draftOf(db(), environment.id, draftName);
  const published = await db().policyVersion.findFirst({
    where: { draftId: draft.id },
    orderBy: { publishedAt: 'desc' },
    select: { publishedAt: true },
  });
  const since = published ? { createdAt: { gt: published.publishedAt } } : {};
  return {
    about: { draftId: draft.id },
    comments: await commentsWhere(caller, { draftId: draft.id, ...since }),
  };
}

/** What people say about a review that is about no draft, oldest first. */
export async function reviewComments(caller: Caller, reviewId: string): Promise<readonly CommentDto[]> {
  return commentsWhere(caller, { reviewId });
}

async function commentsWhere(caller: Caller, where: object): Promise<readonly CommentDto[]> {
  const rows = await db().comment.findMany({
    where: { ...where, archivedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const names = await actorNames(
    db(),
    rows.flatMap(({ authorId, resolvedById }) => [authorId, resolvedById]),
  );
  const name = (id: string) => names.get(id) ?? 'someone erased';
  return rows.map(({ id, revision, rule, body, authorId, createdAt, resolvedAt, resolvedById }) => ({
    id,
    revision,
    rule,
    body,
    author: name(authorId),
    mine: authorId === caller.actorId,
    at: instant(createdAt),
    resolvedBy: resolvedAt && resolvedById ? name(resolvedById) : null,
  }));
}

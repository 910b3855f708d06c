import { z } from 'zod';
import { allows } from '@/lib/auth/permissions';
import { actorNames } from '@/lib/auth/server/actor-names';
import type { Caller } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReviewKind } from '../approval';
import type { Me, ReviewDto, Standing } from '../review';
import { type ApprovalSubject, readApproval } from './approval';
import { draftOf, draftSource, environmentByKey } from './records';
import { rememberedDigest } from './remembered-digest';
import { subjectOf, versionSource } from './review-records';
import { sourceDigest } from './source-digest';
import { isStale } from './stale';

const withPlace = { include: { environment: true, draft: true }, omit: { source: true } } as const;
type Row = NonNullable<Awaited<ReturnType<typeof openRows>>[number]>;

const openRows = () =>
  db().review.findMany({
    where: { state: 'open', environment: { archivedAt: null } },
    orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
    ...withPlace,
  });

/** How a draft stands with those who have to approve it. */
export async function draftStanding(
  caller: Caller,
  environmentKey: string,
  draftName?: string,
): Promise<Standing> {
  const environment = await environmentByKey(db(), environmentKey);
  const draft = await draftOf(db(), environment.id, draftName);
  const digest = await sourceDigest(db(), await draftSource(db(), draft.id));
  const none = { ofVersion: null, stop: null };
  return standing(caller, { environment, kind: 'publish', draftId: draft.id, digest, ...none });
}

/** How a return to an earlier version stands with those who have to approve it. */
export async function rollbackStanding(
  caller: Caller,
  environmentKey: string,
  toVersion: number,
): Promise<Standing> {
  const environment = await environmentByKey(db(), environmentKey);
  const digest = await sourceDigest(db(), await versionSource(db(), environment.id, toVersion));
  const none = { draftId: null, stop: null };
  return standing(caller, { environment, kind: 'rollback', ofVersion: toVersion, digest, ...none });
}

/** How the lifting of a stop stands with those who have to approve it. */
export async function liftStanding(caller: Caller, environmentKey: string, stop: string): Promise<Standing> {
  const environment = await environmentByKey(db(), environmentKey);
  const none = { draftId: null, ofVersion: null, digest: null };
  return standing(caller, { environment, kind: 'lift', stop, ...none });
}

/** The review of this id, open or closed, and how what it is about stands now; null for none. */
export async function reviewStanding(
  caller: Caller,
  id: string,
): Promise<{ readonly review: ReviewDto; readonly standing: Standing } | null> {
  const row = await db().review.findUnique({ where: { id }, ...withPlace });
  if (!row) return null;
  return {
    review: toReviewDto(row, await actorNames(db(), [row.requestedById])),
    standing: await standing(caller, await subjectOf(db(), row, rememberedDigest)),
  };
}

/** The key of the environment that a review is of; null for none. */
export async function reviewEnvironment(id: string): Promise<string | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const found = await db().review.findUnique({
    where: { id },
    select: { environment: { select: { key: true } } },
  });
  return found?.environment.key ?? null;
}

/** Every open review, oldest first, with how it stands for the caller. */
export async function openStandings(
  caller: Caller,
): Promise<readonly (Standing & { readonly review: ReviewDto })[]> {
  const rows = await openRows();
  const standings = await Promise.all(
    rows.map(async (row) => standing(caller, await subjectOf(db(), row, rememberedDigest))),
  );
  return standings.flatMap((now, nth) =>
    // Another process may have closed it meanwhile.
    now.review && now.review.id === rows[nth]?.id ? [{ ...now, review: now.review }] : [],
  );
}

async function standing(caller: Caller, subject: ApprovalSubject): Promise<Standing> {
  const { kind, draftId, ofVersion, stop } = subject;
  const environmentId = subject.environment.id;
  const [approval, review, stale] = await Promise.all([
    readApproval(db(), subject),
    lastReview({ environmentId, kind, draftId, ofVersion, stop }),
    draftId !== null && isDraftStale(environmentId, draftId),
  ]);
  const publish = { publish: 'policy.publish', rollback: 'policy.rollback', lift: 'policy.lift' } as const;
  const may = (action: Parameters<typeof allows>[1]) => allows(caller.roles, action, { environmentId });
  const own = approval.verdicts.findLast(({ person }) => person.id === caller.personId)?.verdict;
  const me: Me = {
    author: approval.authors.some(({ id }) => id === caller.personId),
    holder: approval.holders.some(({ id }) => id === caller.personId),
    verdict: own && own !== 'withdraw' ? own : null,
    mayRequest: may('review.request'),
    mayPublish: may(publish[kind]),
    mayComment: may('comment.create'),
  };
  return {
    approval,
    review: approval.review && review?.state === 'open' ? review : null,
    last: review?.state === 'open' ? null : review,
    stale,
    me,
  };
}

async function lastReview(where: Prisma.ReviewWhereInput): Promise<ReviewDto | null> {
  const last = await db().review.findFirst({
    where,
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    ...withPlace,
  });
  return last && toReviewDto(last, await actorNames(db(), [last.requestedById]));
}

async function isDraftStale(environmentId: string, id: string): Promise<boolean> {
  const { baseVersion } = await db().draft.findUniqueOrThrow({
    where: { id },
    select: { baseVersion: true },
  });
  return isStale(db(), environmentId, baseVersion);
}

function toReviewDto(row: Row, names: ReadonlyMap<string, string>): ReviewDto {
  const { environment, requestedAt, closedAt } = row;
  return {
    id: row.id,
    environment: { key: environment.key, name: environment.name, production: environment.production },
    kind: row.kind as ReviewKind,
    draft: row.draft?.name ?? null,
    ofVersion: row.ofVersion,
    stop: row.stop,
    digest: row.sourceDigest,
    message: row.message,
    requestedBy: names.get(row.requestedById) ?? 'someone erased',
    requestedAt: instant(requestedAt),
    state: row.state as ReviewDto['state'],
    closedAt: closedAt && instant(closedAt),
    closedReason: row.closedReason,
  };
}

import { isRole, type Role } from '@/lib/auth/roles';
import { refused } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import { type Approval, approvalOf, type GivenVerdict, type Named, type ReviewKind } from '../approval';
import type { EnvironmentRecord } from './records';
import { forgetAuthors } from './rule-authors';
import { isSaidOtherwise } from './stale';

/** What would take effect, as far as an approval is about it. */
export interface ApprovalSubject {
  readonly environment: Pick<EnvironmentRecord, 'id' | 'approvalsRequired' | 'approvalRoles'>;
  readonly kind: ReviewKind;
  /** For publish. */
  readonly draftId: string | null;
  /** For rollback. */
  readonly ofVersion: number | null;
  /** For lift: `describeStop` of the stop. */
  readonly stop: string | null;
  /** `sourceDigest` of the rules; null for lift. */
  readonly digest: string | null;
}

/** Who has approved what would take effect, who may, and what is in its way: read anew, roles and persons included. */
export async function readApproval(tx: Transaction, subject: ApprovalSubject): Promise<Approval> {
  const { environment, kind, draftId, ofVersion, stop } = subject;
  const review = await tx.review.findFirst({
    where: { environmentId: environment.id, kind, draftId, ofVersion, stop, state: 'open' },
    orderBy: { requestedAt: 'desc' },
    select: { id: true, sourceDigest: true, baseVersion: true, requestedById: true, requestedPersonId: true },
  });
  const roles = environment.approvalRoles.filter(isRole);
  const [outdated, authors, verdicts, holders] = await Promise.all([
    review ? isOutdated(tx, subject, review) : false,
    authorsOf(tx, draftId, review),
    review ? verdictsOf(tx, review.id) : [],
    holdersOf(tx, environment.id, roles),
  ]);
  return approvalOf({
    required: environment.approvalsRequired,
    roles,
    review: review && { id: review.id, outdated },
    authors,
    verdicts,
    holders,
  });
}

/**
 * The gate that every version of a publish, a rollback or a lift goes through, whoever makes it: refused, in sentences,
 * unless it is approved as the environment asks, which the caller has locked. The review stays locked until the
 * transaction ends.
 * @returns the id of the review to write with the version; null where there is none and none is needed
 */
export async function requireApproval(tx: Transaction, subject: ApprovalSubject): Promise<string | null> {
  const { environment, kind, draftId, ofVersion, stop } = subject;
  // Verdicts take it shared: none comes in between.
  await tx.$queryRaw`
    SELECT id FROM reviews WHERE environment_id = ${environment.id}::uuid AND kind = ${kind} AND state = 'open'
      AND draft_id IS NOT DISTINCT FROM ${draftId}::uuid AND of_version IS NOT DISTINCT FROM ${ofVersion}::int
      AND stop IS NOT DISTINCT FROM ${stop}::text FOR UPDATE`;
  // The caller has locked the environment meanwhile: its rule may be another than when the caller began.
  const now = await tx.environment.findUniqueOrThrow({ where: { id: environment.id } });
  const { blocked, review } = await readApproval(tx, { ...subject, environment: now });
  if (blocked.length > 0) throw refused(blocked.join(' '));
  return review?.id ?? null;
}

/** After its version was written: the review is done, and the draft's authors are forgotten, since all is published. */
export async function concludeReview(
  tx: Transaction,
  { reviewId, draftId }: { readonly reviewId: string | null; readonly draftId: string | null },
  now: Date,
): Promise<void> {
  if (reviewId) {
    await tx.review.update({ where: { id: reviewId }, data: { state: 'done', closedAt: now } });
  }
  if (draftId) await forgetAuthors(tx, draftId);
}

async function isOutdated(
  tx: Transaction,
  { environment, kind, digest }: ApprovalSubject,
  review: { readonly sourceDigest: string | null; readonly baseVersion: number | null },
): Promise<boolean> {
  if (kind === 'lift') return false;
  if (review.sourceDigest !== digest) return true;
  return isSaidOtherwise(tx, environment.id, review.baseVersion);
}

/** Who wrote the draft, and who asked; for a service account who answered for it then, and who does now. */
async function authorsOf(
  tx: Transaction,
  draftId: string | null,
  asked: { readonly requestedById: string; readonly requestedPersonId: string | null } | null,
): Promise<Named[]> {
  return tx.$queryRaw<Named[]>`
    SELECT id, name FROM persons
    WHERE id IN (SELECT person_id FROM draft_authors WHERE draft_id = ${draftId}::uuid)
      OR id = ${asked?.requestedPersonId ?? null}::uuid OR id = person_of_actor(${asked?.requestedById ?? null}::uuid)
    ORDER BY name, id`;
}

async function verdictsOf(tx: Transaction, reviewId: string): Promise<GivenVerdict[]> {
  const verdicts = await tx.reviewVerdict.findMany({
    where: { reviewId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: { person: { select: { id: true, name: true } } },
  });
  return verdicts.map(({ person, verdict, message, at }) => ({
    person,
    verdict: verdict as GivenVerdict['verdict'],
    message,
    at: instant(at),
  }));
}

async function holdersOf(tx: Transaction, environmentId: string, roles: readonly Role[]): Promise<Named[]> {
  return tx.person.findMany({
    where: {
      archivedAt: null,
      roles: {
        some: { role: { in: [...roles] }, OR: [{ environmentId: null }, { environmentId }] },
      },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
}

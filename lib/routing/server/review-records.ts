import { notFound } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { ReviewKind } from '../approval';
import type { ApprovalSubject } from './approval';
import { draftSource, storedSource } from './records';
import { sourceDigest } from './source-digest';

export type ReviewRow = NonNullable<Awaited<ReturnType<typeof reviewById>>>;

/** A review with the environment and the draft that it is about. */
export function reviewById(tx: Transaction, id: string) {
  return tx.review.findUnique({
    where: { id },
    include: { environment: true, draft: true },
    omit: { source: true },
  });
}

/**
 * What a review is about, as it would take effect now.
 * @param digestOf names what its rules say now; screens remember it, commands read it
 */
export async function subjectOf(
  tx: Transaction,
  review: ReviewRow,
  digestOf: typeof digestNow = digestNow,
): Promise<ApprovalSubject> {
  const { environment, draftId, ofVersion, stop } = review;
  const kind = review.kind as ReviewKind;
  return { environment, kind, draftId, ofVersion, stop, digest: await digestOf(tx, review) };
}

/** `sourceDigest` of what a review is about; null for the lifting of a stop. */
export async function digestNow(
  tx: Transaction,
  { draftId, ofVersion, environmentId }: ReviewRow,
): Promise<string | null> {
  if (draftId) return sourceDigest(tx, await draftSource(tx, draftId));
  if (ofVersion === null) return null;
  return sourceDigest(tx, await versionSource(tx, environmentId, ofVersion));
}

/** What an earlier version says; 404 for none. */
export async function versionSource(tx: Transaction, environmentId: string, version: number) {
  const found = await tx.policyVersion.findUnique({
    where: { environmentId_version: { environmentId, version } },
    select: { source: true },
  });
  if (!found) throw notFound('version');
  return storedSource(found.source);
}

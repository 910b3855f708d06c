import { actorNames } from '@/lib/auth/server/actor-names';
import { notFound } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { DraftTag } from '../draft-tag';
import { type PolicyFile, rulesOf } from '../policy-file';
import type { PolicySource } from '../source-schema';
import { draftOf, draftSource, environmentByKey, storedSource } from './records';
import { activeVersion } from './write-version';

/** A file with what it is, for the comment above it. */
export interface TitledFile {
  readonly file: PolicyFile;
  readonly title: string;
}

/**
 * What a version says, as a file; without a number, the active one.
 * @throws AppError not_found
 */
export async function versionFile(
  environmentKey: string,
  version: number | null,
): Promise<TitledFile & { readonly version: number }> {
  const environment = await environmentByKey(db(), environmentKey);
  const active = await activeVersion(db(), environment.id);
  const wanted =
    version === null
      ? active
      : await db().policyVersion.findUnique({
          where: { environmentId_version: { environmentId: environment.id, version } },
        });
  if (!active || !wanted) throw notFound(active ? 'version' : 'published version');
  const source = storedSource(wanted.source);
  return {
    version: wanted.version,
    title: titleOf(`${environment.key}, version ${wanted.version}, ${instant(wanted.publishedAt)}`, source),
    file: {
      environment: environment.key,
      baseVersion: wanted.version,
      taskClasses: rulesOf(source),
    },
  };
}

/** What a draft says now, as a file, and what to name it by. */
export async function draftFile(
  environmentKey: string,
  name: string,
): Promise<TitledFile & { readonly draft: DraftTag }> {
  const environment = await environmentByKey(db(), environmentKey);
  const { id, revision, baseVersion } = await draftOf(db(), environment.id, name);
  const source = await draftSource(db(), id);
  return {
    draft: { id, revision, baseVersion },
    title: titleOf(`${environment.key}, draft ${name}`, source),
    file: {
      environment: environment.key,
      baseVersion,
      taskClasses: rulesOf(source),
    },
  };
}

/** What a file is, and the task classes that it says nothing of: whoever writes it needs their keys. */
function titleOf(what: string, { taskClasses }: PolicySource): string {
  const without = Object.keys(taskClasses).filter((key) => taskClasses[key]?.rules.length === 0);
  return without.length === 0 ? what : `${what}\n Task classes without rules: ${without.join(', ')}`;
}

/** An open draft, as a list for programs has it. */
export interface DraftListing extends DraftTag {
  readonly name: string;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly updatedAt: string;
  /** State of what was asked for: a review that is open, a publish that waits. */
  readonly underReview: boolean;
  readonly publishAt: string | null;
}

/** The open drafts of an environment, the oldest first. */
export async function listDraftFiles(environmentKey: string): Promise<DraftListing[]> {
  const environment = await environmentByKey(db(), environmentKey);
  const rows = await db().draft.findMany({
    where: { environmentId: environment.id, archivedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      reviews: { where: { state: 'open' }, select: { id: true } },
      scheduled: { where: { state: 'waiting' }, select: { publishAt: true } },
    },
  });
  const names = await actorNames(
    db(),
    rows.map(({ createdById }) => createdById),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    revision: row.revision,
    baseVersion: row.baseVersion,
    createdAt: instant(row.createdAt),
    createdBy: row.createdById === null ? null : (names.get(row.createdById) ?? null),
    updatedAt: instant(row.updatedAt),
    underReview: row.reviews.length > 0,
    publishAt: row.scheduled[0] ? instant(row.scheduled[0].publishAt) : null,
  }));
}

/** The number of the active version; null before the first publish. */
export async function activeNumber(environmentKey: string): Promise<number | null> {
  const environment = await environmentByKey(db(), environmentKey);
  return (await activeVersion(db(), environment.id))?.version ?? null;
}

/** The review that is open of a draft, and what approving it is about; null where nobody asked. */
export async function openReviewOf(
  draftId: string,
  draftRevision: number,
): Promise<{ readonly reviewId: string; readonly digest: string | null } | null> {
  const review = await db().review.findFirst({
    where: { draftId, draftRevision, kind: 'publish', state: 'open' },
    select: { id: true, sourceDigest: true },
  });
  return review && { reviewId: review.id, digest: review.sourceDigest };
}

import { actorNames } from '@/lib/auth/server/actor-names';
import type { CommandContext } from '@/lib/auth/server/command';
import { conflict, notFound, refused } from '@/lib/core/errors';
import type { Prisma } from '@/lib/db/generated/client';
import { encodeBundle } from '@/lib/delivery/encode';
import { blockingOf } from '../finding';
import type { ReviewRequest } from '../review-schema';
import type { PolicySource } from '../source-schema';
import { describeStop } from '../stops';
import { type ApprovalSubject, readApproval } from './approval';
import { compileNow } from './compile-now';
import { stopsOf } from './in-force';
import { draftOf, draftSource, type EnvironmentRecord } from './records';
import { versionSource } from './review-records';
import { sourceDigest } from './source-digest';
import { refuseStale } from './stale';
import { activeVersion } from './write-version';

type Active = Awaited<ReturnType<typeof activeVersion>>;

/**
 * Writes what is asked for, in an environment that the caller has locked. Refused when it is not what was looked at, when
 * it could not take effect whoever approved it, and when it was asked for already.
 */
export async function askFor(context: CommandContext, environment: EnvironmentRecord, input: ReviewRequest) {
  const { tx, caller, now } = context;
  const active = await activeVersion(tx, environment.id);
  if ((active?.version ?? null) !== input.baseVersion) {
    throw conflict('policy', { activeVersion: active?.version ?? null });
  }
  const { draftRevision, source, ...what } = await whatIsAsked(context, environment, input, active);
  if (source) await refuseFruitless(context, environment, source, active);
  const subject: ApprovalSubject = { environment, kind: input.kind, ...what };
  await closeOutdated(context, subject);
  return tx.review.create({
    data: {
      environmentId: environment.id,
      kind: input.kind,
      draftId: what.draftId,
      draftRevision,
      ofVersion: what.ofVersion,
      stop: what.stop,
      sourceDigest: what.digest,
      ...(source ? { source: source as unknown as Prisma.InputJsonObject } : {}),
      baseVersion: input.baseVersion,
      message: input.message,
      requestedById: caller.actorId,
      requestedAt: now,
    },
  });
}

async function whatIsAsked(
  { tx }: CommandContext,
  environment: EnvironmentRecord,
  input: ReviewRequest,
  active: Active,
) {
  const nothing = { draftId: null, draftRevision: null, ofVersion: null, stop: null, digest: null };
  if (input.kind === 'lift') {
    if (!stopsOf(active).some((stop) => describeStop(stop) === input.stop)) throw notFound('stop');
    return { ...nothing, stop: input.stop, source: null };
  }
  if (input.kind === 'rollback') {
    const source = await versionSource(tx, environment.id, input.toVersion);
    return { ...nothing, ofVersion: input.toVersion, source, digest: await sourceDigest(tx, source) };
  }
  const { id } = await draftOf(tx, environment.id, input.draft);
  await tx.$queryRaw`SELECT id FROM drafts WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const draft = await draftOf(tx, environment.id, input.draft);
  if (draft.revision !== input.draftRevision) throw conflict('draft', { draftRevision: draft.revision });
  await refuseStale(tx, draft);
  const source = await draftSource(tx, id);
  return {
    ...nothing,
    draftId: id,
    draftRevision: draft.revision,
    source,
    digest: await sourceDigest(tx, source),
  };
}

/** What nobody should be asked to look at: it could not take effect, or would change nothing. */
async function refuseFruitless(
  { tx, now }: CommandContext,
  environment: EnvironmentRecord,
  source: PolicySource,
  active: Active,
): Promise<void> {
  const compiled = await compileNow(tx, environment, source, now);
  const errors = blockingOf(compiled.findings);
  if (errors.length > 0) {
    throw refused('Mend the errors first: nobody could publish this, whoever approved it.', errors);
  }
  const { digest } = await encodeBundle(new TextEncoder().encode(compiled.text));
  if (digest === active?.whole.digest) {
    throw refused(`Version ${active.version} already says exactly this. There is nothing to approve.`);
  }
}

/** A request that is about something else by now makes room; one that still holds stays. */
async function closeOutdated({ tx, now }: CommandContext, subject: ApprovalSubject): Promise<void> {
  const { review } = await readApproval(tx, subject);
  if (!review) return;
  const { requestedById } = await tx.review.findUniqueOrThrow({ where: { id: review.id } });
  if (!review.outdated) {
    const names = await actorNames(tx, [requestedById]);
    throw refused(`${names.get(requestedById) ?? 'Someone'} requested approval of this already.`);
  }
  const closedReason = 'What it was about was changed, and approval was requested anew.';
  await tx.review.update({ where: { id: review.id }, data: { state: 'void', closedAt: now, closedReason } });
}

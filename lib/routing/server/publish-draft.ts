import type { CommandContext } from '@/lib/auth/server/command';
import { conflict, notFound } from '@/lib/core/errors';
import { draftSource, type EnvironmentRecord } from './records';
import { type ReleaseRequest, releaseVersion } from './release-version';
import { refuseStale } from './stale';
import { lockEnvironment } from './write-version';

export interface DraftPublish
  extends Pick<ReleaseRequest, 'reason' | 'baseVersion' | 'acceptedWarnings' | 'acknowledged'> {
  readonly environment: EnvironmentRecord;
  readonly draftId: string;
  /** The revision of the draft that was looked at. */
  readonly draftRevision: number;
}

/**
 * Makes a draft the active policy of its environment, within the caller's transaction: what the button, the schedule
 * and the API all come to. Refused when the draft was edited or overtaken since it was looked at, and for whatever
 * `releaseVersion` refuses.
 * @returns the number of the new version
 */
export async function publishDraft(context: CommandContext, request: DraftPublish): Promise<number> {
  const { tx, now } = context;
  const { environment, draftId, draftRevision, reason, baseVersion, acceptedWarnings, acknowledged } =
    request;
  await lockEnvironment(tx, environment.id);
  await tx.$queryRaw`SELECT id FROM drafts WHERE id = ${draftId}::uuid FOR NO KEY UPDATE`;
  const draft = await tx.draft.findFirst({
    where: { id: draftId, environmentId: environment.id, archivedAt: null },
  });
  if (!draft) throw notFound('draft');
  if (draft.revision !== draftRevision) throw conflict('draft', { draftRevision: draft.revision });
  await refuseStale(tx, draft);
  const version = await releaseVersion(context, {
    environment,
    source: await draftSource(tx, draftId),
    kind: 'publish',
    ofVersion: null,
    draftId,
    reason,
    baseVersion,
    acceptedWarnings,
    acknowledged,
  });
  await tx.draft.update({ where: { id: draftId }, data: { baseVersion: version } });
  // Nothing is left to publish later; the scheduler marks its own as done after this.
  await tx.scheduledPublish.updateMany({
    where: { draftId, state: 'waiting' },
    data: { state: 'cancelled', finishedAt: now },
  });
  return version;
}

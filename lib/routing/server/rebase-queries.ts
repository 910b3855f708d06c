import { actorNames } from '@/lib/auth/server/actor-names';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { changedClasses, type RebaseState } from '../rebase';
import { rebaseSources } from './rebase-sources';
import { draftOf, environmentByKey } from './records';
import { isStale } from './stale';
import { activeVersion } from './write-version';

/** A draft beside what it began from and what is active now, without what nobody changed. */
export async function rebaseState(environmentKey: string, draftName: string): Promise<RebaseState> {
  const environment = await environmentByKey(db(), environmentKey);
  const draft = await draftOf(db(), environment.id, draftName);
  const active = await activeVersion(db(), environment.id);
  const names = await actorNames(db(), [active?.publishedById ?? null]);
  return {
    environment: environment.key,
    draft: draft.name,
    draftRevision: draft.revision,
    baseVersion: draft.baseVersion,
    active: active && {
      version: active.version,
      publishedAt: instant(active.publishedAt),
      publishedBy: names.get(active.publishedById) ?? null,
      reason: active.reason,
    },
    stale: await isStale(db(), environment.id, draft.baseVersion),
    ...changedClasses(await rebaseSources(db(), draft, active)),
  };
}

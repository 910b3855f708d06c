import { actorNames } from '@/lib/auth/server/actor-names';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { StopPreview, StopsDto } from '../dto';
import { stopEffects } from '../stop-effects';
import { describeStop, type StopOrder, stoppable, stopped, toStop, withStop } from '../stops';
import { stopsOf } from './in-force';
import { bundleOf } from './queries';
import { environmentByKey } from './records';
import { activeVersion } from './write-version';

/** The stops in force in an environment, each with the version that brought it, and what else could be stopped. */
export async function listStops(environmentKey: string): Promise<StopsDto> {
  const environment = await environmentByKey(db(), environmentKey);
  const active = await activeVersion(db(), environment.id);
  if (!active) return { environment: environment.key, activeVersion: null, stops: [], choices: null };
  const ordered = await db().policyVersion.findMany({
    where: { environmentId: environment.id, kind: 'stop' },
    orderBy: { version: 'desc' },
    select: { version: true, overlay: true, stops: true, publishedAt: true, publishedById: true },
  });
  const names = await actorNames(
    db(),
    ordered.map((version) => version.publishedById),
  );
  return {
    environment: environment.key,
    activeVersion: active.version,
    stops: stopsOf(active).map((stop) => {
      const key = describeStop(stop);
      // The newest version of kind "stop" whose last entry it is: stops are added at the end.
      const since = ordered.find((version) => {
        const last = stopsOf(version).at(-1);
        return last !== undefined && describeStop(last) === key;
      });
      return {
        key,
        ...stopped(stop),
        reason: stop.reason,
        version: since?.version ?? null,
        at: since ? instant(since.publishedAt) : null,
        by: since ? (names.get(since.publishedById) ?? null) : null,
      };
    }),
    choices: stoppable(bundleOf(active.whole.identity)),
  };
}

/** What a stop would close now, in each environment named that has a policy. */
export async function previewStop(
  order: StopOrder,
  environments: readonly string[],
  now: Date,
): Promise<StopPreview[]> {
  const previews: StopPreview[] = [];
  for (const key of environments) {
    const environment = await environmentByKey(db(), key);
    const active = await activeVersion(db(), environment.id);
    if (!active) continue;
    const before = stopsOf(active);
    const after = withStop(before, toStop(order));
    const effects = stopEffects(bundleOf(active.whole.identity), before, after, now.getTime());
    previews.push({
      environment: key,
      already: after === before,
      emergency: environment.approvalsRequired > 0,
      effects,
    });
  }
  return previews;
}

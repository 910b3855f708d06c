import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { RoutersView } from '../live';
import { GONE_AFTER_MS } from '../standing';
import { NAMED, troublesOf } from '../troubles';
import { convergence, convergenceOfGroups } from './queries';
import { activeRelease, routerGroups } from './router-groups';

/** How the routers of an environment stand now, and why some do not run what is in force. */
export async function routersView(environment: string, now: Date): Promise<RoutersView> {
  const { id, active } = await activeRelease(environment);
  const [groups, gone] = await Promise.all([
    routerGroups(id, active, now, NAMED),
    db().routerInstance.count({ where: { environmentId: id, lastSeenAt: { lt: goneBefore(now) } } }),
  ]);
  return {
    convergence: convergenceOfGroups(active, groups),
    troubles: troublesOf(groups),
    gone,
    at: instant(now),
  };
}

/** Routers that were last seen before are not counted at `now`. */
export function goneBefore(now: Date): Date {
  return new Date(now.getTime() - GONE_AFTER_MS);
}

/** How many routers of an environment are heard of: those that a publish can be waited for. */
export async function heardRouters(environment: string, now: Date): Promise<number> {
  const { total, silent } = await convergence(environment, now);
  return total - silent;
}

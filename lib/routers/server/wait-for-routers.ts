import { setTimeout as delay } from 'node:timers/promises';
import { db } from '@/lib/db/client';
import type { Convergence } from '../convergence';
import { type Release, type RouterDto, SILENT_AFTER_MS } from '../standing';
import type { Wait } from '../wait';
import { convergenceTo, routersOf } from './queries';
import { RELEASE, toRelease } from './router-groups';

/** What came of waiting for the routers to run a version. */
export interface WaitedFor extends Convergence {
  /** Whether the share was reached. Where no router is heard of there is nobody to wait for: then it is. */
  readonly reached: boolean;
  /** How many were heard of, which is what the share is of. */
  readonly heard: number;
  /** How long it took, or was waited in vain. */
  readonly seconds: number;
  /** Those that are heard of and run an earlier version, or none; at most 100 of them, by name. */
  readonly missing: readonly RouterDto[];
}

const MISSING_MOST = 100;
const LOOK_EVERY_MS = 500;

/**
 * Waits until a share of the routers run a version, or a later one. Looks at the database alone, so that it does not matter
 * which process published or which hosts the routers ask.
 *
 * @param signal ends it early, as when nobody waits for the answer any more
 */
export async function waitForRouters(
  { environment, version }: { readonly environment: string; readonly version: number },
  { share, seconds }: Wait,
  signal: AbortSignal,
): Promise<WaitedFor> {
  const { environmentId, ...row } = await db().policyVersion.findFirstOrThrow({
    where: { version, environment: { key: environment } },
    select: { environmentId: true, ...RELEASE },
  });
  const published = toRelease(row);
  const began = performance.now();
  const waited = () => (performance.now() - began) / 1_000;
  for (;;) {
    const now = new Date();
    const found = await convergenceTo(environmentId, published, now);
    const reached = found.share >= share;
    if (reached || waited() >= seconds || signal.aborted) {
      const missing = found.share < 1 ? await missingAt(environment, published, now) : [];
      const heard = found.total - found.silent;
      return { ...found, reached, heard, seconds: Math.round(waited() * 10) / 10, missing };
    }
    await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

async function missingAt(environment: string, published: Release, now: Date): Promise<RouterDto[]> {
  const seenSince = new Date(now.getTime() - SILENT_AFTER_MS);
  const routers = await routersOf(environment, { seenSince }, now, published);
  return routers.filter(({ standing }) => standing !== 'current').slice(0, MISSING_MOST);
}

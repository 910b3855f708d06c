import { notFound } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import type { PolicyVersion } from '@/lib/db/generated/client';
import { GONE_AFTER_MS, type Release, type RouterStanding, SILENT_AFTER_MS, standingOf } from '../standing';

/** Routers of an environment that stand alike, for the same reason. */
export interface RouterGroup {
  readonly standing: RouterStanding;
  /** Why they refuse it; null for the other standings. */
  readonly reason: string | null;
  readonly count: number;
  /** Some of them, those that wait longest first. */
  readonly routers: readonly { readonly instance: string; readonly lastSeenAt: Date }[];
}

/** The version in force. */
export interface ActiveRelease extends Release {
  readonly publishedAt: Date;
}

interface GroupRow {
  readonly epoch: number | null;
  readonly version: number | null;
  readonly digest: string | null;
  readonly refusing: boolean;
  readonly reason: string | null;
  readonly last: Date;
  readonly count: number;
  readonly instances: readonly string[];
  readonly seen: readonly Date[];
}

/** The environment and what is in force there; null = nothing is published. */
export async function activeRelease(
  environment: string,
): Promise<{ readonly id: string; readonly active: ActiveRelease | null }> {
  const row = await db().environment.findUnique({
    where: { key: environment },
    select: {
      id: true,
      versions: {
        orderBy: { version: 'desc' },
        take: 1,
        select: RELEASE,
      },
    },
  });
  if (!row) throw notFound('environment');
  const [latest] = row.versions;
  return { id: row.id, active: latest ? toRelease(latest) : null };
}

/** What of a version `toRelease` takes. */
export const RELEASE = { epoch: true, version: true, bundleDigest: true, publishedAt: true } as const;

/** A version, as routers are held against it. */
export function toRelease({
  bundleDigest,
  ...release
}: Pick<PolicyVersion, keyof typeof RELEASE>): ActiveRelease {
  return { ...release, digest: bundleDigest };
}

/**
 * The routers that were seen in the last day, counted inside the database, which has thousands of them where a screen
 * shows a handful of groups.
 * @param named how many of each group are named
 */
export async function routerGroups(
  environmentId: string,
  active: Release | null,
  now: Date,
  named: number,
): Promise<RouterGroup[]> {
  const silent = new Date(now.getTime() - SILENT_AFTER_MS);
  const gone = new Date(now.getTime() - GONE_AFTER_MS);
  const rows = await db().$queryRaw<GroupRow[]>`
    SELECT epoch, version, digest, rejected_digest IS NOT NULL AS refusing, rejected_reason AS reason,
      max(last_seen_at) AS last, count(*)::int AS count,
      (array_agg(instance ORDER BY last_seen_at, instance))[1:${named}::int] AS instances,
      (array_agg(last_seen_at ORDER BY last_seen_at, instance))[1:${named}::int] AS seen
    FROM router_instances
    WHERE environment_id = ${environmentId}::uuid AND last_seen_at >= ${gone}
    GROUP BY epoch, version, digest, rejected_digest IS NOT NULL, rejected_reason, last_seen_at >= ${silent}`;
  return rows.map(({ epoch, version, digest, refusing, reason, last, count, instances, seen }) => {
    const standing = standingOf({ epoch, version, digest, refusing, lastSeenAt: last }, active, now);
    return {
      standing,
      reason: standing === 'rejecting' ? (reason ?? '') : null,
      count,
      routers: instances.map((instance, index) => ({ instance, lastSeenAt: seen[index] ?? last })),
    };
  });
}

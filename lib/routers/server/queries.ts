import { allowsSomewhere } from '@/lib/auth/permissions';
import { type Caller, forbid } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { RouterInstance } from '@/lib/db/generated/client';
import { type Convergence, convergenceOf } from '../convergence';
import { type Release, type RouterDto, type RouterStanding, standingOf } from '../standing';
import { type ActiveRelease, activeRelease, type RouterGroup, routerGroups } from './router-groups';

/** What of an environment's routers is asked for. */
export interface RouterFilters {
  readonly standing?: RouterStanding | undefined;
  /** `<epoch>.<version>` */
  readonly version?: string | undefined;
  /** Only those that were seen since. */
  readonly seenSince?: Date | undefined;
}

/** The routers of an environment, by name. */
export async function listRouters(
  caller: Caller,
  environment: string,
  filters: RouterFilters = {},
  now: Date = new Date(),
): Promise<RouterDto[]> {
  if (!allowsSomewhere(caller.roles, 'routers.read')) throw forbid('routers.read');
  return routersOf(environment, filters, now);
}

/**
 * The same for whoever was let in by other means than a role: a token's scope.
 * @param target the version that they should run; without it, the one in force
 */
export async function routersOf(
  environment: string,
  filters: RouterFilters,
  now: Date,
  target?: Release,
): Promise<RouterDto[]> {
  const { id, active: inForce } = await activeRelease(environment);
  const active = target ?? inForce;
  const [epoch, version] = filters.version?.split('.').map(Number) ?? [];
  const rows = await db().routerInstance.findMany({
    where: {
      environmentId: id,
      ...(epoch !== undefined && version !== undefined ? { epoch, version } : {}),
      ...(filters.seenSince ? { lastSeenAt: { gte: filters.seenSince } } : {}),
    },
    orderBy: { instance: 'asc' },
  });
  const tokens = await db().routerToken.findMany({
    where: { id: { in: [...new Set(rows.map(({ tokenId }) => tokenId))] } },
    select: { id: true, name: true },
  });
  const names = new Map(tokens.map((token) => [token.id, token.name]));
  const routers = rows.map((row) => routerDto(row, names.get(row.tokenId) ?? row.tokenId, active, now));
  return filters.standing ? routers.filter(({ standing }) => standing === filters.standing) : routers;
}

/** How far the routers of an environment have come to what is in force there. */
export async function convergence(environment: string, now: Date = new Date()): Promise<Convergence> {
  const { id, active } = await activeRelease(environment);
  return convergenceOfGroups(active, await routerGroups(id, active, now, 0));
}

/** How far they have come to a version, whether or not another has taken its place. */
export async function convergenceTo(
  environmentId: string,
  target: ActiveRelease,
  now: Date,
): Promise<Convergence> {
  return convergenceOfGroups(target, await routerGroups(environmentId, target, now, 0));
}

/** The same from groups that are at hand. */
export function convergenceOfGroups(
  active: ActiveRelease | null,
  groups: readonly RouterGroup[],
): Convergence {
  return active
    ? convergenceOf(`${active.epoch}.${active.version}`, instant(active.publishedAt), groups)
    : convergenceOf(null, null, groups);
}

function routerDto(row: RouterInstance, tokenName: string, active: Release | null, now: Date): RouterDto {
  const { epoch, version, library, appliedAt, rejectedDigest, rejectedAt, lastSeenAt } = row;
  // "@fairlead/router/0.1.0": the last part is the version.
  const cut = library?.lastIndexOf('/') ?? -1;
  return {
    instance: row.instance,
    token: { id: row.tokenId, name: tokenName },
    library: cut < 0 ? library : (library?.slice(0, cut) ?? null),
    libraryVersion: cut < 0 ? null : (library?.slice(cut + 1) ?? null),
    version: epoch === null || version === null ? null : `${epoch}.${version}`,
    digest: row.digest,
    appliedAt: appliedAt && instant(appliedAt),
    rejected:
      rejectedDigest === null
        ? null
        : {
            digest: rejectedDigest,
            reason: row.rejectedReason ?? '',
            at: instant(rejectedAt ?? lastSeenAt),
          },
    firstSeenAt: instant(row.firstSeenAt),
    lastSeenAt: instant(lastSeenAt),
    standing: standingOf(
      { epoch, version, digest: row.digest, refusing: rejectedDigest !== null, lastSeenAt },
      active,
      now,
    ),
  };
}

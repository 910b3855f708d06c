import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { GONE_AFTER_MS } from '@/lib/routers/standing';
import { type EnvironmentOverview, signedTimes } from '../environment-settings';

/** Every environment in order, with what hangs on it. */
export async function listEnvironmentOverviews(now: Date): Promise<EnvironmentOverview[]> {
  const heardSince = new Date(now.getTime() - GONE_AFTER_MS);
  const rows = await db().environment.findMany({
    where: { archivedAt: null },
    orderBy: { position: 'asc' },
    include: {
      entities: { select: { entity: { select: { name: true } } } },
      versions: {
        orderBy: { version: 'desc' },
        take: 1,
        select: { version: true, publishedAt: true, release: true },
      },
      signingKeys: { where: { role: 'release', retiredAt: null }, select: { kid: true } },
      _count: {
        select: {
          drafts: { where: { archivedAt: null } },
          routers: { where: { lastSeenAt: { gte: heardSince } } },
          tokens: { where: { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] } },
        },
      },
    },
  });
  return rows.map(({ versions: [active], entities, signingKeys, _count, ...row }) => ({
    id: row.id,
    key: row.key,
    name: row.name,
    production: row.production,
    revision: row.revision,
    staleAfter: row.staleAfter,
    denyAfter: row.denyAfter,
    approvalsRequired: row.approvalsRequired,
    companies: entities.map(({ entity }) => entity.name).sort(),
    active: active
      ? { version: active.version, publishedAt: instant(active.publishedAt), ...signedTimes(active.release) }
      : null,
    routers: _count.routers,
    tokens: _count.tokens,
    drafts: _count.drafts,
    ownKey: signingKeys.length > 0,
  }));
}

/** Environments that were archived, the last one first. */
export async function listArchivedEnvironments(): Promise<
  { key: string; name: string; archivedAt: string }[]
> {
  const rows = await db().environment.findMany({
    where: { archivedAt: { not: null } },
    orderBy: { archivedAt: 'desc' },
  });
  return rows.flatMap(({ key, name, archivedAt }) =>
    archivedAt ? [{ key, name, archivedAt: instant(archivedAt) }] : [],
  );
}

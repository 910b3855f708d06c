import { allows } from '@/lib/auth/permissions';
import { actorNames } from '@/lib/auth/server/actor-names';
import { type Caller, forbid } from '@/lib/auth/server/command';
import { tokenStatus } from '@/lib/auth/token-schema';
import { AppError } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { parseToken, refuseToken } from '@/lib/delivery/token';
import type { CatalogLinkDto } from '../catalog-link';

/** Milliseconds between two notes of an address' last use, so that polling does not become writing. */
const LAST_USED_EVERY = 60_000;

/** Every secret address, newest first, those that still work before the rest. */
export async function listCatalogLinks(caller: Caller, now: Date = new Date()): Promise<CatalogLinkDto[]> {
  if (!allows(caller.roles, 'catalog_link.create')) throw forbid('catalog_link.create');
  const rows = await db().catalogLink.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] });
  const names = await actorNames(
    db(),
    rows.flatMap(({ createdById, revokedById }) => [createdById, revokedById]),
  );
  const links = rows.map((row) => ({
    id: row.id,
    name: row.name,
    status: tokenStatus(row, now),
    createdAt: instant(row.createdAt),
    createdBy: names.get(row.createdById ?? '') ?? null,
    lastUsedAt: row.lastUsedAt && instant(row.lastUsedAt),
    expiresAt: row.expiresAt && instant(row.expiresAt),
    revokedAt: row.revokedAt && instant(row.revokedAt),
    revokedBy: names.get(row.revokedById ?? '') ?? null,
  }));
  const active = links.filter(({ status }) => status === 'active');
  return [...active, ...links.filter(({ status }) => status !== 'active')];
}

/**
 * Lets a secret of an address in, or finds nothing: whoever guesses learns neither whether there is such an address nor
 * whether it has ended.
 *
 * @throws AppError not_found
 */
export async function requireLink(secret: string, now: Date): Promise<void> {
  const nothing = () =>
    new AppError(
      'not_found',
      'There is nothing at this address. It may have expired or been revoked: ask an administrator for a new one.',
    );
  const parsed = parseToken(secret, 'flc');
  if (!parsed.ok) throw nothing();
  const row = await db().catalogLink.findUnique({ where: { id: parsed.id } });
  const known = row && {
    secretHash: row.secretHash,
    expiresAt: row.expiresAt?.getTime() ?? null,
    revokedAt: row.revokedAt?.getTime() ?? null,
  };
  if (refuseToken(known ?? undefined, parsed.secret, now.getTime())) throw nothing();
  await db().catalogLink.updateMany({
    where: {
      id: parsed.id,
      OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(now.getTime() - LAST_USED_EVERY) } }],
    },
    data: { lastUsedAt: now },
  });
}

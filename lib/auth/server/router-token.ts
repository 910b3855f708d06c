import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { bearer, parseToken, refuseToken, TOKEN_REFUSALS } from '@/lib/delivery/token';
import type { Scope } from '../scopes';

/** Who calls with a router token. */
export interface RouterCaller {
  readonly tokenId: string;
  readonly environmentId: string;
  /** The environment's key. */
  readonly environment: string;
}

/** Milliseconds between two notes of a token's last use, so that polling does not become writing. */
const LAST_USED_EVERY = 60_000;

/**
 * Checks the router token of a request to a route that reads the database anyway (delivery hosts have their own table in
 * memory).
 *
 * @throws AppError unauthenticated (no token, or one that does not hold) or forbidden (lacks the scope)
 */
export async function authenticateToken(
  headers: Headers,
  scope: Scope,
  now: Date = new Date(),
): Promise<RouterCaller> {
  const text = bearer(headers.get('authorization') ?? undefined);
  if (text === null) {
    throw new AppError('unauthenticated', 'Send a router token: Authorization: Bearer flr_….');
  }
  const parsed = parseToken(text);
  if (!parsed.ok) throw new AppError('unauthenticated', TOKEN_REFUSALS[parsed.reason]);
  const row = await db().routerToken.findUnique({ where: { id: parsed.id }, include: { environment: true } });
  const known = row
    ? {
        id: row.id,
        environment: row.environment.key,
        scopes: row.scopes,
        secretHash: row.secretHash,
        expiresAt: row.expiresAt?.getTime() ?? null,
        revokedAt: row.revokedAt?.getTime() ?? null,
      }
    : undefined;
  const refusal = refuseToken(known, parsed.secret, now.getTime());
  if (!row || refusal) throw new AppError('unauthenticated', TOKEN_REFUSALS[refusal ?? 'unknown']);
  if (!row.scopes.includes(scope)) {
    throw new AppError('forbidden', `This token does not have the scope ${scope}.`);
  }
  await db().routerToken.updateMany({
    where: {
      id: row.id,
      OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(now.getTime() - LAST_USED_EVERY) } }],
    },
    data: { lastUsedAt: now },
  });
  return { tokenId: row.id, environmentId: row.environmentId, environment: row.environment.key };
}

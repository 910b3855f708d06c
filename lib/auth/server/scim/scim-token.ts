import { db } from '@/lib/db/client';
import { bearer, parseToken, refuseToken, TOKEN_REFUSALS } from '@/lib/delivery/token';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { requireRate } from '@/lib/http/server/rate-limit';
import { ScimError } from '../../scim/scim-error';
import { clientAddress } from '../client-address';

/** The provider that a request speaks for. */
export interface ScimProvider {
  readonly id: string;
  readonly firstRole: string | null;
  readonly tokenId: string;
  /** The actor who made the token. */
  readonly madeById: string;
}

/** Milliseconds between two notes of a token's last use. */
const LAST_USED_EVERY = 60_000;

/**
 * Checks the token of a SCIM request. One that does not hold counts against the address that it came from.
 * @throws ScimError 401, or AppError rate_limited
 */
export async function authenticateScim(headers: Headers, now: Date): Promise<ScimProvider> {
  try {
    const provider = await presented(headers, now);
    await requireRate(RATE_LIMITS.scim, provider.tokenId, now);
    return provider;
  } catch (error) {
    if (error instanceof ScimError) {
      await requireRate(RATE_LIMITS.failedTokens, clientAddress(headers) ?? 'unknown', now);
    }
    throw error;
  }
}

async function presented(headers: Headers, now: Date): Promise<ScimProvider> {
  const text = bearer(headers.get('authorization') ?? undefined);
  if (text === null) throw new ScimError(401, 'Send a token: Authorization: Bearer fls_….');
  const parsed = parseToken(text, 'fls');
  if (!parsed.ok) {
    throw new ScimError(
      401,
      parsed.reason === 'typo'
        ? TOKEN_REFUSALS.typo
        : 'This is no token of a directory: one looks like fls_<id>_<secret>.',
    );
  }
  const row = await db().scimToken.findUnique({ where: { id: parsed.id }, include: { provider: true } });
  const known = row && {
    secretHash: row.secretHash,
    expiresAt: row.expiresAt?.getTime() ?? null,
    revokedAt: row.revokedAt?.getTime() ?? null,
  };
  const refusal = refuseToken(known ?? undefined, parsed.secret, now.getTime());
  if (!row || refusal) throw new ScimError(401, TOKEN_REFUSALS[refusal ?? 'unknown']);
  if (row.provider.archivedAt) throw new ScimError(401, 'The provider of this token was put away.');
  await db().scimToken.updateMany({
    where: {
      id: row.id,
      OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(now.getTime() - LAST_USED_EVERY) } }],
    },
    data: { lastUsedAt: now },
  });
  const { id, firstRole } = row.provider;
  return { id, firstRole, tokenId: row.id, madeById: row.createdById };
}

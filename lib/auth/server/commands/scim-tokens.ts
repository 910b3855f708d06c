import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { notFound, refused } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import { formatToken, tokenId } from '@/lib/delivery/token';
import { createScimTokenSchema } from '../../scim-token';
import { defineCommand } from '../command';

const DAY_MS = 86_400_000;

interface CreatedScimToken {
  readonly id: string;
  /** The whole token. Stored nowhere: show it once. */
  readonly token: string;
  readonly expiresAt: string | null;
}

/** Makes a token by which a directory speaks for a provider. */
export const createScimToken = defineCommand({
  action: 'scim_token.create',
  input: createScimTokenSchema,
  run: async ({ tx, caller, now, audit }, input): Promise<CreatedScimToken> => {
    const { providerId, name, expiresInDays: days } = input;
    const provider = await tx.identityProvider.findFirst({ where: { id: providerId, archivedAt: null } });
    if (!provider) throw notFound('identity provider');
    const id = tokenId(randomBytes(9));
    const { token, secretHash } = formatToken(id, randomBytes(32), 'fls');
    const expiresAt = days === null ? null : new Date(now.getTime() + days * DAY_MS);
    await tx.scimToken.create({
      data: {
        id,
        providerId,
        name,
        secretHash: Uint8Array.from(secretHash),
        expiresAt,
        createdById: caller.actorId,
        createdAt: now,
      },
    });
    await audit({
      subjectType: 'scim token',
      subjectId: id,
      data: { provider: providerId, expiresAt: expiresAt && instant(expiresAt) },
    });
    return { id, token, expiresAt: expiresAt && instant(expiresAt) };
  },
});

/** Ends a directory's token for good. Whoever presents it is refused from the next request on. */
export const revokeScimToken = defineCommand({
  action: 'scim_token.revoke',
  input: z.object({ tokenId: z.string().regex(/^[0-9A-Za-z]{4,32}$/, 'There is no such token.') }),
  run: async ({ tx, now, audit }, { tokenId: id }): Promise<void> => {
    const token = await tx.scimToken.findUnique({ where: { id } });
    if (!token) throw notFound('token');
    const { count } = await tx.scimToken.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) throw refused('This token was already revoked.');
    await audit({ subjectType: 'scim token', subjectId: id, data: { provider: token.providerId } });
  },
});

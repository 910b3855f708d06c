import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { tokenIdSchema } from '@/lib/auth/token-schema';
import { notFound, refused } from '@/lib/core/errors';
import { lineSchema } from '@/lib/core/plain-text';
import { instant } from '@/lib/core/time';
import { formatToken, tokenId } from '@/lib/delivery/token';
import type { CreatedCatalogLink } from '../catalog-link';

const DAY_MS = 86_400_000;

/** Makes a secret address at which the catalogue is read, and nothing else. */
export const createCatalogLink = defineCommand({
  action: 'catalog_link.create',
  input: z.object({
    name: lineSchema('Enter a name that says what reads it.', 100),
    /** Days from now; null = until it is revoked. */
    expiresInDays: z
      .int('Use a whole number of days.')
      .min(1, 'Use at least one day.')
      .max(3650, 'Use at most 3,650 days.')
      .nullable(),
  }),
  run: async ({ tx, caller, now, audit }, { name, expiresInDays: days }): Promise<CreatedCatalogLink> => {
    const id = tokenId(randomBytes(9));
    const { token: secret, secretHash } = formatToken(id, randomBytes(32), 'flc');
    const expiresAt = days === null ? null : new Date(now.getTime() + days * DAY_MS);
    await tx.catalogLink.create({
      data: {
        id,
        name,
        secretHash: Uint8Array.from(secretHash),
        expiresAt,
        createdById: caller.actorId,
        createdAt: now,
      },
    });
    const until = expiresAt && instant(expiresAt);
    await audit({ subjectType: 'catalog_link', subjectId: id, data: { expiresAt: until } });
    return { id, secret, expiresAt: until };
  },
});

/** Ends a secret address for good: whoever asks there finds nothing. */
export const revokeCatalogLink = defineCommand({
  action: 'catalog_link.revoke',
  input: z.object({ linkId: tokenIdSchema }),
  run: async ({ tx, caller, now, audit }, { linkId: id }): Promise<void> => {
    if (!(await tx.catalogLink.findUnique({ where: { id } }))) throw notFound('address');
    const { count } = await tx.catalogLink.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: now, revokedById: caller.actorId },
    });
    if (count === 0) throw refused('This address was already revoked.');
    await audit({ subjectType: 'catalog_link', subjectId: id });
  },
});

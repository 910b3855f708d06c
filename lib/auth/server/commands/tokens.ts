import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { invalid, notFound, refused } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import { formatToken, tokenId } from '@/lib/delivery/token';
import { createTokenSchema, tokenIdSchema } from '../../token-schema';
import { defineCommand } from '../command';

const DAY_MS = 86_400_000;

export interface CreatedToken {
  readonly id: string;
  /** The whole token. Stored nowhere: show it once. */
  readonly token: string;
  readonly environment: string;
  readonly expiresAt: string | null;
}

/** Makes a router token for one environment. Hosts know it within a second. */
export const createToken = defineCommand({
  action: 'token.create',
  input: createTokenSchema,
  perEnvironment: true,
  run: async ({ tx, caller, now, authorise, audit }, input): Promise<CreatedToken> => {
    const environment = await tx.environment.findFirst({
      where: { key: input.environment, archivedAt: null },
    });
    if (!environment) throw invalid([{ path: '/environment', message: 'There is no such environment.' }]);
    authorise(environment.id);
    const id = tokenId(randomBytes(9));
    const { token, secretHash } = formatToken(id, randomBytes(32));
    const days = input.expiresInDays;
    const expiresAt = days === null ? null : new Date(now.getTime() + days * DAY_MS);
    await tx.routerToken.create({
      data: {
        id,
        name: input.name,
        environmentId: environment.id,
        scopes: input.scopes,
        secretHash: Uint8Array.from(secretHash),
        expiresAt,
        createdById: caller.actorId,
        createdAt: now,
      },
    });
    await tokensChanged(tx);
    const expiry = expiresAt ? instant(expiresAt) : null;
    await audit({
      subjectType: 'token',
      subjectId: id,
      environment: environment.key,
      data: { scopes: input.scopes, expiresAt: expiry },
    });
    return { id, token, environment: environment.key, expiresAt: expiry };
  },
});

/** Ends a router token for good. Routers that present it are refused within two seconds; open streams end. */
export const revokeToken = defineCommand({
  action: 'token.revoke',
  input: z.object({ tokenId: tokenIdSchema }),
  perEnvironment: true,
  run: async ({ tx, caller, now, authorise, audit }, input): Promise<void> => {
    const token = await tx.routerToken.findUnique({
      where: { id: input.tokenId },
      include: { environment: true },
    });
    if (!token) throw notFound('token');
    authorise(token.environmentId);
    const revoked = await tx.routerToken.updateMany({
      where: { id: token.id, revokedAt: null },
      data: { revokedAt: now, revokedById: caller.actorId },
    });
    if (revoked.count === 0) throw refused('This token was already revoked.');
    await tokensChanged(tx);
    await audit({ subjectType: 'token', subjectId: token.id, environment: token.environment.key });
  },
});

/** Tells delivery hosts, at their next poll, to read the tokens again. */
async function tokensChanged(tx: Transaction): Promise<void> {
  await tx.deliveryState.update({ where: { id: 1 }, data: { tokensRev: { increment: 1 } } });
}

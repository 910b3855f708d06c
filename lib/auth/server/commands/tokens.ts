import { z } from 'zod';
import { invalid, notFound, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { createTokenSchema, tokenIdSchema } from '../../token-schema';
import { defineCommand } from '../command';
import { type CreatedToken, issueToken, tokensChanged } from '../token-records';

/** Makes a router token for one environment. Hosts know it within a second. */
export const createToken = defineCommand({
  action: 'token.create',
  input: createTokenSchema,
  perEnvironment: true,
  run: async ({ tx, caller, now, authorise, audit }, input): Promise<CreatedToken> => {
    const environment = await environmentOf(tx, input.environment);
    authorise(environment.id);
    const token = await issueToken(
      tx,
      { ...input, environment, actorId: null, createdById: caller.actorId },
      now,
    );
    await audit({
      subjectType: 'token',
      subjectId: token.id,
      environment: environment.key,
      data: { scopes: input.scopes, expiresAt: token.expiresAt },
    });
    return token;
  },
});

/** Ends any token for good. Who presents it is refused within two seconds; open streams end. */
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
    await endToken(tx, token.id, caller.actorId, now);
    await audit({ subjectType: 'token', subjectId: token.id, environment: token.environment.key });
  },
});

/** The environment that a token is to be for. */
export async function environmentOf(tx: Transaction, key: string) {
  const environment = await tx.environment.findFirst({ where: { key, archivedAt: null } });
  if (!environment) throw invalid([{ path: '/environment', message: 'There is no such environment.' }]);
  return environment;
}

/** @throws AppError refused for a token that has ended already */
export async function endToken(
  tx: Transaction,
  id: string,
  revokedById: string,
  revokedAt: Date,
): Promise<void> {
  const { count } = await tx.routerToken.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt, revokedById },
  });
  if (count === 0) throw refused('This token was already revoked.');
  await tokensChanged(tx);
}

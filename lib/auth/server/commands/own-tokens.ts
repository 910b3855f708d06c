import { z } from 'zod';
import { invalid, notFound, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { SERVICE_SCOPES } from '../../scopes';
import { createOwnTokenSchema, tokenIdSchema } from '../../token-schema';
import { authoriseOwn, type Caller, defineCommand } from '../command';
import { type CreatedToken, issueToken } from '../token-records';
import { endToken, environmentOf } from './tokens';

/**
 * Makes a token that acts for the person who makes it, or for a service account that they answer for. What it may do is
 * what the one it acts for may do when it is used, within its scopes and its environment.
 */
export const createOwnToken = defineCommand({
  action: 'own_token.create',
  input: createOwnTokenSchema,
  perEnvironment: true,
  run: async (
    { tx, caller, now, authorise, audit },
    { serviceAccountId, ...input },
  ): Promise<CreatedToken> => {
    const environment = await environmentOf(tx, input.environment);
    authorise(environment.id);
    const actorId =
      serviceAccountId === null ? caller.actorId : await answeredFor(tx, caller, serviceAccountId);
    if (caller.personId === null) throw refused('Tokens of their own are for people.');
    const beyond = input.scopes.filter((scope) => !(SERVICE_SCOPES as readonly string[]).includes(scope));
    if (serviceAccountId !== null && beyond.length > 0) {
      const message = `A service account gets no ${beyond.join(', ')}: approvals are given by people.`;
      throw invalid([{ path: '/scopes', message }]);
    }
    const token = await issueToken(tx, { ...input, environment, actorId, createdById: caller.actorId }, now);
    await audit({
      subjectType: 'token',
      subjectId: token.id,
      environment: environment.key,
      data: { scopes: input.scopes, expiresAt: token.expiresAt, actor: actorId },
    });
    return token;
  },
});

/** Ends one of the caller's own tokens, or of a service account that they answer for. */
export const revokeOwnToken = defineCommand({
  action: 'own_token.revoke',
  input: z.object({ tokenId: tokenIdSchema }),
  perEnvironment: true,
  run: async (context, { tokenId }): Promise<void> => {
    const { tx, caller, now, audit } = context;
    const token = await tx.routerToken.findUnique({
      where: { id: tokenId },
      include: { environment: true, actor: { include: { service: { select: { responsibleId: true } } } } },
    });
    const mine =
      token?.actor &&
      (token.actor.id === caller.actorId ||
        (caller.personId !== null && token.actor.service?.responsibleId === caller.personId));
    if (!token || !mine) throw notFound('token');
    authoriseOwn(context);
    await endToken(tx, token.id, caller.actorId, now);
    await audit({ subjectType: 'token', subjectId: token.id, environment: token.environment.key });
  },
});

/** The actor of a service account whose tokens the caller may have: nobody else gets them, administrators included. */
async function answeredFor(tx: Transaction, caller: Caller, serviceAccountId: string): Promise<string> {
  const account = await tx.serviceAccount.findFirst({ where: { id: serviceAccountId, archivedAt: null } });
  if (!account) throw notFound('service account');
  if (caller.personId === null || account.responsibleId !== caller.personId) {
    throw refused(`Only the person who answers for ${account.name} gets its tokens.`);
  }
  return account.actorId;
}

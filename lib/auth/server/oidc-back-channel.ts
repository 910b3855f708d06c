import { type JWTPayload, jwtVerify } from 'jose';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import type { RateLimit } from '@/lib/http/rate-limits';
import { takeFrom } from '@/lib/http/server/rate-limit';
import { log } from '@/lib/observe/log';
import { discover, isWithoutKeys, SIGNATURES } from './oidc-discovery';
import { CLOCK_SKEW } from './oidc-exchange';
import { endSessions } from './sessions';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** Seconds after which a logout token is too old. */
const FRESH = 300;

/** Each token once: by the time that there is one again, the token is too old. */
const ONCE: RateLimit = {
  name: 'logout-tokens',
  burst: 1,
  seconds: 2 * (FRESH + CLOCK_SKEW),
  refusal: 'This logout token was used already.',
};

/**
 * Ends the sessions that a provider says are over (OpenID Connect Back-Channel Logout 1.0, section 2.6): the one with its
 * `sid`, or all of that user that were begun there.
 *
 * @returns how many ended
 * @throws AppError invalid when the token is not one of this provider's, for us, fresh and unused; unavailable when its keys
 *   cannot be had
 */
export async function endByLogoutToken(key: string, token: string, now: Date): Promise<number> {
  const provider = await db().identityProvider.findFirst({ where: { key, archivedAt: null } });
  if (!provider?.issuer || !provider.clientId) throw refuse('There is no such provider.');
  const { issuer, clientId, id: providerId } = provider;
  const withoutKeys = (error: unknown) => {
    log('sign-in').warn({ event: 'provider_refused', provider: key, err: error });
    return new AppError('unavailable', 'The keys of this provider cannot be had now.');
  };
  const { server, keys } = await discover(issuer, now).catch((error: unknown) => {
    throw withoutKeys(error);
  });
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    issuer: server.issuer,
    audience: clientId,
    algorithms: SIGNATURES,
    clockTolerance: CLOCK_SKEW,
    maxTokenAge: FRESH,
    requiredClaims: ['iat', 'jti'],
    currentDate: now,
  }).catch((error: unknown) => {
    if (isWithoutKeys(error)) throw withoutKeys(error);
    throw refuse('This token is not signed by the provider, not for us, or not of now.');
  });
  // What is signed for another purpose, such as an ID token, ends nothing.
  if (!['logout+jwt', 'jwt', undefined].includes(protectedHeader.typ?.toLowerCase()) || !isLogout(payload)) {
    throw refuse('This is no logout token.');
  }
  const { sid, sub, jti } = payload;
  if (typeof sid !== 'string' && typeof sub !== 'string') throw refuse('It names nobody.');
  if (!(await takeFrom(ONCE, `${key} ${jti}`, now)).allowed) throw refuse(ONCE.refusal);
  return db().$transaction(async (tx) => {
    if (typeof sid === 'string')
      return endSessions(tx, { providerId, providerSession: sid }, 'provider', now);
    const account = await tx.account.findUnique({
      where: { providerId_subject: { providerId, subject: String(sub) } },
    });
    return account ? endSessions(tx, { providerId, accountId: account.id }, 'provider', now) : 0;
  });
}

function isLogout({ events, nonce }: JWTPayload): boolean {
  if (nonce !== undefined || typeof events !== 'object' || events === null) return false;
  const event: unknown = (events as Record<string, unknown>)[EVENT];
  return typeof event === 'object' && event !== null;
}

const refuse = (message: string) => new AppError('invalid', message);

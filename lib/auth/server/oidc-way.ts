import type { NextAuthOptions } from 'next-auth';
import { env } from '@/lib/env';
import { clientAddress } from './client-address';
import { nextAuthOptions } from './next-auth-options';
import { problemResponse, wishedPath, withReason } from './oidc-answer';
import { beginAttempt } from './oidc-attempt';
import { decodeSession, sessionCookie } from './session-token';

/**
 * On the way to a provider, which a script asks for, or back from it.
 *
 * @param cookie a cookie of the request, by name
 * @param ask has next-auth answer the request with these options
 */
export async function atProvider(
  key: string,
  request: Request,
  cookie: (name: string) => string | undefined,
  ask: (options: NextAuthOptions) => Promise<Response>,
): Promise<Response> {
  const json = request.method === 'POST';
  const name = `${env().NEXTAUTH_URL.startsWith('https://') ? '__Secure-' : ''}next-auth.callback-url`;
  const next = wishedPath(cookie(name));
  const told = new URL(request.url).searchParams.get('error');
  if (told !== null && !json) {
    return problemResponse(told === 'access_denied' ? 'cancelled' : 'failed', key, next, json);
  }
  const now = new Date();
  const had = await decodeSession(cookie(sessionCookie().name), now);
  const visitor = {
    address: clientAddress(request.headers),
    userAgent: request.headers.get('user-agent'),
    requestId: request.headers.get('x-request-id'),
    previous: had?.sid ?? null,
  };
  const attempt = await beginAttempt(key, visitor, now);
  if (attempt === null) return problemResponse('failed', key, next, json);
  if (typeof attempt === 'string') return problemResponse(attempt, key, next, json);
  const response = await ask(nextAuthOptions(attempt));
  return json ? response : withReason(response, attempt.problem(), key, next);
}

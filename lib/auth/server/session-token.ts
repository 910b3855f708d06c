import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from '@/lib/env';

/** Seconds after the last request until a session ends. */
export const SESSION_SECONDS = 12 * 3600;
/** Seconds after signing in until a session ends however busy it is. */
export const SESSION_LIMIT_SECONDS = 7 * 24 * 3600;
/** Seconds after which a request renews the cookie. */
const RENEW_AFTER_SECONDS = 15 * 60;

const claimsSchema = z.object({
  /** The account. */
  sub: z.uuid(),
  /** The session: its row has the last word (sessions.ts). */
  sid: z.uuid(),
  /** The account's session stamp when it signed in: the session ends when the account's changes. */
  stamp: z.string(),
  /** When it signed in. Seconds since 1970. */
  since: z.number(),
  /** When the cookie was made. Seconds since 1970. */
  iat: z.number(),
});

export type SessionClaims = Omit<z.infer<typeof claimsSchema>, 'iat'>;

/** The session cookie of next-auth. Over https, its name has browsers take it from this host alone, and no neighbour plant one. */
export function sessionCookie() {
  const secure = env().NEXTAUTH_URL.startsWith('https://');
  return {
    name: `${secure ? '__Host-' : ''}next-auth.session-token`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure } as const,
  };
}

/** Seconds for which a cookie made now may last: zero when the session has reached its end. */
export function secondsLeft(since: number, now: Date): number {
  return Math.max(
    0,
    Math.min(SESSION_SECONDS, Math.floor(since + SESSION_LIMIT_SECONDS - now.getTime() / 1000)),
  );
}

/** The cookie's value: next-auth's encrypted JWT. */
export function encodeSession(claims: SessionClaims, now: Date): Promise<string> {
  const { sub, sid, stamp, since } = claims;
  return encode({
    token: { sub, sid, stamp, since },
    secret: env().NEXTAUTH_SECRET,
    maxAge: secondsLeft(since, now),
  });
}

/**
 * What a cookie's value says, or null when it is not ours, altered or over. Whether account and session still allow it is for
 * session.ts to say.
 */
export async function decodeSession(
  value: string | undefined,
  now: Date,
): Promise<(SessionClaims & { readonly renew: boolean }) | null> {
  if (!value) return null;
  const token = await decode({ token: value, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  const claims = claimsSchema.safeParse(token);
  if (!claims.success || secondsLeft(claims.data.since, now) === 0) return null;
  const { sub, sid, stamp, since, iat } = claims.data;
  return { sub, sid, stamp, since, renew: now.getTime() / 1000 - iat > RENEW_AFTER_SECONDS };
}

import type { NextAuthOptions } from 'next-auth';
import { decode, encode } from 'next-auth/jwt';
import CredentialsProvider from 'next-auth/providers/credentials';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { reportDefect } from '@/lib/observe/defects';
import { log } from '@/lib/observe/log';
import { nextPath } from '../next-path';
import { clientAddress } from './client-address';
import type { ProviderAttempt } from './oidc-attempt';
import { rememberPending } from './pending-sign-in';
import { beginBrowserSession, callerOfAccount } from './session';
import { decodeSession, encodeSession, SESSION_SECONDS, sessionCookie } from './session-token';
import { endSessions } from './sessions';
import { passwordStep } from './sign-in-step';

/**
 * next-auth with local accounts and, on the way to a provider and back, that provider. Its JWT names the account, its session
 * stamp and the session, nothing about the person: who that is, what they may do and whether the session goes on is read from
 * the database at each request (session.ts).
 */
export function nextAuthOptions(attempt: ProviderAttempt | null = null): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    jwt: {
      maxAge: SESSION_SECONDS,
      // With a salt it is one of next-auth's own cookies: state, PKCE verifier, nonce.
      encode: (params) => {
        if (params.salt) return encode(params);
        const { token } = params;
        if (!token?.sub || !token.sid || !token.stamp || !token.since)
          throw new Error('a session token without an account or a session');
        const { sub, sid, stamp, since } = token;
        return encodeSession({ sub, sid, stamp, since }, new Date());
      },
      decode: async (params) => {
        if (params.salt) return decode(params);
        const claims = await decodeSession(params.token, new Date());
        return claims && { sub: claims.sub, sid: claims.sid, stamp: claims.stamp, since: claims.since };
      },
    },
    providers: [
      CredentialsProvider({
        name: 'E-mail and password',
        credentials: {
          email: { label: 'E-mail', type: 'email' },
          password: { label: 'Password', type: 'password' },
        },
        authorize: async (credentials, request) => {
          const { email, password } = credentials ?? {};
          const address = clientAddress(new Headers(request.headers));
          const now = new Date();
          const step = await passwordStep({ email, password }, address, now).catch(explain);
          // The form tells it from the others by its first word.
          if (step.next === 'elsewhere') throw new Error(`elsewhere:${step.provider ?? ''}`);
          const { accountId, sessionStamp } = step;
          if (step.next === 'second_factor') {
            await rememberPending({ accountId, sessionStamp });
            throw new Error('second_factor');
          }
          const sessionId = await beginBrowserSession({ accountId, method: 'password' }, now);
          return { id: accountId, sessionStamp, sessionId };
        },
      }),
      ...(attempt ? [attempt.option] : []),
    ],
    logger: {
      // What went wrong with a provider is noted where it happens, without tokens.
      error: (code, metadata) => {
        if (!attempt) log('sign-in').error({ event: code, err: errorOf(metadata) });
      },
      warn: () => {},
      debug: () => {},
    },
    events: {
      signOut: async ({ token }) => {
        const { sid: sessionId } = token ?? {};
        if (sessionId) {
          await db().$transaction((tx) => endSessions(tx, { sessionId }, 'signed_out', new Date()));
        }
      },
    },
    callbacks: {
      signIn: async ({ user, account }) => {
        if (!attempt || account?.provider !== attempt.option.id) return true;
        const signedIn = await attempt.signIn();
        if (!signedIn) return false;
        const { accountId, sessionStamp, sessionId } = signedIn;
        // next-auth hands the same object on to `jwt`.
        Object.assign(user, { id: accountId, sessionStamp, sessionId });
        return true;
      },
      jwt: ({ token, user }) =>
        user
          ? {
              sub: user.id,
              sid: user.sessionId,
              stamp: user.sessionStamp,
              since: Math.floor(Date.now() / 1000),
            }
          : token,
      session: async ({ session, token }) => {
        const { sub, stamp, sid } = token;
        const caller = sub && stamp && sid ? await callerOfAccount(sub, stamp, sid) : null;
        return { expires: session.expires, ...(caller && { user: { name: caller.name } }) };
      },
      // Only ever a page of this site, whatever callbackUrl says.
      redirect: ({ url, baseUrl }) => {
        const local = url === baseUrl ? '/' : url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
        return local === '/sign-in' ? `${baseUrl}/sign-in` : `${baseUrl}${nextPath(local)}`;
      },
    },
  };
}

function errorOf(metadata: Error | { error: Error }): Error {
  return metadata instanceof Error ? metadata : metadata.error;
}

/** next-auth shows the message of what `authorize` throws: a code that the form knows, never a reason from inside. */
function explain(error: unknown): never {
  if (!(error instanceof AppError)) {
    // next-auth would swallow it, and an operator must see it.
    reportDefect(error, { route: '/api/auth' });
    throw new Error('unavailable');
  }
  if (error.kind === 'rate_limited') throw new Error(`rate_limited:${error.details.retryAfter ?? 60}`);
  throw new Error(
    error.kind === 'unauthenticated' || error.kind === 'invalid' ? 'unauthenticated' : 'unavailable',
  );
}

declare module 'next-auth' {
  interface User {
    sessionStamp: string;
    sessionId: string;
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    /** The session. */
    sid?: string;
    /** The account's session stamp at sign-in. */
    stamp?: string;
    /** When the session began. Seconds since 1970. */
    since?: number;
  }
}

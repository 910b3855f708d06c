import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { nextPath } from '../next-path';
import { asksSecondFactor } from '../sign-in-policy';
import { clientAddress } from './client-address';
import type { Caller } from './command';
import { consoleOrigin } from './console-origin';
import { heldOf } from './held-roles';
import { PATH_HEADER } from './path-header';
import {
  decodeSession,
  encodeSession,
  type SessionClaims,
  secondsLeft,
  sessionCookie,
} from './session-token';
import { beginSession, endSessions, type NewSession } from './sessions';
import { signInPolicy } from './sign-in-policy';

/** Ms between two notes of a session's last use. */
const SEEN_EVERY = 15 * 60_000;

/** Who uses a session, and whether they first have to set up a second factor, which the policy asks of them by now. */
async function readSession(accountId: string, sessionStamp: string, sessionId: string) {
  const session = await db().session.findFirst({
    where: {
      id: sessionId,
      endedAt: null,
      account: { id: accountId, sessionStamp, archivedAt: null, person: { archivedAt: null } },
    },
    select: {
      method: true,
      account: {
        select: {
          totpConfirmedAt: true,
          person: {
            select: {
              id: true,
              actorId: true,
              name: true,
              roles: { select: { role: true, environmentId: true } },
            },
          },
        },
      },
    },
  });
  if (!session) return null;
  const { method, account } = session;
  const { id, actorId, name, roles } = account.person;
  const held = heldOf(roles);
  const without = method !== 'provider' && account.totpConfirmedAt === null;
  const mustEnrol =
    without &&
    asksSecondFactor(
      await signInPolicy(),
      held.map(({ role }) => role),
    );
  const caller: Caller = { actorId, personId: id, name, roles: held };
  return { caller, mustEnrol };
}

/**
 * Who an account is now, with the roles held now, if it may still use this session with this stamp: so an ended session, a
 * deactivation, a password change, a change of roles or of the sign-in policy is in force at the next request.
 */
export async function callerOfAccount(
  accountId: string,
  sessionStamp: string,
  sessionId: string,
): Promise<Caller | null> {
  const session = await readSession(accountId, sessionStamp, sessionId);
  return session && !session.mustEnrol ? session.caller : null;
}

/** What this browser's cookie says, or null. */
async function ownClaims(now: Date) {
  return decodeSession((await cookies()).get(sessionCookie().name)?.value, now);
}

/** Who is signed in, also while they have to set up a second factor before anything else. Read once per request. */
export const currentSignIn = cache(async () => {
  const now = new Date();
  const claims = await ownClaims(now);
  const session = claims && (await readSession(claims.sub, claims.stamp, claims.sid));
  if (!claims || !session) return null;
  await db().session.updateMany({
    where: { id: claims.sid, lastSeenAt: { lt: new Date(now.getTime() - SEEN_EVERY) } },
    data: { lastSeenAt: now },
  });
  const origin = consoleOrigin(await headers(), claims.sid);
  return { mustEnrol: session.mustEnrol, caller: { ...session.caller, origin } };
});

/** The signed-in person, or null. */
export async function currentCaller(): Promise<Caller | null> {
  const signIn = await currentSignIn();
  return signIn && !signIn.mustEnrol ? signIn.caller : null;
}

/**
 * The signed-in person, for every page and every action of the console: call it in each, since a layout is not rendered
 * anew on every navigation. A page whose session has ended goes to the sign-in page and comes back; an action keeps what
 * was typed and gets an AppError. What every role may read takes no other check than this, so whoever holds none is led
 * to their account.
 *
 * @throws AppError unauthenticated or forbidden in an action
 */
export async function requireCaller(): Promise<Caller> {
  const caller = await requireSignedIn();
  if (caller.roles.length > 0) return caller;
  if ((await headers()).has('next-action')) {
    throw new AppError('forbidden', 'You hold no role yet. An administrator can give you one.');
  }
  redirect('/settings/account');
}

/**
 * The same, whatever they hold: for the account, the documentation and the frame around every page.
 *
 * @throws AppError unauthenticated in an action
 */
export async function requireSignedIn(): Promise<Caller> {
  const signIn = await currentSignIn();
  if (signIn && !signIn.mustEnrol) return signIn.caller;
  const requestHeaders = await headers();
  if (requestHeaders.has('next-action')) {
    throw new AppError(
      'unauthenticated',
      signIn
        ? 'Your organisation asks for a second factor. Set it up in another tab, then repeat this: nothing that you typed is lost.'
        : 'Your session has ended. Sign in again in another tab, then repeat this: nothing that you typed is lost.',
    );
  }
  const path = nextPath(requestHeaders.get(PATH_HEADER));
  const door = signIn ? '/sign-in/second-factor' : '/sign-in';
  redirect(path === '/' ? door : `${door}?next=${encodeURIComponent(path)}`);
}

/**
 * Begins a session of this browser and ends the one it had, so that a cookie that was planted before leads nowhere.
 *
 * @returns its id; whoever signs in with next-auth hands it on, others call `writeSessionCookie`
 */
export async function beginBrowserSession(
  session: Omit<NewSession, 'address' | 'userAgent'>,
  now: Date,
): Promise<string> {
  const before = await ownClaims(now);
  const requestHeaders = await headers();
  const address = clientAddress(requestHeaders);
  const userAgent = requestHeaders.get('user-agent');
  return db().$transaction(async (tx) => {
    if (before) await endSessions(tx, { sessionId: before.sid }, 'signed_out', now);
    return beginSession(tx, { ...session, address, userAgent }, now);
  });
}

/** Gives this browser the cookie of a session that began now. */
export async function writeSessionCookie(claims: Omit<SessionClaims, 'since'>, now: Date): Promise<void> {
  const since = Math.floor(now.getTime() / 1000);
  const { name, options } = sessionCookie();
  const value = await encodeSession({ ...claims, since }, now);
  (await cookies()).set(name, value, { ...options, maxAge: secondsLeft(since, now) });
}

/** After a password change: this browser's session goes on under the account's new stamp, all others have ended. */
export async function continueSession(personId: string): Promise<void> {
  const now = new Date();
  const { name, options } = sessionCookie();
  const claims = await ownClaims(now);
  const account =
    claims && (await db().account.findFirst({ where: { id: claims.sub, personId, archivedAt: null } }));
  if (!claims || !account) return;
  const value = await encodeSession({ ...claims, stamp: account.sessionStamp }, now);
  (await cookies()).set(name, value, { ...options, maxAge: secondsLeft(claims.since, now) });
}

/**
 * Ends this browser's session: its cookie, wherever it was copied to, is worth nothing any more.
 * @returns the session, or null when there was none
 */
export async function endSession(): Promise<string | null> {
  const now = new Date();
  const claims = await ownClaims(now);
  if (claims) {
    await db().$transaction((tx) =>
      endSessions(tx, { sessionId: claims.sid, accountId: claims.sub }, 'signed_out', now),
    );
  }
  const { name, options } = sessionCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
  return claims?.sid ?? null;
}

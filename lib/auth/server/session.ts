import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { nextPath } from '../next-path';
import type { HeldRole } from '../permissions';
import { isRole } from '../roles';
import { clientAddress } from './client-address';
import type { Caller } from './command';
import { PATH_HEADER } from './path-header';
import { decodeSession, encodeSession, secondsLeft, sessionCookie } from './session-token';
import { endSessions } from './sessions';

/** Ms between two notes of a session's last use. */
const SEEN_EVERY = 15 * 60_000;

/**
 * Who an account is now, with the roles held now, if it may still use this session with this stamp: so an ended session, a
 * deactivation, a password change or a change of roles is in force at the next request.
 */
export async function callerOfAccount(
  accountId: string,
  sessionStamp: string,
  sessionId: string,
): Promise<Caller | null> {
  const session = await db().session.findFirst({
    where: {
      id: sessionId,
      endedAt: null,
      account: { id: accountId, sessionStamp, archivedAt: null, person: { archivedAt: null } },
    },
    select: {
      account: {
        select: {
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
  const { id, actorId, name, roles } = session.account.person;
  const held = roles.flatMap(({ role, environmentId }): HeldRole[] =>
    isRole(role) ? [{ role, environmentId }] : [],
  );
  return { actorId, personId: id, name, roles: held };
}

/** What this browser's cookie says, or null. */
async function ownClaims(now: Date) {
  return decodeSession((await cookies()).get(sessionCookie().name)?.value, now);
}

/** The signed-in person, or null. Read once per request. */
export const currentCaller = cache(async (): Promise<Caller | null> => {
  const now = new Date();
  const claims = await ownClaims(now);
  const caller = claims && (await callerOfAccount(claims.sub, claims.stamp, claims.sid));
  if (!claims || !caller) return null;
  await db().session.updateMany({
    where: { id: claims.sid, lastSeenAt: { lt: new Date(now.getTime() - SEEN_EVERY) } },
    data: { lastSeenAt: now },
  });
  const requestHeaders = await headers();
  const origin = {
    via: 'console',
    address: clientAddress(requestHeaders),
    sessionId: claims.sid,
    tokenId: null,
    requestId: requestHeaders.get('x-request-id'),
  } as const;
  return { ...caller, origin };
});

/**
 * The signed-in person, for every page and every action of the console: call it in each, since a layout is not rendered
 * anew on every navigation. A page whose session has ended goes to the sign-in page and comes back; an action keeps what
 * was typed and gets an AppError.
 *
 * @throws AppError unauthenticated in an action
 */
export async function requireCaller(): Promise<Caller> {
  const caller = await currentCaller();
  if (caller) return caller;
  const requestHeaders = await headers();
  if (requestHeaders.has('next-action')) {
    throw new AppError(
      'unauthenticated',
      'Your session has ended. Sign in again in another tab, then repeat this: nothing that you typed is lost.',
    );
  }
  const path = nextPath(requestHeaders.get(PATH_HEADER));
  redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`);
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

/** Ends this browser's session: its cookie, wherever it was copied to, is worth nothing any more. */
export async function endSession(): Promise<void> {
  const now = new Date();
  const claims = await ownClaims(now);
  if (claims) {
    await db().$transaction((tx) =>
      endSessions(tx, { sessionId: claims.sid, accountId: claims.sub }, 'signed_out', now),
    );
  }
  const { name, options } = sessionCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

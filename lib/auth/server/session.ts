import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { nextPath } from '../next-path';
import type { HeldRole } from '../permissions';
import { isRole } from '../roles';
import type { Caller } from './command';
import { PATH_HEADER } from './path-header';
import { decodeSession, encodeSession, secondsLeft, sessionCookie } from './session-token';

/**
 * Who an account is now, with the roles held now, if it may still use a session with this stamp: so a deactivation, a
 * password change or a change of roles is in force at the next request.
 */
export async function callerOfAccount(accountId: string, sessionStamp: string): Promise<Caller | null> {
  const account = await db().account.findFirst({
    where: { id: accountId, sessionStamp, archivedAt: null, person: { archivedAt: null } },
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
  });
  if (!account) return null;
  const { id, actorId, name, roles } = account.person;
  const held = roles.flatMap(({ role, environmentId }): HeldRole[] =>
    isRole(role) ? [{ role, environmentId }] : [],
  );
  return { actorId, personId: id, name, roles: held };
}

/** The signed-in person, or null. Read once per request. */
export const currentCaller = cache(async (): Promise<Caller | null> => {
  const jar = await cookies();
  const claims = await decodeSession(jar.get(sessionCookie().name)?.value, new Date());
  return claims ? callerOfAccount(claims.sub, claims.stamp) : null;
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
  const jar = await cookies();
  const { name, options } = sessionCookie();
  const claims = await decodeSession(jar.get(name)?.value, now);
  const account =
    claims && (await db().account.findFirst({ where: { id: claims.sub, personId, archivedAt: null } }));
  if (!claims || !account) return;
  const value = await encodeSession({ ...claims, stamp: account.sessionStamp }, now);
  jar.set(name, value, { ...options, maxAge: secondsLeft(claims.since, now) });
}

/** Ends this browser's session. */
export async function endSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

import { cookies, headers } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { cache } from 'react';
import { z } from 'zod';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import type { Caller } from './command';
import { consoleOrigin } from './console-origin';
import { heldOf } from './held-roles';
import { sessionCookie } from './session-token';
import type { SignedIn } from './sign-in';

/**
 * Between the password and the second factor there is no session: a cookie of ten minutes names the account, under a key of
 * its own, so that it can never be taken for a session or the other way round.
 */

const SECONDS = 600;
const SALT = 'fairlead.second-factor';

const claimsSchema = z.object({ sub: z.uuid(), stamp: z.string() });

function pendingCookie() {
  const { options } = sessionCookie();
  const name = `${options.secure ? '__Secure-' : ''}fairlead.second-factor`;
  return { name, options: { ...options, path: '/sign-in' } };
}

/** The cookie's value. */
export function encodePending({ accountId, sessionStamp }: SignedIn): Promise<string> {
  const token = { sub: accountId, stamp: sessionStamp };
  return encode({ token, secret: env().NEXTAUTH_SECRET, salt: SALT, maxAge: SECONDS });
}

/** What a cookie's value says; null when it is not ours, altered or over. */
export async function decodePending(value: string | undefined): Promise<SignedIn | null> {
  if (!value) return null;
  const token = await decode({ token: value, secret: env().NEXTAUTH_SECRET, salt: SALT }).catch(() => null);
  const claims = claimsSchema.safeParse(token);
  return claims.success ? { accountId: claims.data.sub, sessionStamp: claims.data.stamp } : null;
}

/** Notes in this browser whose password was right. */
export async function rememberPending(signedIn: SignedIn): Promise<void> {
  const { name, options } = pendingCookie();
  (await cookies()).set(name, await encodePending(signedIn), { ...options, maxAge: SECONDS });
}

export async function forgetPending(): Promise<void> {
  const { name, options } = pendingCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

/** Whose password was right in this browser, if the account still allows it. Read once per request. */
export const pendingSignIn = cache(async () => {
  const signedIn = await decodePending((await cookies()).get(pendingCookie().name)?.value);
  if (!signedIn) return null;
  const account = await db().account.findFirst({
    where: {
      id: signedIn.accountId,
      sessionStamp: signedIn.sessionStamp,
      archivedAt: null,
      person: { archivedAt: null },
    },
    include: { person: { include: { roles: { select: { role: true, environmentId: true } } } } },
  });
  if (!account) return null;
  const { id: personId, actorId, name, roles } = account.person;
  const caller: Caller = {
    actorId,
    personId,
    name,
    roles: heldOf(roles),
    origin: consoleOrigin(await headers(), null),
  };
  return { ...signedIn, caller, enrolled: account.totpConfirmedAt !== null };
});

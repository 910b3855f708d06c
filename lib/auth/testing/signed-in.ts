import { db } from '@/lib/db/client';
import { beginSession } from '../server/sessions';
import { signIn } from '../server/sign-in';

/** Signs in with a password alone, as a browser without an address or a name. */
export async function signedIn(
  credentials: { readonly email: string; readonly password: string },
  now = new Date(),
) {
  const account = await signIn(credentials, null, now);
  const sessionId = await db().$transaction((tx) =>
    beginSession(
      tx,
      { accountId: account.accountId, method: 'password', address: null, userAgent: null },
      now,
    ),
  );
  return { ...account, sessionId };
}

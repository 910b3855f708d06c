import { AppError, refused } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { isRole } from '../roles';
import { asksSecondFactor, takesPassword } from '../sign-in-policy';
import { providerForEmail } from './identity-providers';
import { countCodeAttempt, takeCode } from './second-factor';
import { type SignedIn, signIn } from './sign-in';
import { signInPolicy } from './sign-in-policy';

/** What follows on a password that was right. */
interface PasswordStep extends SignedIn {
  readonly next: 'session' | 'second_factor';
}

/**
 * Signs in with e-mail and password as far as these go: whether a session begins or a second factor is asked for, which is
 * either in use or has to be set up.
 *
 * @throws AppError as `signIn` does; refused, naming where one signs in instead, where a password is not taken
 */
export async function passwordStep(
  input: unknown,
  address: string | null,
  now: Date = new Date(),
): Promise<PasswordStep> {
  const signedIn = await signIn(input, address, now);
  const { email, totpConfirmedAt, person } = await db().account.findUniqueOrThrow({
    where: { id: signedIn.accountId },
    select: { email: true, totpConfirmedAt: true, person: { select: { roles: { select: { role: true } } } } },
  });
  const roles = person.roles.map(({ role }) => role).filter(isRole);
  const [policy, provider] = [await signInPolicy(), await providerForEmail(email)];
  // Whoever keeps the providers must get in when one of them is down.
  if (!roles.includes('admin') && (provider || !takesPassword(policy, roles))) {
    throw refused(provider?.name ?? '');
  }
  const second = totpConfirmedAt !== null || asksSecondFactor(policy, roles);
  return { ...signedIn, next: second ? 'second_factor' : 'session' };
}

/**
 * Takes the second factor of somebody whose password was right.
 *
 * @throws AppError unauthenticated when the account has changed since, invalid at /code, or rate_limited
 */
export async function takeSecondFactor(
  { accountId, sessionStamp }: SignedIn,
  code: string,
  now: Date = new Date(),
): Promise<'totp' | 'recovery_code'> {
  const attempt = await countCodeAttempt(accountId, now);
  const method = await db().$transaction(async (tx) => {
    const account = await tx.account.findFirst({
      where: { id: accountId, sessionStamp, archivedAt: null, totpConfirmedAt: { not: null } },
    });
    if (!account) throw new AppError('unauthenticated', 'Sign in again.');
    return takeCode(tx, accountId, code, now);
  });
  await attempt.settle();
  return method;
}

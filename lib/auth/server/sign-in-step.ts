import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { isRole } from '../roles';
import { asksSecondFactor } from '../sign-in-policy';
import { countCodeAttempt, takeCode } from './second-factor';
import { type SignedIn, signIn } from './sign-in';
import { signInPolicy } from './sign-in-policy';
import { signsInElsewhere } from './signs-in-elsewhere';

/** What follows on a password that was right. */
type PasswordStep =
  | (SignedIn & { readonly next: 'session' | 'second_factor' })
  | { readonly next: 'elsewhere'; readonly provider: string | null };

/**
 * Signs in with e-mail and password as far as these go: whether a session begins, a second factor is asked for, which is
 * either in use or has to be set up, or one signs in elsewhere (at a provider of that name).
 *
 * @throws AppError as `signIn` does
 */
export async function passwordStep(
  input: unknown,
  address: string | null,
  now: Date = new Date(),
): Promise<PasswordStep> {
  const signedIn = await signIn(input, address, now);
  const elsewhere = await signsInElsewhere(db(), signedIn.accountId);
  if (elsewhere) return { next: 'elsewhere', ...elsewhere };
  const { totpConfirmedAt, person } = await db().account.findUniqueOrThrow({
    where: { id: signedIn.accountId },
    select: { totpConfirmedAt: true, person: { select: { roles: { select: { role: true } } } } },
  });
  const roles = person.roles.map(({ role }) => role).filter(isRole);
  const second = totpConfirmedAt !== null || asksSecondFactor(await signInPolicy(), roles);
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

import { z } from 'zod';
import { AppError, invalid } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { countSignIn } from '@/lib/observe/console-metrics';
import { emailSchema, passwordSchema } from '../person-schema';
import { countAttempt } from './attempts';
import { fieldProblems } from './command';
import { checkPassword, hashPassword } from './passwords';

export const signInSchema = z.object({ email: emailSchema, password: passwordSchema });

const WRONG = 'This e-mail and password do not go together.';

export interface SignedIn {
  readonly accountId: string;
  readonly sessionStamp: string;
}

/**
 * Checks e-mail and password: what else a sign-in takes, says sign-in-step.ts. Unknown e-mail, wrong password, deactivated person and an account that signs in
 * elsewhere get the same answer after the same work.
 *
 * @param address the client's network address, for the limit per address; null when unknown
 * @throws AppError invalid, unauthenticated or rate_limited
 */
export async function signIn(
  input: unknown,
  address: string | null,
  now: Date = new Date(),
): Promise<SignedIn> {
  const parsed = signInSchema.safeParse(input);
  if (!parsed.success) throw invalid(fieldProblems(parsed.error));
  const { email, password } = parsed.data;
  const attempt = await countAttempt(email, address, now);
  const account = await db().account.findFirst({
    where: { email, archivedAt: null, person: { archivedAt: null } },
    select: { id: true, passwordHash: true, sessionStamp: true },
  });
  const { correct, outdated } = await checkPassword(account?.passwordHash ?? null, password);
  if (!account || !correct) {
    countSignIn('refused');
    throw new AppError('unauthenticated', WRONG);
  }
  await attempt.settle();
  const updated = await db().account.updateMany({
    // A new password or a deactivation while this one was checked has changed the stamp: no session begins.
    where: { id: account.id, archivedAt: null, sessionStamp: account.sessionStamp },
    data: {
      sessionStamp: account.sessionStamp,
      ...(outdated ? { passwordHash: await hashPassword(password) } : {}),
    },
  });
  if (updated.count === 0) throw new AppError('unauthenticated', WRONG);
  return { accountId: account.id, sessionStamp: account.sessionStamp };
}

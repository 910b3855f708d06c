import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { invalid, refused } from '@/lib/core/errors';
import { passwordSchema } from '../../person-schema';
import { countAttempt } from '../attempts';
import { authoriseOwn, defineCommand } from '../command';
import { voidPasswordLinks } from '../password-reset';
import { checkPassword, hashPassword, refuseBadPassword } from '../passwords';
import { endSessions } from '../sessions';

/**
 * Changes the caller's own password, given the current one, and ends every other session of the account. Wrong guesses count
 * as failed sign-ins, so that an unattended browser is no way to try passwords.
 */
export const changePassword = defineCommand({
  action: 'account.change_password',
  input: z.object({ current: passwordSchema, password: passwordSchema }),
  perEnvironment: true,
  run: async (context, { current, password }): Promise<{ readonly personId: string }> => {
    const { tx, caller, now, audit } = context;
    authoriseOwn(context);
    const account = caller.personId
      ? await tx.account.findFirst({
          where: { personId: caller.personId, archivedAt: null, passwordHash: { not: null } },
          orderBy: { createdAt: 'asc' },
        })
      : null;
    if (!account || !caller.personId) throw refused('This account has no password: it signs in elsewhere.');
    refuseBadPassword(password, account.email);
    const attempt = await countAttempt(account.email, null, now);
    const { correct } = await checkPassword(account.passwordHash, current);
    if (!correct) throw invalid([{ path: '/current', message: 'This is not your current password.' }]);
    await attempt.settle();
    const changed = await tx.account.updateMany({
      where: { id: account.id, sessionStamp: account.sessionStamp, archivedAt: null },
      data: {
        passwordHash: await hashPassword(password),
        sessionStamp: randomUUID(),
        revision: { increment: 1 },
      },
    });
    if (changed.count === 0)
      throw refused('Your password was changed at the same moment elsewhere. Sign in again.');
    const except = caller.origin?.sessionId ?? undefined;
    await voidPasswordLinks(tx, account.id, now);
    await endSessions(tx, { accountId: account.id, ...(except && { except }) }, 'account', now);
    await audit({ subjectType: 'account', subjectId: account.id });
    return { personId: caller.personId };
  },
});

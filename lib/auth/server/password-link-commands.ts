import { z } from 'zod';
import { notFound, refused } from '@/lib/core/errors';
import { idSchema } from '@/lib/core/record-schema';
import { instant } from '@/lib/core/time';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { defineCommand } from './command';
import { refuseForAdmins } from './keep-an-admin';
import { makePasswordLink, whyNoPassword } from './password-reset';

interface NewPasswordLink {
  /** The link's path. It holds the secret, which is stored nowhere: show it once. */
  readonly path: string;
  readonly expiresAt: string;
}

/**
 * A link for somebody else who forgot their password, to be handed over; the password that they have goes on until it is used. Not for an
 * administrator: whoever makes it could use it.
 */
export const makeLinkForPassword = defineCommand({
  action: 'password.make_link',
  limit: RATE_LIMITS.passwordLinks,
  input: z.object({ personId: idSchema }),
  run: async ({ tx, caller, now, audit }, { personId }): Promise<NewPasswordLink> => {
    if (personId === caller.personId) throw refused('Change your own password under Settings, Account.');
    await refuseForAdmins(tx, caller, personId, { what: 'password', command: 'reset-password' });
    const account = await tx.account.findFirst({
      where: { personId, archivedAt: null, person: { archivedAt: null } },
      orderBy: [{ passwordHash: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }],
    });
    if (!account) throw notFound('account');
    const why = await whyNoPassword(tx, account.id);
    if (why) throw refused(why);
    const { path, expiresAt } = await makePasswordLink(tx, account.id, caller.actorId, now);
    await audit({ subjectType: 'account', subjectId: account.id, data: { expiresAt: instant(expiresAt) } });
    return { path, expiresAt: instant(expiresAt) };
  },
});

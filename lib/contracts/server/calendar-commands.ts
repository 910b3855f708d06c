import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Caller, defineCommand } from '@/lib/auth/server/command';
import { tokenIdSchema } from '@/lib/auth/token-schema';
import { AppError, notFound, refused } from '@/lib/core/errors';
import { formatToken, tokenId } from '@/lib/delivery/token';

/** As many as anybody has calendars. */
const LINKS_AT_MOST = 10;

/** Makes a secret address from which a calendar reads the dates that the caller may see, for as long as they may. */
export const createCalendarLink = defineCommand({
  action: 'calendar_link.create',
  input: z.strictObject({}),
  run: async ({ tx, caller, now, audit }): Promise<{ id: string; secret: string }> => {
    const personId = requirePerson(caller);
    await tx.$queryRaw`SELECT 1 FROM persons WHERE id = ${personId}::uuid FOR UPDATE`;
    const have = await tx.calendarLink.count({ where: { personId, revokedAt: null } });
    if (have >= LINKS_AT_MOST) throw refused(`You have ${LINKS_AT_MOST} addresses. Revoke one first.`);
    const id = tokenId(randomBytes(9));
    const { token: secret, secretHash } = formatToken(id, randomBytes(32), 'fld');
    await tx.calendarLink.create({
      data: { id, personId, secretHash: Uint8Array.from(secretHash), createdAt: now },
    });
    await audit({ subjectType: 'calendar_link', subjectId: id });
    return { id, secret };
  },
});

/** Ends one of the caller's own addresses for good. */
export const revokeCalendarLink = defineCommand({
  action: 'calendar_link.revoke',
  input: z.strictObject({ linkId: tokenIdSchema }),
  run: async ({ tx, caller, now, audit }, { linkId: id }): Promise<{ id: string }> => {
    const personId = requirePerson(caller);
    if (!(await tx.calendarLink.findFirst({ where: { id, personId } }))) throw notFound('address');
    const { count } = await tx.calendarLink.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) throw refused('This address was already revoked.');
    await audit({ subjectType: 'calendar_link', subjectId: id });
    return { id };
  },
});

function requirePerson({ personId }: Caller): string {
  if (personId === null) throw new AppError('forbidden', 'Only people have calendars.');
  return personId;
}

import { callerOfActor } from '@/lib/auth/server/caller-of-actor';
import type { Caller } from '@/lib/auth/server/command';
import { AppError } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { parseToken, refuseToken } from '@/lib/delivery/token';
import type { CalendarLinkDto } from '../calendar';

/** Milliseconds between two notes of an address' last use, so that polling does not become writing. */
const LAST_USED_EVERY = 60_000;

/** The caller's own addresses, newest first, those that still work before the rest. */
export async function listCalendarLinks({ personId }: Caller): Promise<CalendarLinkDto[]> {
  if (personId === null) return [];
  const rows = await db().calendarLink.findMany({ where: { personId }, orderBy: { createdAt: 'desc' } });
  const links = rows.map(({ id, createdAt, lastUsedAt, revokedAt }) => ({
    id,
    status: revokedAt ? ('revoked' as const) : ('active' as const),
    createdAt: instant(createdAt),
    lastUsedAt: lastUsedAt && instant(lastUsedAt),
    revokedAt: revokedAt && instant(revokedAt),
  }));
  return [
    ...links.filter(({ status }) => status === 'active'),
    ...links.filter(({ status }) => status !== 'active'),
  ];
}

/**
 * The person of a secret address, with the roles that they hold now. Whoever guesses learns nothing.
 * @throws AppError not_found, also where it was revoked or the person has left
 */
export async function callerOfCalendar(secret: string, now: Date): Promise<Caller> {
  const parsed = parseToken(secret, 'fld');
  const row = parsed.ok
    ? await db().calendarLink.findUnique({
        where: { id: parsed.id },
        include: { person: { select: { actorId: true } } },
      })
    : null;
  const known = row && {
    secretHash: row.secretHash,
    expiresAt: null,
    revokedAt: row.revokedAt?.getTime() ?? null,
  };
  const refusal = refuseToken(known ?? undefined, parsed.ok ? parsed.secret : '', now.getTime());
  const caller = row && !refusal ? await callerOfActor(db(), row.person.actorId) : null;
  if (!row || !caller)
    throw new AppError(
      'not_found',
      'There is nothing at this address. It may have been revoked: make a new one in Fairlead.',
    );
  await db().calendarLink.updateMany({
    where: {
      id: row.id,
      OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(now.getTime() - LAST_USED_EVERY) } }],
    },
    data: { lastUsedAt: now },
  });
  return caller;
}

import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { allows } from '../permissions';
import { deviceInWords, type SessionDto } from '../session';
import { type Caller, forbid } from './command';
import { SESSION_LIMIT_SECONDS, SESSION_SECONDS } from './session-token';

/** Sessions whose cookie may still hold, the last used first: `lastSeenAt` is up to a quarter of an hour behind. */
async function sessionsOfPerson(personId: string, current: string | null, now: Date): Promise<SessionDto[]> {
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const rows = await db().session.findMany({
    where: {
      account: { personId, archivedAt: null },
      endedAt: null,
      createdAt: { gt: before(SESSION_LIMIT_SECONDS) },
      lastSeenAt: { gt: before(SESSION_SECONDS + 900) },
    },
    include: { provider: { select: { name: true } } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  const sessions = rows.map((row) => ({
    id: row.id,
    device: deviceInWords(row.userAgent),
    address: row.address,
    method: row.method as SessionDto['method'],
    provider: row.provider?.name ?? null,
    since: instant(row.createdAt),
    lastSeenAt: instant(row.lastSeenAt),
    current: row.id === current,
  }));
  return [...sessions.filter((one) => one.current), ...sessions.filter((one) => !one.current)];
}

/** Where the caller is signed in, this browser first. */
export async function ownSessions(caller: Caller, now: Date = new Date()): Promise<SessionDto[]> {
  if (!caller.personId) return [];
  return sessionsOfPerson(caller.personId, caller.origin?.sessionId ?? null, now);
}

/** Where somebody is signed in, for those who may end it. @throws AppError forbidden */
export async function sessionsOf(
  caller: Caller,
  personId: string,
  now: Date = new Date(),
): Promise<SessionDto[]> {
  if (!allows(caller.roles, 'session.end')) throw forbid('session.end');
  return sessionsOfPerson(personId, caller.origin?.sessionId ?? null, now);
}

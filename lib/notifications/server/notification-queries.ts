import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { NOTIFICATION_KINDS, type NotificationKind, type Preference, preferences } from '../kinds';
import type { NotificationDto } from '../notification';

const SHOWN = 200;

/** Whether anything is mailed from here. */
export function mailIsSetUp(): boolean {
  return env().FAIRLEAD_SMTP_URL !== undefined;
}

/** How a person wants to hear of each kind; null for whoever is no person: as it is shipped. */
export async function preferencesOf(personId: string | null): Promise<readonly Preference[]> {
  if (personId === null) return preferences([]);
  return preferences(await db().notificationPreference.findMany({ where: { personId } }));
}

/** The kinds that a person wants to see in the console. */
async function shownKinds(personId: string): Promise<string[]> {
  return (await preferencesOf(personId)).filter((wish) => wish.console).map(({ kind }) => kind);
}

/** How many a person has not read. */
export async function unreadCount(personId: string | null): Promise<number> {
  if (personId === null) return 0;
  const kind = { in: await shownKinds(personId) };
  return db().notification.count({ where: { personId, kind, readAt: null } });
}

/** What a person was told, the latest first; the last 200. */
export async function listNotifications(personId: string | null): Promise<readonly NotificationDto[]> {
  if (personId === null) return [];
  const rows = await db().notification.findMany({
    where: { personId, kind: { in: await shownKinds(personId) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  });
  return rows
    .filter(({ kind }) => kind in NOTIFICATION_KINDS)
    .map(({ id, kind, title, body, href, createdAt, readAt }) => ({
      id,
      kind: kind as NotificationKind,
      title,
      body,
      href,
      at: instant(createdAt),
      read: readAt !== null,
    }));
}

/** Marks what a person has read; without ids, everything up to now. Nobody else's can be marked. */
export async function markRead(
  personId: string | null,
  ids: readonly string[] | null,
  now: Date,
): Promise<void> {
  if (personId === null) return;
  await db().notification.updateMany({
    where: { personId, readAt: null, ...(ids ? { id: { in: [...ids] } } : { createdAt: { lte: now } }) },
    data: { readAt: now },
  });
}

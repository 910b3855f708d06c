import { db } from '@/lib/db/client';
import { preferences } from '../kinds';
import { digestOf } from '../mail-text';
import { addressesOf } from './tell';

const DAY = 24 * 60 * 60 * 1000;
/** The hour (UTC) from which the day's digest goes out. */
const HOUR = 7;

/**
 * Puts the mail of the day into the queue for whoever wants one and has something in it: once a day, of what came since
 * and was not read in the console meanwhile. What it tells is marked, so that another process tells it no more.
 */
export async function queueDigests(now: Date, base: string): Promise<void> {
  if (now.getUTCHours() < HOUR) return;
  const today = new Date(Math.floor(now.getTime() / DAY) * DAY + HOUR * 3_600_000);
  const people = await db().notification.findMany({
    where: { mailedAt: null, readAt: null, createdAt: { gte: new Date(now.getTime() - 7 * DAY), lt: today } },
    distinct: ['personId'],
    select: { personId: true },
  });
  for (const { personId } of people) await queueDigest(personId, today, now, base);
}

async function queueDigest(personId: string, today: Date, now: Date, base: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM persons WHERE id = ${personId}::uuid FOR UPDATE`;
    const chosen = await tx.notificationPreference.findMany({ where: { personId } });
    const kinds = preferences(chosen)
      .filter(({ mail }) => mail === 'digest')
      .map(({ kind }) => kind);
    const items = await tx.notification.findMany({
      where: {
        personId,
        kind: { in: kinds },
        mailedAt: null,
        readAt: null,
        createdAt: { gte: new Date(now.getTime() - 7 * DAY), lt: today },
      },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: 100,
    });
    const to = (await addressesOf(tx, [personId])).get(personId);
    if (items.length === 0 || to === undefined) return;
    await tx.outgoingMail.create({ data: { to, nextAt: now, ...digestOf(items, base) } });
    await tx.notification.updateMany({
      where: { id: { in: items.map(({ id }) => id) } },
      data: { mailedAt: now },
    });
  });
}

import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { NotificationKind } from '../kinds';
import type { DeliveryDto, WebhookDto } from '../notification';

const DELIVERIES = 10;

/** The webhooks in use, each with its latest deliveries. */
export async function listWebhooks(): Promise<readonly WebhookDto[]> {
  const rows = await db().webhook.findMany({
    where: { archivedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    omit: { secret: true },
    include: { deliveries: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: DELIVERIES } },
  });
  return rows.map(({ id, name, url, kinds, revision, createdAt, deliveries }) => ({
    id,
    name,
    url,
    kinds: kinds as NotificationKind[],
    revision,
    createdAt: instant(createdAt),
    deliveries: deliveries.map((delivery): DeliveryDto => {
      const event = delivery.event as { type: string; data: { title: string } };
      return {
        id: delivery.id,
        type: event.type,
        title: event.data.title,
        at: instant(delivery.createdAt),
        state: delivery.state as DeliveryDto['state'],
        attempts: delivery.attempts,
        status: delivery.status,
        problem: delivery.problem,
        nextAt: delivery.state === 'waiting' ? instant(delivery.nextAt) : null,
      };
    }),
  }));
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type CommandContext, defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound, refused } from '@/lib/core/errors';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import { instant } from '@/lib/core/time';
import type { Webhook } from '@/lib/db/generated/client';
import { env } from '@/lib/env';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { type WebhookFieldsDto, webhookFields } from '../notification';
import { newWebhookSecret, sealWebhookSecret } from './webhook-secret';

const seen = { id: idSchema, revision: revisionSchema };
const MOST = 50;

/** An address that is told of what happens. Its secret is in the answer, and never again. */
export const createWebhook = defineCommand({
  action: 'webhook.create',
  input: z.strictObject(webhookFields),
  run: async ({ tx, caller, now, audit }, { name, url, kinds }) => {
    checkAddress(url);
    if ((await tx.webhook.count({ where: { archivedAt: null } })) >= MOST)
      throw refused(`There are ${MOST} webhooks. Remove one first.`);
    const id = randomUUID();
    const secret = newWebhookSecret();
    await tx.webhook.create({
      data: {
        id,
        name,
        url,
        kinds,
        secret: await sealWebhookSecret(id, secret),
        createdById: caller.actorId,
        createdAt: now,
      },
    });
    await audit({ subjectType: 'webhook', subjectId: id, data: { after: { name, url, kinds } } });
    return { id, secret };
  },
});

/** Another name or address for a webhook, or other things that it is told of. */
export const updateWebhook = defineCommand({
  action: 'webhook.update',
  input: z.strictObject({ ...seen, ...webhookFields }),
  run: async (context, { id, revision, ...fields }): Promise<WebhookFieldsDto> => {
    checkAddress(fields.url);
    const { name, url, kinds } = await lockWebhook(context, id, revision);
    await context.tx.webhook.update({ where: { id }, data: { ...fields, revision: { increment: 1 } } });
    const data = { before: { name, url, kinds }, after: fields };
    await context.audit({ subjectType: 'webhook', subjectId: id, data });
    return { id, revision: revision + 1, ...fields };
  },
});

/** It is told of nothing any more; what waits for it is dropped. */
export const archiveWebhook = defineCommand({
  action: 'webhook.archive',
  input: z.strictObject(seen),
  run: async (context, { id, revision }): Promise<{ id: string }> => {
    const { tx, now, audit } = context;
    const { name, url } = await lockWebhook(context, id, revision);
    await tx.webhook.update({ where: { id }, data: { archivedAt: now, revision: { increment: 1 } } });
    await audit({ subjectType: 'webhook', subjectId: id, data: { name, url } });
    return { id };
  },
});

/** Tells a webhook that it is told of things, so that its receiver can be tried. */
export const testWebhook = defineCommand({
  action: 'webhook.test',
  limit: RATE_LIMITS.webhookTests,
  input: z.strictObject(seen),
  run: async (context, { id, revision }): Promise<{ id: string }> => {
    const { tx, now, audit } = context;
    const { name } = await lockWebhook(context, id, revision);
    const key = `test:${randomUUID()}`;
    const data = { title: `A test of ${name}`, body: '', href: '/settings/notifications' };
    await tx.webhookDelivery.create({
      data: { webhookId: id, nextAt: now, event: { type: 'test', key, timestamp: instant(now), data } },
    });
    await audit({ subjectType: 'webhook', subjectId: id, data: { name } });
    return { id };
  },
});

/** Whether it could ever be called: only hosts of one's own network are called without encryption. */
function checkAddress(address: string): void {
  const url = new URL(address);
  if (url.protocol === 'http:' && !env().FAIRLEAD_INSIDE_HOSTS.includes(url.hostname)) {
    throw invalid([{ path: '/url', message: 'Use an https address.' }]);
  }
  if (url.username || url.password) {
    throw invalid([{ path: '/url', message: 'Leave name and password out: each message is signed.' }]);
  }
}

async function lockWebhook({ tx }: CommandContext, id: string, revision: number): Promise<Webhook> {
  await tx.$queryRaw`SELECT id FROM webhooks WHERE id = ${id}::uuid FOR UPDATE`;
  const webhook = await tx.webhook.findFirst({ where: { id, archivedAt: null } });
  if (!webhook) throw notFound('webhook');
  if (webhook.revision !== revision) {
    const { name, url, kinds } = webhook;
    throw conflict('webhook', { id, name, url, kinds, revision: webhook.revision });
  }
  return webhook;
}

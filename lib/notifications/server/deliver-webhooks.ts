import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { nextAttempt } from '../backoff';
import { webhookHeaders } from '../webhook-signature';
import { openWebhookSecret } from './webhook-secret';

/** Sends a body to an address; resolves with the status of the answer. */
export type Post = (url: string, body: string, headers: Readonly<Record<string, string>>) => Promise<number>;

/** Ms after which a process that took a delivery and died is taken for dead. */
const LEASE = 60_000;
const MOST_PER_ROUND = 50;

interface Due {
  readonly id: string;
  readonly webhook_id: string;
  readonly event: unknown;
  readonly attempts: number;
}

/**
 * Delivers what is due to webhooks. A process takes one by moving its time on, so that no two deliver it; the id stays the
 * same in every attempt. Any status from 200 to 299 is an answer; 410 says that nobody listens there any more.
 */
export async function deliverWebhooks(post: Post, now: () => Date): Promise<void> {
  for (let done = 0; done < MOST_PER_ROUND; done += 1) {
    const [due] = await db().$queryRaw<Due[]>`
      UPDATE webhook_deliveries
      SET next_at = ${new Date(now().getTime() + LEASE)}::timestamptz, attempts = attempts + 1
      WHERE id = (SELECT id FROM webhook_deliveries WHERE state = 'waiting' AND next_at <= ${now()}::timestamptz
        ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, webhook_id, event, attempts`;
    if (!due) return;
    const { status, problem } = await attempt(due, post, now());
    const ok = status !== null && status >= 200 && status < 300;
    const again = ok || status === 410 ? null : nextAttempt(due.attempts, now(), Math.random());
    await db().webhookDelivery.update({
      where: { id: due.id },
      data: {
        status,
        problem,
        ...(again ? { nextAt: again } : { state: ok ? 'done' : 'failed', doneAt: now() }),
      },
    });
  }
}

async function attempt(
  { id, webhook_id, event }: Due,
  post: Post,
  now: Date,
): Promise<{ readonly status: number | null; readonly problem: string | null }> {
  const webhook = await db().webhook.findUniqueOrThrow({ where: { id: webhook_id } });
  if (webhook.archivedAt) return { status: 410, problem: 'The webhook was removed.' };
  const body = JSON.stringify(event);
  try {
    const secret = await openWebhookSecret(webhook.id, webhook.secret);
    const headers = { ...webhookHeaders(secret, id, body, now), 'content-type': 'application/json' };
    const status = await post(webhook.url, body, headers);
    return { status, problem: status >= 200 && status < 300 ? null : `It answered with status ${status}.` };
  } catch (error) {
    return { status: null, problem: error instanceof AppError ? error.message : 'It could not be sent.' };
  }
}

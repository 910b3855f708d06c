import { db } from '@/lib/db/client';
import { env, type GivenEnv } from '@/lib/env';
import { guardedPost } from '@/lib/http/guarded-fetch';
import { startRunner } from '@/lib/observe/runners';
import { deliverWebhooks, type Post } from './deliver-webhooks';
import { queueDigests } from './digest';
import { gatherFacts } from './gather';
import { type Mailer, smtpMailer } from './mailer';
import { sendMails } from './send-mails';
import { tell } from './tell';

/** How a round reaches people and machines; tests bring their own. */
export interface Ways {
  /** Null = nothing is mailed from here. */
  readonly mailer: Mailer | null;
  readonly post: Post;
  /** The console's address, for links in mails. */
  readonly base: string;
}

/** The ways that the environment gives. */
export function waysOf({
  FAIRLEAD_SMTP_URL,
  FAIRLEAD_MAIL_FROM,
  FAIRLEAD_INSIDE_HOSTS,
  NEXTAUTH_URL,
}: Pick<
  GivenEnv,
  'FAIRLEAD_SMTP_URL' | 'FAIRLEAD_MAIL_FROM' | 'FAIRLEAD_INSIDE_HOSTS' | 'NEXTAUTH_URL'
>): Ways {
  return {
    mailer: FAIRLEAD_SMTP_URL ? smtpMailer(FAIRLEAD_SMTP_URL, FAIRLEAD_MAIL_FROM) : null,
    post: (url, body, headers) => guardedPost(url, body, headers, { inside: FAIRLEAD_INSIDE_HOSTS }),
    base: NEXTAUTH_URL.replace(/\/$/, ''),
  };
}

/** One round: what is new is told, then what waits for mail servers and webhooks goes out. */
export async function notifyRound(ways: Ways, now: () => Date): Promise<void> {
  await tell(await gatherFacts(now()), now(), ways.mailer ? ways.base : null);
  if (ways.mailer) {
    await queueDigests(now(), ways.base);
    await sendMails(ways.mailer, now);
  }
  await deliverWebhooks(ways.post, now);
  await forget(now());
}

const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** What went out long ago is forgotten, and so is what was read; what still says that something was told stays. */
async function forget(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await db().outgoingMail.deleteMany({ where: { state: { not: 'waiting' }, createdAt: { lt: before } } });
  await db().webhookDelivery.deleteMany({ where: { state: { not: 'waiting' }, createdAt: { lt: before } } });
}

/** Ms. */
const EVERY = { everyMs: 10_000, jitterMs: 2_000, firstMs: 10_000, afterFailureMs: 30_000 };

/** Tells people and machines in this process. It keeps no process alive. */
export function startNotifier(): () => Promise<void> {
  const ways = waysOf(env());
  const round = () => notifyRound(ways, () => new Date());
  return startRunner({ name: 'notifier', round, waits: 'what is to be told waits', ...EVERY });
}

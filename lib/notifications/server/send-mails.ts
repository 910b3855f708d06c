import { db } from '@/lib/db/client';
import { nextAttempt } from '../backoff';
import type { Mailer } from './mailer';

/** Ms after which a process that took a mail and died is taken for dead. */
const LEASE = 60_000;
const MOST_PER_ROUND = 50;

/**
 * Hands over the mails that are due, one after another. A process takes one by moving its time on, so that no two send it;
 * what fails is tried again, later and later, for about a day.
 */
export async function sendMails(mailer: Mailer, now: () => Date): Promise<void> {
  for (let sent = 0; sent < MOST_PER_ROUND; sent += 1) {
    const [mail] = await db().$queryRaw<
      { id: string; to: string; subject: string; text: string; attempts: number }[]
    >`
      UPDATE outgoing_mails SET next_at = ${new Date(now().getTime() + LEASE)}::timestamptz, attempts = attempts + 1
      WHERE id = (SELECT id FROM outgoing_mails WHERE state = 'waiting' AND next_at <= ${now()}::timestamptz
        ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, "to", subject, text, attempts`;
    if (!mail) return;
    const { id, to, subject, text, attempts } = mail;
    const problem = await mailer({ to, subject, text }).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message.slice(0, 500) : 'unknown'),
    );
    const again = problem === null ? null : nextAttempt(attempts, now(), Math.random());
    await db().outgoingMail.update({
      where: { id },
      data: {
        problem,
        ...(problem === null
          ? { state: 'sent', sentAt: now() }
          : again
            ? { nextAt: again }
            : { state: 'failed' }),
      },
    });
  }
}

import { randomUUID } from 'node:crypto';
import { instant } from '@/lib/core/time';
import { db, type Transaction } from '@/lib/db/client';
import type { Fact } from '../fact';
import { type Preference, preferences } from '../kinds';
import { mailOf } from '../mail-text';

/** One process tells at a time; the number only has to be nobody else's. */
const TELLING = 7_301_442;

/**
 * Tells facts to those who are to hear of them, once: in the console, by mail to those who want it at once, and to
 * webhooks. Whatever was told before is passed over, so that it can be called with the same facts again and again.
 * @param mail the address of the console, for links in mails; null = no mail is sent from here
 */
export async function tell(facts: readonly Fact[], now: Date, mail: string | null): Promise<void> {
  if (facts.length === 0) return;
  await db().$transaction(
    async (tx) => {
      const [{ mine } = { mine: false }] = await tx.$queryRaw<{ mine: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${TELLING}) AS mine`;
      if (!mine) return;
      await tellPeople(tx, facts, now, mail);
      await tellWebhooks(tx, facts, now);
    },
    { maxWait: 15_000, timeout: 30_000 },
  );
}

async function tellPeople(
  tx: Transaction,
  facts: readonly Fact[],
  now: Date,
  mail: string | null,
): Promise<void> {
  const people = [...new Set(facts.flatMap(({ to }) => to))];
  const chosen = await tx.notificationPreference.findMany({ where: { personId: { in: people } } });
  const wishes = new Map(
    people.map((person) => [person, preferences(chosen.filter(({ personId }) => personId === person))]),
  );
  const wishOf = (person: string, kind: Fact['kind']): Preference | undefined =>
    wishes.get(person)?.find((wish) => wish.kind === kind);
  const rows = facts.flatMap(({ kind, key, title, body, href, to }) =>
    to
      .filter((person) => {
        const wish = wishOf(person, kind);
        return wish && (wish.console || wish.mail !== 'none');
      })
      .map((personId) => ({ personId, kind, dedupe: key, title, body, href, createdAt: now })),
  );
  const told = await tx.notification.createManyAndReturn({ data: rows, skipDuplicates: true });
  const atOnce = told.filter(
    ({ personId, kind }) => wishOf(personId, kind as Fact['kind'])?.mail === 'at_once',
  );
  if (mail === null || atOnce.length === 0) return;
  const addresses = await addressesOf(
    tx,
    atOnce.map(({ personId }) => personId),
  );
  const mails = atOnce.flatMap((one) => {
    const to = addresses.get(one.personId);
    return to === undefined ? [] : [{ to, nextAt: now, ...mailOf(one, mail) }];
  });
  await tx.outgoingMail.createMany({ data: mails });
  await tx.notification.updateMany({
    where: { id: { in: atOnce.map(({ id }) => id) } },
    data: { mailedAt: now },
  });
}

/** Where mail reaches each person: the first account that is not closed. */
export async function addressesOf(
  tx: Transaction,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const accounts = await tx.account.findMany({
    where: { personId: { in: [...people] }, archivedAt: null, person: { archivedAt: null } },
    orderBy: { createdAt: 'desc' },
    select: { personId: true, email: true },
  });
  return new Map(accounts.map(({ personId, email }) => [personId, email]));
}

async function tellWebhooks(tx: Transaction, facts: readonly Fact[], now: Date): Promise<void> {
  const webhooks = await tx.webhook.findMany({ where: { archivedAt: null } });
  if (webhooks.length === 0) return;
  const keys = facts.map(({ key }) => key);
  const known = await tx.$queryRaw<{ webhook: string; key: string }[]>`
    SELECT webhook_id::text AS webhook, event->>'key' AS key FROM webhook_deliveries
    WHERE event->>'key' = ANY (${keys})`;
  const told = new Set(known.map(({ webhook, key }) => `${webhook} ${key}`));
  const deliveries = webhooks.flatMap(({ id, kinds, createdAt }) =>
    facts
      .filter(({ kind, key, at }) => {
        const wanted = kinds.length === 0 || kinds.includes(kind);
        return wanted && at >= createdAt && !told.has(`${id} ${key}`);
      })
      .map(({ kind, key, at, title, body, href }) => ({
        id: randomUUID(),
        webhookId: id,
        nextAt: now,
        event: { type: kind, key, timestamp: instant(at), data: { title, body, href } },
      })),
  );
  await tx.webhookDelivery.createMany({ data: deliveries });
}

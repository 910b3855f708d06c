import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import type { Fact } from '../fact';
import { webhookHeaders } from '../webhook-signature';
import { deliverWebhooks, type Post } from './deliver-webhooks';
import { queueDigests } from './digest';
import { gatherFacts } from './gather';
import { type Mail, smtpMailer } from './mailer';
import { listNotifications, markRead, unreadCount } from './notification-queries';
import { updateNotificationPreferences } from './preference-commands';
import { sendMails } from './send-mails';
import { tell } from './tell';
import { archiveWebhook, createWebhook, testWebhook, updateWebhook } from './webhook-commands';
import { listWebhooks } from './webhook-queries';

withAccessDatabase();
const NOW = new Date('2026-11-21T12:00:00.000Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const BASE = 'https://fairlead.example.com';

let ada: Awaited<ReturnType<typeof addPerson>>;
let ben: Awaited<ReturnType<typeof addPerson>>;
let admin: Awaited<ReturnType<typeof addPerson>>;
beforeAll(async () => {
  ada = await addPerson('ada@example.com', ['legal', 'procurement']);
  ben = await addPerson('ben@example.com', ['legal']);
  admin = await addPerson('root@example.com', ['admin']);
});
beforeEach(async () => {
  await db().notification.deleteMany();
  await db().outgoingMail.deleteMany();
});

const fact = (over: Partial<Fact> = {}): Fact => ({
  kind: 'policy_narrowed',
  key: `fact:${randomUUID()}`,
  at: NOW,
  title: 'Policy narrowed in Production: version 7',
  body: 'C-12 was terminated.',
  href: '/routing/versions/7?environment=production',
  to: [ada.personId],
  ...over,
});
const wish = (kind: string, console: boolean, mail: string) =>
  updateNotificationPreferences(ada, { preferences: [{ kind, console, mail }] });

describe('telling', () => {
  it('tells each fact once to each person, however many processes tell it', async () => {
    const one = fact({ to: [ada.personId, ben.personId] });
    await Promise.all([tell([one], NOW, null), tell([one], NOW, null), tell([one], later(5), null)]);
    await tell([one], later(9), null);
    expect(await listNotifications(ada.personId)).toHaveLength(1);
    expect(await unreadCount(ben.personId)).toBe(1);
  });

  it('lets people mark their own as read and nobody else’s', async () => {
    await tell([fact({ to: [ada.personId, ben.personId] })], NOW, null);
    const [mine] = await listNotifications(ada.personId);
    await markRead(ben.personId, mine ? [mine.id] : [], later(1));
    expect(await unreadCount(ada.personId)).toBe(1);
    await markRead(ada.personId, null, later(1));
    expect([await unreadCount(ada.personId), await unreadCount(ben.personId)]).toEqual([0, 1]);
  });

  it('keeps out of the console and the mail what somebody does not want there', async () => {
    await wish('policy_narrowed', false, 'at_once');
    await wish('kill_switch', false, 'none');
    await tell([fact(), fact({ kind: 'kill_switch' })], NOW, BASE);
    expect(await listNotifications(ada.personId)).toEqual([]);
    expect(await db().outgoingMail.count()).toBe(1);
    await wish('policy_narrowed', true, 'at_once');
  });
});

describe('mail', () => {
  const mails: Mail[] = [];
  let down = false;
  let server: SMTPServer;
  let url = '';
  beforeAll(async () => {
    server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, session, done) => {
        let raw = '';
        stream.on('data', (chunk: Buffer) => {
          raw += chunk.toString('utf8');
        });
        stream.on('end', () => {
          if (down) return done(new Error('try later'));
          const [to] = session.envelope.rcptTo;
          const subject = /^Subject: (.*)$/m.exec(raw)?.[1] ?? '';
          mails.push({ to: to?.address ?? '', subject: subject.trim(), text: raw });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  beforeEach(() => {
    mails.length = 0;
    down = false;
  });

  it('goes out at once to whoever wants it so, with the way there', async () => {
    await tell([fact()], NOW, BASE);
    await sendMails(smtpMailer(url, 'Fairlead <fairlead@example.com>'), () => NOW);
    await sendMails(smtpMailer(url, 'Fairlead <fairlead@example.com>'), () => NOW);
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['ada@example.com', 'Policy narrowed in Production: version 7'],
    ]);
    expect(mails[0]?.text.replaceAll('=\r\n', '')).toContain('/routing/versions/7?environment');
  });

  it('is tried again later when the server does not take it, and given up in the end', async () => {
    down = true;
    const mailer = smtpMailer(url, 'fairlead@example.com');
    await tell([fact()], NOW, BASE);
    let now = NOW;
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await sendMails(mailer, () => now);
      const { state, attempts, nextAt } = await db().outgoingMail.findFirstOrThrow();
      expect([attempts, state]).toEqual([attempt, attempt < 8 ? 'waiting' : 'failed']);
      if (attempt < 8) expect(nextAt.getTime()).toBeGreaterThan(now.getTime());
      now = nextAt;
    }
    expect(mails).toEqual([]);
  });

  it('is gathered into one a day for whoever wants that, without what was read meanwhile', async () => {
    const before = new Date('2026-11-21T06:00:00Z');
    await wish('policy_narrowed', true, 'digest');
    await tell([fact({ title: 'first' }), fact({ title: 'second' }), fact({ title: 'read' })], before, BASE);
    const read = (await listNotifications(ada.personId)).filter(({ title }) => title === 'read');
    await markRead(
      ada.personId,
      read.map(({ id }) => id),
      before,
    );
    await queueDigests(new Date('2026-11-21T06:59:59Z'), BASE);
    expect(await db().outgoingMail.count()).toBe(0);
    await Promise.all([queueDigests(NOW, BASE), queueDigests(NOW, BASE)]);
    const [mail, ...others] = await db().outgoingMail.findMany();
    expect([mail?.subject, others]).toEqual(['Fairlead: 2 things since yesterday', []]);
    expect(mail?.text).toContain('first\nhttps://fairlead.example.com/routing');
    expect(mail?.text).not.toContain('read\n');
    await wish('policy_narrowed', true, 'at_once');
  });
});

describe('webhooks', () => {
  const sent: { url: string; body: string; headers: Readonly<Record<string, string>> }[] = [];
  let status = 200;
  const post: Post = async (url, body, headers) => {
    sent.push({ url, body, headers });
    return status;
  };
  const fields = { name: 'Operations', url: 'https://hooks.example.com/a', kinds: [] };
  beforeEach(async () => {
    sent.length = 0;
    status = 200;
    await db().webhookDelivery.deleteMany();
    await db().webhook.updateMany({ data: { archivedAt: NOW } });
  });

  it('tells what is new since they were made, signed, once', async () => {
    const { secret } = await createWebhook(admin, fields, NOW);
    const facts = [fact({ at: later(1) }), fact({ at: later(-1), title: 'history' })];
    await tell(facts, later(2), null);
    await tell(facts, later(3), null);
    await Promise.all([deliverWebhooks(post, () => later(4)), deliverWebhooks(post, () => later(4))]);
    expect(sent).toHaveLength(1);
    const { body = '', headers = {} as Readonly<Record<string, string>> } = sent[0] ?? {};
    expect(JSON.parse(body)).toMatchObject({
      type: 'policy_narrowed',
      data: { body: 'C-12 was terminated.' },
    });
    expect(headers).toMatchObject(webhookHeaders(secret, headers['webhook-id'] ?? '', body, later(4)));
  });

  it('tries again under the same id with a new time until it is taken, or for about a day', async () => {
    await createWebhook(admin, fields, NOW);
    await tell([fact({ at: NOW })], NOW, null);
    status = 503;
    await deliverWebhooks(post, () => NOW);
    await deliverWebhooks(post, () => later(4_000));
    expect(sent).toHaveLength(1);
    status = 204;
    await deliverWebhooks(post, () => later(7_000));
    const [first, second] = sent.map(({ headers }) => headers);
    expect(second?.['webhook-id']).toBe(first?.['webhook-id']);
    expect(second?.['webhook-timestamp']).not.toBe(first?.['webhook-timestamp']);
    const [webhook] = await listWebhooks();
    expect(webhook?.deliveries).toMatchObject([{ state: 'done', attempts: 2, status: 204 }]);
  });

  it('gives up at once where nobody listens any more', async () => {
    await createWebhook(admin, fields, NOW);
    await tell([fact({ at: NOW })], NOW, null);
    status = 410;
    await deliverWebhooks(post, () => NOW);
    expect((await listWebhooks())[0]?.deliveries).toMatchObject([{ state: 'failed', status: 410 }]);
  });

  it('are told what they ask for alone, and can be tried', async () => {
    const { id } = await createWebhook(admin, { ...fields, kinds: ['kill_switch'] }, NOW);
    await tell([fact({ at: NOW })], NOW, null);
    await testWebhook(admin, { id, revision: 1 }, NOW);
    await deliverWebhooks(post, () => NOW);
    expect(sent.map(({ body }) => JSON.parse(body).type)).toEqual(['test']);
  });

  it('take https addresses without a password, and are edited as they were seen', async () => {
    for (const url of ['http://hooks.example.com', 'https://a:b@hooks.example.com', 'ftp://x']) {
      expect((await refusalOf(createWebhook(admin, { ...fields, url }))).kind).toBe('invalid');
    }
    const { id } = await createWebhook(admin, fields, NOW);
    await updateWebhook(admin, { id, revision: 1, ...fields, name: 'Ops' });
    expect((await refusalOf(archiveWebhook(admin, { id, revision: 1 }))).kind).toBe('conflict');
    await archiveWebhook(admin, { id, revision: 2 });
    expect(await listWebhooks()).toEqual([]);
  });

  it('keep their secret sealed', async () => {
    const { id, secret } = await createWebhook(admin, fields, NOW);
    const row = await db().webhook.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(row.secret).includes(Buffer.from(secret.slice(6)))).toBe(false);
  });
});

describe('what there is to tell', () => {
  it('is a proposal that waits, for those who may approve it and did not write it', async () => {
    const subject = randomUUID();
    await db().proposal.create({
      data: { kind: 'clause', subject, number: 1, content: {}, createdById: ada.actorId, state: 'submitted' },
    });
    const waiting = (await gatherFacts(NOW)).filter(({ kind }) => kind === 'approval_wanted');
    expect(waiting.map(({ title, to }) => [title, to])).toEqual([
      ['A clause waits for approval', [ben.personId]],
    ]);
  });

  it('is a contract’s notice deadline and end, for its owner', async () => {
    const { id: vendorId } = await db().vendor.create({ data: { key: 'acme', name: 'Acme' } });
    await db().contract.create({
      data: {
        number: 'MSA-1',
        title: 'Master agreement',
        kind: 'master',
        vendorId,
        precedence: 30,
        status: 'active',
        ownerId: ada.personId,
        effectiveOn: new Date('2026-01-01'),
        endsOn: new Date('2026-12-31'),
        zone: 'Europe/Berlin',
        renewal: 'automatic',
        renewalMonths: 12,
        noticeDays: 30,
        activatedAt: new Date('2026-01-02T00:00:00Z'),
      },
    });
    const dates = (await gatherFacts(NOW)).filter(({ kind }) => kind === 'contract_date');
    expect(dates.map(({ title, to }) => [title, to])).toContainEqual([
      'MSA-1: the last day to give notice is in 11 days',
      [ada.personId],
    ]);
  });
});

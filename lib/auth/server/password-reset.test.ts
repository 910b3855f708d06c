import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { addPerson, callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { passwordMail } from '../password-reset';
import { signedIn } from '../testing/signed-in';
import { changePassword } from './commands/account';
import { deactivatePerson } from './commands/people';
import { consoleOrigin } from './console-origin';
import { makeLinkForPassword } from './password-link-commands';
import { mailPasswordLink, openPasswordLink, readForgotten, usePasswordLink } from './password-reset';
import { callerOfAccount } from './session';
import { signIn } from './sign-in';

withAccessDatabase();
const admin = callerWith('admin');
const OLD = 'seven green kettles';
const NEW = { password: 'eight blue teapots' };
const MINUTE = 60_000;
let ada: Awaited<ReturnType<typeof addPerson>>;
beforeAll(async () => {
  await db().actor.create({ data: { id: admin.actorId, kind: 'person' } });
  ada = await addPerson('ada@example.com', ['viewer']);
});

async function mailed(email: string, now: Date) {
  const sent: { email: string; secret: string }[] = [];
  await mailPasswordLink(
    email,
    async (to, path) => {
      sent.push({ email: to, secret: path.replace('/password/', '') });
    },
    now,
  );
  return sent;
}
const handed = async (personId = ada.personId) =>
  (await makeLinkForPassword(admin, { personId })).path.replace('/password/', '');

describe('a link for a new password', () => {
  it('is mailed, works once within half an hour, and ends every session', async () => {
    const now = new Date();
    const session = await signedIn({ email: 'ada@example.com', password: OLD });
    const [mail, ...others] = await mailed('ada@example.com', now);
    expect([mail?.email, others.length]).toEqual(['ada@example.com', 0]);
    const secret = mail?.secret ?? '';
    for (const { secretHash } of await db().passwordReset.findMany()) {
      expect(Buffer.from(secretHash).toString('latin1')).not.toContain(secret);
    }
    expect(passwordMail('https://x.example/password/s').text).toContain('/password/s');
    const late = new Date(now.getTime() + 30 * MINUTE);
    expect((await openPasswordLink(secret, late))?.state).toBe('expired');
    await expect(usePasswordLink(secret, NEW, late)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/expired/),
    });
    expect(await openPasswordLink(secret, now)).toEqual({ state: 'open', email: 'ada@example.com' });
    await usePasswordLink(
      secret,
      NEW,
      now,
      consoleOrigin(new Headers({ 'x-forwarded-for': '192.0.2.7' }), null),
    );
    expect(await callerOfAccount(session.accountId, session.sessionStamp, session.sessionId)).toBeNull();
    await signIn({ email: 'ada@example.com', ...NEW }, null);
    await expect(usePasswordLink(secret, NEW, now)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/used already/),
    });
    const entry = await db().auditEntry.findFirstOrThrow({ where: { action: 'account.reset_password' } });
    expect([entry.actorId, entry.subjectId]).toEqual([ada.actorId, session.accountId]);
    expect(await db().auditOrigin.findUnique({ where: { seq: entry.seq } })).toMatchObject({
      via: 'console',
      address: '192.0.2.7',
    });
  });

  it('is not made for oneself', async () => {
    const roles = admin.roles;
    await expect(makeLinkForPassword({ ...ada, roles }, { personId: ada.personId })).rejects.toMatchObject({
      kind: 'refused',
    });
  });

  it('is won by one of those who use it at the same moment', async () => {
    const secret = await handed();
    const uses = ['nine red saucers', 'ten white spoons', 'two brown forks'].map((password) =>
      usePasswordLink(secret, { password }),
    );
    const results = await Promise.allSettled(uses);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is void once the password has changed in another way', async () => {
    const eve = await addPerson('eve@example.com', ['viewer']);
    const [one, two] = [await handed(eve.personId), await handed(eve.personId)];
    await usePasswordLink(one, NEW);
    expect((await openPasswordLink(two))?.state).toBe('used');
    const three = await handed(eve.personId);
    await changePassword(eve, { current: NEW.password, password: OLD });
    await expect(usePasswordLink(three, NEW)).rejects.toMatchObject({ kind: 'refused' });
  });

  it('refuses a weak password and stays open, and is nothing to who is gone', async () => {
    const leaver = await addPerson('leaver@example.com', ['viewer']);
    const secret = await handed(leaver.personId);
    await expect(usePasswordLink(secret, { password: 'short' })).rejects.toMatchObject({
      kind: 'invalid',
      details: { fields: [{ path: '/password' }] },
    });
    expect((await openPasswordLink(secret))?.state).toBe('open');
    await deactivatePerson(admin, { personId: leaver.personId, revision: 1 });
    expect(await openPasswordLink(secret)).toBeNull();
    await expect(usePasswordLink(secret, NEW)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(handed(leaver.personId)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it.each([undefined, '', 'x', 'A'.repeat(43), "' OR '1'='1"])('is not %j', async (secret) => {
    expect(await openPasswordLink(secret)).toBeNull();
    await expect(usePasswordLink(secret, NEW)).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('who forgot a password', () => {
  const now = new Date('2028-01-01T00:00:00Z');

  it('is answered alike, whoever asks, and mailed three times an hour at most', async () => {
    for (const email of ['nobody@example.com', 'ada@example.com']) {
      expect(await readForgotten({ email: ` ${email.toUpperCase()}` }, null, now)).toBe(email);
    }
    expect(await mailed('nobody@example.com', now)).toEqual([]);
    const sent = [1, 2, 3, 4].map(() => mailed('ada@example.com', now));
    expect((await Promise.all(sent)).flat()).toHaveLength(3);
    expect(await mailed('ada@example.com', new Date(now.getTime() + 60 * MINUTE))).toHaveLength(1);
  });

  it('is slowed down by network address', async () => {
    for (let i = 0; i < 30; i++) await readForgotten({ email: `a${i}@example.com` }, '192.0.2.1', now);
    await expect(readForgotten({ email: 'b@example.com' }, '192.0.2.1', now)).rejects.toMatchObject({
      kind: 'rate_limited',
    });
    await readForgotten({ email: 'b@example.com' }, '192.0.2.2', now);
    await expect(readForgotten({ email: 'none' }, null, now)).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('is sent to the provider that vouches for their address', async () => {
    await db().identityProvider.create({
      data: {
        key: 'house',
        name: 'House',
        issuer: 'https://id.example.com',
        clientId: 'x',
        enforced: true,
        domains: ['example.org'],
      },
    });
    const theirs = await addPerson('grace@example.org', ['viewer']);
    expect(await mailed('grace@example.org', now)).toEqual([]);
    await expect(handed(theirs.personId)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/House/),
    });
  });
});

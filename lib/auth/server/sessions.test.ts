import { beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { signedIn } from '../testing/signed-in';
import { changePassword } from './commands/account';
import { callerOfAccount, requireCaller, requireSignedIn } from './session';
import { encodeSession, sessionCookie } from './session-token';
import { beginSession, endSessions } from './sessions';

/** What the browser sends. */
const sent = vi.hoisted(() => ({ cookies: new Map<string, { value: string }>(), headers: new Headers() }));
vi.mock('next/headers', () => ({ cookies: async () => sent.cookies, headers: async () => sent.headers }));

vi.stubEnv('NEXTAUTH_SECRET', 'a secret of at least thirty-two characters');
vi.stubEnv('NEXTAUTH_URL', 'https://fairlead.example.com');
withAccessDatabase();
const ADA = { email: 'ada@example.com', password: 'seven green kettles' };
let ada: Awaited<ReturnType<typeof addPerson>>;
beforeAll(async () => {
  ada = await addPerson(ADA.email, ['viewer']);
});

type SignedIn = Awaited<ReturnType<typeof signedIn>>;
const caller = ({ accountId, sessionStamp, sessionId }: SignedIn) =>
  callerOfAccount(accountId, sessionStamp, sessionId);
const end = (...[which, by, now = new Date()]: [Parameters<typeof endSessions>[1], 'revoked', Date?]) =>
  db().$transaction((tx) => endSessions(tx, which, by, now));

describe('a session', () => {
  it('is another one at each sign-in, and is its account’s alone', async () => {
    const [one, two] = [await signedIn(ADA), await signedIn(ADA)];
    expect(one.sessionId).not.toBe(two.sessionId);
    expect((await caller(one))?.personId).toBe(ada.personId);
    await addPerson('eve@example.com', ['admin']);
    const eve = await signedIn({ ...ADA, email: 'eve@example.com' });
    expect(await caller({ ...eve, sessionId: one.sessionId })).toBeNull();
  });

  it('that has ended is worth nothing wherever its cookie is, and stays so', async () => {
    const [one, two] = [await signedIn(ADA), await signedIn(ADA)];
    expect(await end({ sessionId: one.sessionId, accountId: one.accountId }, 'revoked')).toBe(1);
    expect(await caller(one)).toBeNull();
    expect(await caller(two)).not.toBeNull();
    expect(await end({ sessionId: one.sessionId }, 'revoked')).toBe(0);
    await expect(
      db().session.update({ where: { id: one.sessionId }, data: { endedAt: null } }),
    ).rejects.toThrow(/stays ended/);
    expect(await end({ personId: ada.personId, except: two.sessionId }, 'revoked')).toBeGreaterThan(0);
    expect(await caller(two)).not.toBeNull();
  });

  it('ends with a change of the password, but for the one that changed it', async () => {
    const [stolen, own] = [await signedIn(ADA), await signedIn(ADA)];
    const origin = {
      via: 'console',
      address: null,
      sessionId: own.sessionId,
      tokenId: null,
      requestId: null,
    } as const;
    const changed = { ...ADA, password: 'eight blue teapots' };
    await changePassword({ ...ada, origin }, { current: ADA.password, password: changed.password });
    const { sessionStamp } = await db().account.findUniqueOrThrow({ where: { id: own.accountId } });
    expect(await caller(stolen)).toBeNull();
    expect(await caller({ ...stolen, sessionStamp })).toBeNull();
    expect(await caller({ ...own, sessionStamp })).not.toBeNull();
  });

  it('is never ended by a question that names none', async () => {
    await expect(end({ except: ada.personId }, 'revoked')).rejects.toThrow(/not told which/);
  });

  it('is forgotten ninety days after its last use', async () => {
    const now = new Date('2030-01-01T00:00:00Z');
    const { id: accountId } = await db().account.findUniqueOrThrow({ where: { email: ADA.email } });
    const begin = (at: Date) =>
      db().$transaction((tx) =>
        beginSession(tx, { accountId, method: 'password', address: '192.0.2.1', userAgent: null }, at),
      );
    const old = await begin(now);
    await begin(new Date(now.getTime() + 90 * 86_400_000));
    expect(await db().session.count({ where: { id: old } })).toBe(1);
    await begin(new Date(now.getTime() + 90 * 86_400_000 + 1));
    expect(await db().session.count({ where: { id: old } })).toBe(0);
  });
});

describe('somebody who holds no role', () => {
  it('reaches their account and nothing else', async () => {
    const credentials = { email: 'none@example.com', password: ADA.password };
    const none = await addPerson(credentials.email, []);
    const now = new Date();
    const { accountId: sub, sessionStamp: stamp, sessionId: sid } = await signedIn(credentials, now);
    const since = Math.floor(now.getTime() / 1000);
    sent.cookies.set(sessionCookie().name, { value: await encodeSession({ sub, stamp, sid, since }, now) });
    expect(await requireSignedIn()).toMatchObject({ personId: none.personId, roles: [] });
    await expect(requireCaller()).rejects.toMatchObject({
      digest: expect.stringMatching(/^NEXT_REDIRECT;\w+;\/settings\/account;/),
    });
    sent.headers.set('next-action', 'an action');
    await expect(requireCaller()).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(/no role yet/),
    });
    const { actorId: grantedById } = ada;
    await db().roleGrant.create({ data: { personId: none.personId, role: 'viewer', grantedById } });
    expect(await requireCaller()).toMatchObject({ personId: none.personId });
  });
});

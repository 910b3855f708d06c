import { TOTP } from 'otpauth';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { connect, db } from '@/lib/db/client';
import { addPerson, callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { accountFacts } from '@/lib/notifications/server/account-facts';
import { readAudience } from '@/lib/notifications/server/audience';
import { SYSTEM_ACTOR_ID } from '../system-actor';
import { signedIn } from '../testing/signed-in';
import { decodePending, encodePending } from './pending-sign-in';
import { takeTotpCode } from './second-factor';
import {
  confirmSecondFactor,
  enrolSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
} from './second-factor-commands';
import { callerOfAccount } from './session';
import { decodeSession, encodeSession } from './session-token';
import { updateSignInPolicy } from './sign-in-policy-commands';
import { passwordStep, takeSecondFactor } from './sign-in-step';

vi.stubEnv('FAIRLEAD_KEY', Buffer.alloc(32, 7).toString('base64url'));
vi.stubEnv('NEXTAUTH_SECRET', 'a secret of at least thirty-two characters');
const database = withAccessDatabase();
const PASSWORD = 'seven green kettles';
const MINUTE = 60_000;
const START = new Date('2027-03-01T09:00:00Z').getTime();
/** Each test's minutes are its own, so that no code is taken for a repeated one. */
let minutes = 0;
const later = () => new Date(START + ++minutes * MINUTE);
const codeAt = (secret: string, now: Date) => new TOTP({ secret }).generate({ timestamp: now.getTime() });

async function enrolled(email: string, role: 'viewer' | 'publisher' = 'viewer') {
  const person = await addPerson(email, [role]);
  const { secret } = await enrolSecondFactor(person, {});
  const now = later();
  const { codes } = await confirmSecondFactor(person, { code: codeAt(secret, now) }, now);
  const step = async () => {
    const reached = await passwordStep({ email, password: PASSWORD }, null, later());
    return reached.next === 'elsewhere' ? expect.unreachable() : reached;
  };
  return { ...person, secret, codes, step };
}
const INVALID = { kind: 'invalid', details: { fields: [{ path: '/code' }] } };

describe('a second factor', () => {
  it('is asked for once it was confirmed, sealed, and named to nobody', async () => {
    const ada = await enrolled('ada@example.com');
    const pending = await ada.step();
    expect(pending.next).toBe('second_factor');
    const now = later();
    expect(await takeSecondFactor(pending, codeAt(ada.secret, now), now)).toBe('totp');
    const account = await db().account.findUniqueOrThrow({ where: { id: pending.accountId } });
    expect(Buffer.from(account.totpSecret ?? []).toString('latin1')).not.toContain(ada.secret);
    await expect(enrolSecondFactor(ada, {})).rejects.toMatchObject({ kind: 'refused' });
    await expect(confirmSecondFactor(ada, { code: '000000' })).rejects.toMatchObject({ kind: 'refused' });
    const entries = await db().auditEntry.findMany({ where: { subjectId: account.id } });
    expect(entries.map(({ action }) => action)).toEqual(['second_factor.enrol', 'second_factor.confirm']);
    for (const { bytes } of entries) expect(Buffer.from(bytes).toString()).not.toContain(ada.secret);
  });

  it('takes no code twice, nor from two processes at the same moment', async () => {
    const ada = await enrolled('replay@example.com');
    const pending = await ada.step();
    const now = later();
    const code = codeAt(ada.secret, now);
    const other = connect(database().DATABASE_URL);
    const take = (client: typeof other) =>
      client.$transaction((tx) => takeTotpCode(tx, pending.accountId, code, now));
    const results = await Promise.allSettled([take(db()), take(other), take(db()), take(other)]);
    await other.$disconnect();
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(takeSecondFactor(pending, code, now)).rejects.toMatchObject(INVALID);
  });

  it('is not guessed: after five codes one waits, whatever the password says', async () => {
    const ada = await enrolled('guessed@example.com');
    const pending = await ada.step();
    const now = later();
    const tries = Array.from({ length: 12 }, () => takeSecondFactor(pending, '000000', now));
    const kinds = (await Promise.allSettled(tries)).map(
      (one) => one.status === 'rejected' && one.reason.kind,
    );
    expect(kinds.filter((kind) => kind === 'invalid')).toHaveLength(5);
    expect(kinds.filter((kind) => kind === 'rate_limited')).toHaveLength(7);
    await passwordStep({ email: 'guessed@example.com', password: PASSWORD }, null, now);
    await expect(takeSecondFactor(pending, codeAt(ada.secret, now), now)).rejects.toMatchObject({
      kind: 'rate_limited',
    });
  });

  it('is replaced by a recovery code, once, until codes are renewed', async () => {
    const ada = await enrolled('lost@example.com');
    const pending = await ada.step();
    const [first = '', second = ''] = ada.codes;
    expect(ada.codes).toHaveLength(10);
    const both = [first, first.toUpperCase()].map((code) => takeSecondFactor(pending, code, later()));
    const results = await Promise.allSettled(both);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const now = later();
    const { codes } = await renewRecoveryCodes(ada, { code: codeAt(ada.secret, now) }, now);
    await expect(takeSecondFactor(pending, second, later())).rejects.toMatchObject(INVALID);
    expect(await takeSecondFactor(pending, codes[9] ?? '', later())).toBe('recovery_code');
    expect(await db().recoveryCode.count({ where: { accountId: pending.accountId } })).toBe(10);
  });

  it('is removed with a code, and by an administrator without, who ends the sessions', async () => {
    const ada = await enrolled('removed@example.com');
    await expect(removeSecondFactor(ada, { code: '000000' }, later())).rejects.toMatchObject(INVALID);
    const admin = callerWith('admin');
    const session = await signedIn({ email: 'removed@example.com', password: PASSWORD });
    await resetSecondFactor(admin, { personId: ada.personId });
    expect(await callerOfAccount(session.accountId, session.sessionStamp, session.sessionId)).toBeNull();
    expect((await ada.step()).next).toBe('session');
    const facts = await accountFacts(new Date(0), await readAudience());
    expect(facts.map(({ title, to }) => [title, to])).toEqual([
      ['Your second factor was reset', [ada.personId]],
    ]);
    await expect(resetSecondFactor(admin, { personId: ada.personId })).rejects.toMatchObject({
      kind: 'refused',
    });
    await expect(resetSecondFactor(ada, { personId: ada.personId })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

describe('what stands between password and code', () => {
  it('is no session, and a session is not it', async () => {
    const signedIn = { accountId: '01900000-0000-7000-8000-000000000000', sessionStamp: 's' };
    const pending = await encodePending(signedIn);
    expect(await decodePending(pending)).toEqual(signedIn);
    expect(await decodeSession(pending, new Date())).toBeNull();
    const claims = { sub: signedIn.accountId, sid: signedIn.accountId, stamp: 's', since: Date.now() / 1000 };
    expect(await decodePending(await encodeSession(claims, new Date()))).toBeNull();
    for (const bad of [undefined, '', 'x', `${pending}x`]) expect(await decodePending(bad)).toBeNull();
  });

  it('ends with the password that it rests on', async () => {
    const ada = await enrolled('changed@example.com');
    const pending = await ada.step();
    await db().account.update({ where: { id: pending.accountId }, data: { sessionStamp: 'another' } });
    const now = later();
    await expect(takeSecondFactor(pending, codeAt(ada.secret, now), now)).rejects.toMatchObject({
      kind: 'unauthenticated',
    });
  });
});

describe('the sign-in policy', () => {
  const admin = callerWith('admin');
  let revision = 1;
  const set = async (policy: { secondFactor: string; passwords: boolean }) => {
    ({ revision } = await updateSignInPolicy(admin, { ...policy, revision }));
  };
  beforeAll(async () => {
    await addPerson('approver@example.com', ['publisher']);
    await addPerson('reader@example.com', ['viewer']);
  });
  const next = async (email: string) =>
    (await passwordStep({ email, password: PASSWORD }, null, later())).next;

  it('asks approvers to enrol, also those who are signed in', async () => {
    const session = await signedIn({ email: 'approver@example.com', password: PASSWORD });
    const caller = () => callerOfAccount(session.accountId, session.sessionStamp, session.sessionId);
    expect(await caller()).not.toBeNull();
    await set({ secondFactor: 'approvers', passwords: true });
    expect(await caller()).toBeNull();
    expect([await next('approver@example.com'), await next('reader@example.com')]).toEqual([
      'second_factor',
      'session',
    ]);
    const ada = await enrolled('bound@example.com', 'publisher');
    const now = later();
    await expect(removeSecondFactor(ada, { code: codeAt(ada.secret, now) }, now)).rejects.toMatchObject({
      kind: 'refused',
    });
    await set({ secondFactor: 'optional', passwords: true });
    expect(await caller()).not.toBeNull();
  });

  it('takes passwords from administrators alone, once there is another way', async () => {
    await expect(set({ secondFactor: 'optional', passwords: false })).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/identity provider/),
    });
    await db().identityProvider.create({
      data: { key: 'house', name: 'House', issuer: 'https://id.example.com', clientId: 'x' },
    });
    await set({ secondFactor: 'optional', passwords: false });
    expect(await next('reader@example.com')).toEqual('elsewhere');
    expect(await next('first@example.com')).toBe('session');
    await expect(
      updateSignInPolicy(admin, { secondFactor: 'everyone', passwords: true, revision: 1 }),
    ).rejects.toMatchObject({ kind: 'conflict', details: { current: { passwords: false } } });
    await set({ secondFactor: 'optional', passwords: true });
  });

  it('names the provider at which alone somebody signs in', async () => {
    await db().identityProvider.update({
      where: { key: 'house' },
      data: { enforced: true, domains: ['example.com'] },
    });
    const step = (email: string) => passwordStep({ email, password: PASSWORD }, null, later());
    expect(await step('reader@example.com')).toEqual({ next: 'elsewhere', provider: 'House' });
    // Whoever is administrator of one environment keeps no provider.
    const { personId } = await addPerson('local@example.com', []);
    const { id: environmentId } = await db().environment.findUniqueOrThrow({ where: { key: 'production' } });
    await db().roleGrant.create({
      data: { personId, role: 'admin', environmentId, grantedById: SYSTEM_ACTOR_ID },
    });
    expect(await next('local@example.com')).toBe('elsewhere');
    expect(await next('first@example.com')).toBe('session');
  });
});

import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { addPerson, callerWith, FIRST, withAccessDatabase } from '@/lib/db/testing/access';
import { EMAIL_LIMIT } from '../sign-in-limit';
import { countAttempt } from './attempts';
import { deactivatePerson } from './commands/people';
import { signIn } from './sign-in';

withAccessDatabase();
const PASSWORD = 'seven green kettles';

const failure = (run: Promise<unknown>) =>
  run.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? error : Promise.reject(error)),
  );

describe('signIn', () => {
  it('knows an account, whatever the case of the e-mail', async () => {
    const signedIn = await signIn({ email: ' First@Example.COM ', password: FIRST.adminPassword }, null);
    const account = await db().account.findUniqueOrThrow({ where: { email: FIRST.adminEmail } });
    expect(signedIn).toEqual({ accountId: account.id, sessionStamp: account.sessionStamp });
  });

  it('gives one answer to everyone else', async () => {
    const gone = await addPerson('gone@example.com', ['viewer']);
    const elsewhere = await addPerson('elsewhere@example.com', ['viewer']);
    await deactivatePerson(callerWith('admin'), { personId: gone.personId, revision: 1 });
    await db().account.updateMany({ where: { personId: elsewhere.personId }, data: { passwordHash: null } });
    const answers = await Promise.all([
      failure(signIn({ email: FIRST.adminEmail, password: 'seven green kettle' }, null)),
      failure(signIn({ email: 'nobody@example.com', password: PASSWORD }, null)),
      failure(signIn({ email: 'gone@example.com', password: PASSWORD }, null)),
      failure(signIn({ email: 'elsewhere@example.com', password: PASSWORD }, null)),
    ]);
    for (const answer of answers) {
      expect(answer).toMatchObject({ kind: 'unauthenticated', message: answers[0]?.message, details: {} });
    }
  });

  it('takes as long for an unknown e-mail as for a wrong password', async () => {
    await addPerson('known@example.com', ['viewer']);
    const took = async (email: string, i: number) => {
      const started = performance.now();
      // A day apart each, so that the limit does not come into it.
      await failure(signIn({ email, password: 'not the password' }, null, new Date(2027, 0, 1 + i)));
      return performance.now() - started;
    };
    await took('warm-up@example.com', 0);
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 1; i <= 15; i++) {
      known.push(await took('known@example.com', i));
      unknown.push(await took(`unknown-${i}@example.com`, i));
    }
    // The least of each: what the machine does besides only ever adds. Without the decoy it would be a tenth.
    const ratio = Math.min(...unknown) / Math.min(...known);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('hashes anew what was hashed with other settings', async () => {
    const old = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1 });
    await addPerson('old@example.com', ['viewer']);
    await db().account.update({ where: { email: 'old@example.com' }, data: { passwordHash: old } });
    const both = await Promise.all(
      [1, 2].map(() => signIn({ email: 'old@example.com', password: PASSWORD }, null)),
    );
    expect(both[0]?.accountId).toBe(both[1]?.accountId);
    const { passwordHash } = await db().account.findUniqueOrThrow({ where: { email: 'old@example.com' } });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await signIn({ email: 'old@example.com', password: PASSWORD }, null);
  });

  it.each([
    [{ email: '', password: 'x' }, '/email'],
    [{ email: 'ada@example.com', password: '' }, '/password'],
    [{ email: 'ada@example.com', password: 'x'.repeat(1_000_000) }, '/password'],
    [{ email: "' OR 1=1 --", password: 'x' }, '/email'],
    [{ email: { $ne: null }, password: 'x' }, '/email'],
    [{ email: 'ada@example.com', password: ['x'] }, '/password'],
    [{ email: 'a\u0000@example.com', password: 'x' }, '/email'],
  ])('names what is wrong with %j', async (input, path) => {
    const error = await failure(signIn(input, null));
    expect(error).toMatchObject({ kind: 'invalid' });
    expect(error?.details.fields?.map((field) => field.path)).toEqual([path]);
  });
});

describe('the limit', () => {
  it('is one limit for attempts that come all at once, and a right password is told the same', async () => {
    await addPerson('popular@example.com', ['viewer']);
    const tries = Array.from({ length: 30 }, () =>
      signIn({ email: 'popular@example.com', password: 'wrong' }, null),
    );
    const kinds = (await Promise.all(tries.map(failure))).map((error) => error?.kind);
    expect(kinds.filter((kind) => kind === 'unauthenticated')).toHaveLength(EMAIL_LIMIT.free);
    expect(kinds.filter((kind) => kind === 'rate_limited')).toHaveLength(30 - EMAIL_LIMIT.free);
    const right = await failure(signIn({ email: 'popular@example.com', password: PASSWORD }, null));
    expect(right).toMatchObject({ kind: 'rate_limited' });
    expect(right?.details.retryAfter).toBeGreaterThan(0);
    const later = new Date(Date.now() + 6000);
    await signIn({ email: 'popular@example.com', password: PASSWORD }, null, later);
    expect(
      await failure(signIn({ email: 'popular@example.com', password: 'wrong' }, null, later)),
    ).toMatchObject({
      kind: 'unauthenticated',
    });
  });

  it('holds for an e-mail that has no account, and leaves others alone', async () => {
    for (let i = 0; i < EMAIL_LIMIT.free; i++)
      await failure(signIn({ email: 'no@example.com', password: 'x' }, null));
    expect(await failure(signIn({ email: 'NO@example.com', password: 'x' }, null))).toMatchObject({
      kind: 'rate_limited',
    });
    await signIn({ email: FIRST.adminEmail, password: FIRST.adminPassword }, null);
  });

  it('holds for an address across e-mails', async () => {
    const now = new Date('2028-01-01T00:00:00Z');
    for (let i = 0; i < 50; i++) await countAttempt(`spray-${i}@example.com`, '192.0.2.1', now);
    await expect(countAttempt('spray-50@example.com', '192.0.2.1', now)).rejects.toMatchObject({
      kind: 'rate_limited',
    });
    await countAttempt('spray-50@example.com', '192.0.2.2', now);
  });

  it('keeps no e-mail or address in the clear, and nothing for long', async () => {
    const now = new Date('2029-01-01T00:00:00Z');
    await countAttempt('someone@example.com', '192.0.2.3', now);
    const rows = await db().signInAttempt.findMany();
    expect(rows.map(({ key }) => key.replace(/[0-9a-f]{64}$/, '#')).sort()).toEqual(['address:#', 'email:#']);
  });
});

import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { addPerson, callerWith, FIRST, withAccessDatabase } from '@/lib/db/testing/access';
import type { PersonDto } from '../../person';
import { signedIn } from '../../testing/signed-in';
import type { Caller } from '../command';
import { OPERATOR } from '../operator-caller';
import { makeLinkForPassword } from '../password-link-commands';
import { resetSecondFactor } from '../second-factor-commands';
import { callerOfAccount } from '../session';
import { signIn } from '../sign-in';
import { changePassword } from './account';
import { deactivatePerson, updateRoles } from './people';

withAccessDatabase();
const PASSWORD = 'seven green kettles';
const admin = callerWith('admin');
const everywhere = (...roles: string[]) => roles.map((role) => ({ role, environment: null }));

async function systemActor() {
  await db().actor.upsert({
    where: { id: admin.actorId },
    create: { id: admin.actorId, kind: 'person' },
    update: {},
  });
}

const firstId = async () =>
  (await db().account.findUniqueOrThrow({ where: { email: FIRST.adminEmail } })).personId;

const outcome = (run: Promise<unknown>) =>
  run.then(
    (value) => ({ value: value as PersonDto, error: undefined }),
    (error: unknown) => {
      if (error instanceof AppError) return { value: undefined, error };
      throw error;
    },
  );

describe('roles', () => {
  it('are in force at the next request, and the entry names ids only', async () => {
    await systemActor();
    const person = await addPerson('grace@example.com', ['viewer']);
    const session = await signedIn({ email: 'grace@example.com', password: PASSWORD });
    const grants = [...everywhere('architect'), { role: 'publisher', environment: 'development' }];
    const dto = await updateRoles(admin, { personId: person.personId, revision: 1, grants });
    expect(dto).toMatchObject({ revision: 2, grants: expect.arrayContaining(grants) });
    const development = await db().environment.findUniqueOrThrow({ where: { key: 'development' } });
    const caller = await callerOfAccount(session.accountId, session.sessionStamp, session.sessionId);
    expect(caller?.roles).toEqual(
      expect.arrayContaining([
        { role: 'architect', environmentId: null },
        { role: 'publisher', environmentId: development.id },
      ]),
    );
    expect(caller?.roles).toHaveLength(2);
    const entry = await db().auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(JSON.parse(Buffer.from(entry.bytes).toString())).toMatchObject({
      action: 'person.update_roles',
      actor: admin.actorId,
      subject: { type: 'person', id: person.personId },
      data: {
        before: [{ role: 'viewer', environment: null }],
        after: [
          { role: 'architect', environment: null },
          { role: 'publisher', environment: development.id },
        ],
      },
    });
    expect(Buffer.from(entry.bytes).toString()).not.toContain('grace');
  });

  it('keep one grant where a role is held everywhere and somewhere', async () => {
    const person = await addPerson('both@example.com', []);
    const dto = await updateRoles(admin, {
      personId: person.personId,
      revision: 1,
      grants: [{ role: 'publisher', environment: 'production' }, ...everywhere('publisher', 'publisher')],
    });
    expect(dto.grants).toEqual(everywhere('publisher'));
  });

  it('of two edits of one revision, one wins and the other sees both versions', async () => {
    const person = await addPerson('two@example.com', ['viewer']);
    const edit = (role: string) =>
      updateRoles(admin, { personId: person.personId, revision: 1, grants: everywhere(role) });
    const results = await Promise.all([outcome(edit('legal')), outcome(edit('auditor'))]);
    const won = results.find(({ value }) => value)?.value;
    const lost = results.find(({ error }) => error)?.error;
    expect(lost).toMatchObject({ kind: 'conflict', details: { current: won } });
    expect((await db().person.findUniqueOrThrow({ where: { id: person.personId } })).revision).toBe(2);
  });

  it.each([
    ['/grants/0/role', [{ role: 'root', environment: null }]],
    ['/grants/0/environment', [{ role: 'viewer', environment: 'mars' }]],
    ['/grants/0/environment', [{ role: 'viewer', environment: "'; DROP TABLE persons; --" }]],
    ['/grants/0/environment', [{ role: 'viewer', environment: 'a\u0000' }]],
    ['/grants', 'admin'],
  ])('are refused at %s', async (path, grants) => {
    const person = await db().person.findFirstOrThrow({ where: { name: 'two' } });
    const { error } = await outcome(
      updateRoles(admin, { personId: person.id, revision: person.revision, grants }),
    );
    expect(error).toMatchObject({ kind: 'invalid' });
    expect(error?.details.fields?.[0]?.path).toBe(path);
  });
});

describe('the last administrator', () => {
  it('cannot be demoted, moved to one environment or deactivated', async () => {
    const personId = await firstId();
    const revision = (await db().person.findUniqueOrThrow({ where: { id: personId } })).revision;
    for (const grants of [[], everywhere('viewer'), [{ role: 'admin', environment: 'production' }]]) {
      const { error } = await outcome(updateRoles(admin, { personId, revision, grants }));
      expect(error).toMatchObject({ kind: 'refused', message: expect.stringMatching(/last administrator/) });
    }
    expect((await outcome(deactivatePerson(admin, { personId, revision }))).error).toMatchObject({
      kind: 'refused',
    });
  });

  it('is not made by another, but by three, by the operator or by the one who goes', async () => {
    const personId = await firstId();
    const first = { ...admin, personId };
    const second = await addPerson('second@example.com', ['admin']);
    const revisionOf = async (id: string) =>
      (await db().person.findUniqueOrThrow({ where: { id } })).revision;
    const edit = async (id: string, by: Caller, grants: unknown[] = []) =>
      (await outcome(updateRoles(by, { personId: id, revision: await revisionOf(id), grants }))).error;
    const leave = async (id: string, by: Caller) =>
      (await outcome(deactivatePerson(by, { personId: id, revision: await revisionOf(id) }))).error;
    const alone = { kind: 'refused', message: expect.stringMatching(/administrator alone.*npm run user/) };
    expect(await edit(second.personId, first)).toMatchObject(alone);
    expect(await leave(second.personId, first)).toMatchObject(alone);
    expect(await edit(personId, second, [{ role: 'admin', environment: 'production' }])).toMatchObject(alone);
    // Nor is the other one's way in theirs to replace.
    const other = { personId: second.personId };
    expect((await outcome(makeLinkForPassword(first, other))).error?.message).toMatch(/-- reset-password\./);
    expect((await outcome(resetSecondFactor(first, other))).error?.message).toMatch(/-- reset-second-factor/);

    const third = await addPerson('third@example.com', ['admin']);
    expect(await leave(second.personId, first)).toBeUndefined();
    expect(await leave(third.personId, OPERATOR)).toBeUndefined();
    const { seq } = await db().auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(await db().auditOrigin.findUnique({ where: { seq } })).toMatchObject({ via: 'command' });

    const fourth = await addPerson('fourth@example.com', ['admin']);
    const results = await Promise.all([edit(personId, first), leave(fourth.personId, fourth)]);
    expect(results.map((error) => error?.kind).sort()).toEqual(['refused', undefined]);
  });
});

describe('deactivation', () => {
  it('ends sessions and sign-in at once, and is not done twice', async () => {
    const person = await addPerson('leaver@example.com', ['architect']);
    const session = await signedIn({ email: 'leaver@example.com', password: PASSWORD });
    const dto = await deactivatePerson(admin, { personId: person.personId, revision: 1 });
    expect(dto.deactivatedAt).not.toBeNull();
    expect(await callerOfAccount(session.accountId, session.sessionStamp, session.sessionId)).toBeNull();
    await expect(signIn({ email: 'leaver@example.com', password: PASSWORD }, null)).rejects.toMatchObject({
      kind: 'unauthenticated',
    });
    await expect(deactivatePerson(admin, { personId: person.personId, revision: 2 })).rejects.toMatchObject({
      kind: 'refused',
    });
    await expect(
      updateRoles(admin, { personId: person.personId, revision: 2, grants: everywhere('admin') }),
    ).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('a password change', () => {
  it('needs the current one, ends every session and lets the new one in', async () => {
    const caller = await addPerson('changer@example.com', ['viewer']);
    const session = await signedIn({ email: 'changer@example.com', password: PASSWORD });
    const next = 'nine blue teapots';
    await expect(changePassword(caller, { current: 'wrong', password: next })).rejects.toMatchObject({
      kind: 'invalid',
      details: { fields: [{ path: '/current' }] },
    });
    await expect(changePassword(caller, { current: PASSWORD, password: 'short' })).rejects.toMatchObject({
      kind: 'invalid',
      details: { fields: [{ path: '/password' }] },
    });
    expect(await callerOfAccount(session.accountId, session.sessionStamp, session.sessionId)).not.toBeNull();
    await changePassword(caller, { current: PASSWORD, password: next });
    expect(await callerOfAccount(session.accountId, session.sessionStamp, session.sessionId)).toBeNull();
    await expect(signIn({ email: 'changer@example.com', password: PASSWORD }, null)).rejects.toMatchObject({
      kind: 'unauthenticated',
    });
    await signIn({ email: 'changer@example.com', password: next }, null);
    const entry = await db().auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(entry).toMatchObject({ action: 'account.change_password', subjectId: session.accountId });
    expect(Buffer.from(entry.bytes).toString()).not.toMatch(/changer|teapot|argon/);
  });

  it('is for those too who hold their roles in one environment only', async () => {
    const { personId, ...person } = await addPerson('local@example.com', ['viewer']);
    const { id } = await db().environment.findUniqueOrThrow({ where: { key: 'development' } });
    const caller = { ...person, personId, roles: [{ role: 'viewer' as const, environmentId: id }] };
    await changePassword(caller, { current: PASSWORD, password: 'nine blue teapots' });
  });

  it('cannot be used to guess', async () => {
    const caller = await addPerson('guessed@example.com', ['viewer']);
    const kinds: (string | undefined)[] = [];
    for (let i = 0; i < 8; i++) {
      const { error } = await outcome(
        changePassword(caller, { current: `guess ${i}`, password: 'nine blue teapots' }),
      );
      kinds.push(error?.kind);
    }
    expect(kinds).toEqual([...Array(5).fill('invalid'), ...Array(3).fill('rate_limited')]);
  });

  it('is not for the system or a machine', async () => {
    await expect(
      changePassword(callerWith('admin'), { current: PASSWORD, password: 'nine blue teapots' }),
    ).rejects.toMatchObject({ kind: 'refused' });
  });
});

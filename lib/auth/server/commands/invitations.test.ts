import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { addPerson, callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { ROLES } from '../../roles';
import { signedIn } from '../../testing/signed-in';
import { consoleOrigin } from '../console-origin';
import { listInvitations, listPeople } from '../queries';
import { callerOfAccount } from '../session';
import { acceptInvitation, invitePerson, openInvitation, revokeInvitation } from './invitations';
import { deactivatePerson } from './people';

withAccessDatabase();
const admin = callerWith('admin');
const PASSWORD = 'nine blue teapots';
const HOUR = 3_600_000;

const everywhere = (...roles: readonly string[]) => roles.map((role) => ({ role, environment: null }));

async function invite(email: string, roles = ['viewer'], now = new Date()) {
  const { path, invitationId } = await invitePerson(
    admin,
    { email, name: 'Ada', grants: everywhere(...roles) },
    now,
  );
  return { secret: path.replace('/invitation/', ''), invitationId, path };
}

describe('an invitation', () => {
  it('makes a person with the roles it names, who can sign in', async () => {
    const { secret, path } = await invite('Ada@Example.com', ['publisher', 'viewer', 'publisher']);
    expect(path).toMatch(/^\/invitation\/[A-Za-z0-9_-]{43}$/);
    expect(await openInvitation(secret)).toMatchObject({
      state: 'open',
      email: 'ada@example.com',
      grants: everywhere('publisher', 'viewer'),
    });
    const accepted = await acceptInvitation(secret, { name: 'Ada Lovelace', password: PASSWORD });
    const session = await signedIn({ email: 'ada@example.com', password: PASSWORD });
    const caller = await callerOfAccount(session.accountId, session.sessionStamp, session.sessionId);
    expect(caller).toMatchObject({ personId: accepted.personId, name: 'Ada Lovelace' });
    expect(caller?.roles.map(({ role }) => role).sort()).toEqual(['publisher', 'viewer']);
    const entries = await db().auditEntry.findMany({ orderBy: { seq: 'desc' }, take: 2 });
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['invitation.accept', caller?.actorId],
      ['person.invite', admin.actorId],
    ]);
    for (const { bytes } of entries) expect(Buffer.from(bytes).toString()).not.toMatch(/ada|Ada/);
  });

  it('notes where it was accepted, and takes so many passwords at a time', async () => {
    const { secret } = await invite('slow@example.com');
    const weak = { name: 'Slow', password: 'short' };
    const now = new Date('2027-05-01T00:00:00Z');
    const tried = await invite('tried@example.com', ['viewer'], now);
    for (let i = 0; i < RATE_LIMITS.secretForms.burst; i++) {
      await expect(acceptInvitation(tried.secret, weak, now)).rejects.toMatchObject({ kind: 'invalid' });
    }
    await expect(acceptInvitation(tried.secret, weak, now)).rejects.toMatchObject({ kind: 'rate_limited' });
    const origin = consoleOrigin(new Headers({ 'x-forwarded-for': '192.0.2.9' }), null);
    await acceptInvitation(secret, { name: 'Slow', password: PASSWORD }, new Date(), origin);
    const entry = await db().auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(await db().auditOrigin.findUnique({ where: { seq: entry.seq } })).toMatchObject({
      address: '192.0.2.9',
    });
  });

  it('gives a role in one environment only', async () => {
    const grants = [{ role: 'publisher', environment: 'development' }];
    const { path } = await invitePerson(admin, { email: 'one@example.com', name: 'One', grants });
    const secret = path.replace('/invitation/', '');
    expect(await openInvitation(secret)).toMatchObject({ grants });
    const { personId } = await acceptInvitation(secret, { name: 'One', password: PASSWORD });
    expect((await listPeople(admin)).find(({ id }) => id === personId)).toMatchObject({ grants });
  });

  it('stores no secret', async () => {
    const { secret, invitationId } = await invite('secret@example.com');
    const row = await db().invitation.findUniqueOrThrow({ where: { id: invitationId } });
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(row.secretHash).toHaveLength(32);
  });

  it('works once, also when used twice at the same moment', async () => {
    const { secret } = await invite('once@example.com');
    const accept = () => acceptInvitation(secret, { name: 'Once', password: PASSWORD });
    const results = await Promise.allSettled([accept(), accept(), accept()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ kind: 'refused' });
    }
    expect(await db().account.count({ where: { email: 'once@example.com' } })).toBe(1);
    await expect(accept()).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/already used/),
    });
    expect(await openInvitation(secret)).toMatchObject({ state: 'accepted' });
  });

  it('ends after 72 hours', async () => {
    const made = new Date();
    const { secret } = await invite('late@example.com', ['viewer'], made);
    const over = new Date(made.getTime() + 72 * HOUR);
    await expect(acceptInvitation(secret, { name: 'Late', password: PASSWORD }, over)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/expired/),
    });
    await invite('late@example.com', ['viewer'], over);
    await acceptInvitation(secret, { name: 'Late', password: PASSWORD }, new Date(over.getTime() - 1));
  });

  it('can be revoked while it is open', async () => {
    const { secret, invitationId } = await invite('revoked@example.com');
    await revokeInvitation(admin, { invitationId });
    await expect(acceptInvitation(secret, { name: 'R', password: PASSWORD })).rejects.toMatchObject({
      kind: 'refused',
    });
    await expect(revokeInvitation(admin, { invitationId })).rejects.toMatchObject({ kind: 'refused' });
    await expect(
      revokeInvitation(admin, { invitationId: '01900000-0000-7000-8000-000000000000' }),
    ).rejects.toMatchObject({ kind: 'not_found' });
    await invite('revoked@example.com');
  });

  it.each([
    ['another secret', (secret: string) => `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`],
    ['another last sign', (secret: string) => `${secret.slice(0, 42)}${secret.endsWith('A') ? 'B' : 'A'}`],
    ['a part of it', (secret: string) => secret.slice(0, 42)],
    ['more than it', (secret: string) => `${secret}A`],
    ['SQL', () => "' OR '1'='1"],
    ['nothing', () => ''],
    ['no text', () => undefined],
  ])('is not opened by %s', async (_, tamper) => {
    const email = `tamper-${Math.random().toString(36).slice(2)}@example.com`;
    const { secret } = await invite(email);
    expect(await openInvitation(tamper(secret))).toBeNull();
    await expect(acceptInvitation(tamper(secret), { name: 'T', password: PASSWORD })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it('refuses a bad password or name and stays open', async () => {
    const { secret } = await invite('picky@example.com');
    for (const [input, path] of [
      [{ name: 'P', password: 'short' }, '/password'],
      [{ name: 'P', password: 'picky@example.com' }, '/password'],
      [{ name: '  ', password: PASSWORD }, '/name'],
      [{ name: 'a\u202eb', password: PASSWORD }, '/name'],
      [{ name: 'P' }, '/password'],
    ] as const) {
      await expect(acceptInvitation(secret, input)).rejects.toMatchObject({
        kind: 'invalid',
        details: { fields: [{ path }] },
      });
    }
    expect(await openInvitation(secret)).toMatchObject({ state: 'open' });
  });

  it('is made once per e-mail, also at the same moment, and not for someone who has an account', async () => {
    const results = await Promise.allSettled([invite('same@example.com'), invite('SAME@example.com')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await addPerson('has@example.com', []);
    await expect(invite('has@example.com')).rejects.toMatchObject({ kind: 'refused' });
  });

  it('brings a deactivated person back as the same person, with the new roles only', async () => {
    const person = await addPerson('back@example.com', ['auditor', 'legal']);
    await deactivatePerson(admin, { personId: person.personId, revision: 1 });
    const { secret } = await invite('back@example.com', ['viewer']);
    const accepted = await acceptInvitation(secret, { name: 'Back', password: PASSWORD });
    expect(accepted.personId).toBe(person.personId);
    const dto = (await listPeople(admin)).find(({ id }) => id === person.personId);
    expect(dto).toMatchObject({
      deactivatedAt: null,
      grants: [{ role: 'viewer', environment: null }],
      name: 'Back',
    });
  });

  it('keeps markup and quotes as they are typed', async () => {
    const name = `<script>alert("x")</script> '; DROP TABLE persons; --`;
    const made = await invitePerson(admin, {
      email: 'markup@example.com',
      name,
      grants: everywhere(...ROLES),
    });
    const listed = (await listInvitations(admin)).find(({ id }) => id === made.invitationId);
    expect(listed).toMatchObject({ name, grants: everywhere(...ROLES), state: 'open' });
  });

  it.each([
    ['/email', { email: 'not an address', name: 'A', grants: everywhere('viewer') }],
    ['/email', { email: `${'a'.repeat(250)}@example.com`, name: 'A', grants: everywhere('viewer') }],
    ['/email', { email: 'a\u0000@example.com', name: 'A', grants: everywhere('viewer') }],
    ['/name', { email: 'x@example.com', name: 'A'.repeat(121), grants: everywhere('viewer') }],
    ['/name', { email: 'x@example.com', name: 7, grants: everywhere('viewer') }],
    ['/grants', { email: 'x@example.com', name: 'A', grants: [] }],
    ['/grants/0/role', { email: 'x@example.com', name: 'A', grants: everywhere('root') }],
    [
      '/grants/0/environment',
      { email: 'x@example.com', name: 'A', grants: [{ role: 'viewer', environment: 'mars' }] },
    ],
    ['/grants', { email: 'x@example.com', name: 'A', grants: 'admin' }],
    ['', null],
    ['', 'text'],
  ])('names %s', async (path, input) => {
    await expect(invitePerson(admin, input)).rejects.toMatchObject({
      kind: 'invalid',
      details: { fields: [{ path }] },
    });
  });
});

it('shows people and invitations to those who may read them only', async () => {
  for (const role of ROLES) {
    const may = ['admin', 'auditor', 'security'].includes(role);
    for (const query of [listPeople, listInvitations]) {
      const read = query(callerWith(role));
      if (may) await expect(read).resolves.not.toHaveLength(0);
      else await expect(read).rejects.toMatchObject({ kind: 'forbidden' });
    }
  }
});

import { beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { addPerson, callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { enteredProvider } from '../testing/openid-provider';
import { deactivatePerson } from './commands/people';
import {
  archiveIdentityProvider,
  createIdentityProvider,
  updateIdentityProvider,
} from './identity-provider-commands';
import { providerForEmail } from './identity-providers';
import { signInAtProvider } from './oidc-sign-in';

vi.stubEnv('FAIRLEAD_KEY', 'A'.repeat(43));
withAccessDatabase();

const NOW = new Date('2027-01-01T00:00:00Z');
const admin = callerWith('admin');
let directory = '';
let partners = '';
beforeAll(async () => {
  const entered = enteredProvider('https://login.example.com');
  directory = (await createIdentityProvider(admin, entered)).id;
  const others = {
    ...entered,
    key: 'partners',
    name: 'Partners',
    domains: [],
    issuer: 'https://partners.example.net',
  };
  partners = (await createIdentityProvider(admin, others)).id;
  const { actorId: createdById } = await db().person.findFirstOrThrow();
  await db().groupRole.create({
    data: { providerId: partners, group: 'staff', role: 'publisher', createdById },
  });
});

/** What comes of a sign-in: the e-mail of the account, or the problem. */
async function come(sub: string, claims: Record<string, unknown>, providerId = directory) {
  const there = { claims: { sub, ...claims }, idToken: 'a.b.c', session: `sid-${sub}` };
  const visitor = { address: '192.0.2.1', userAgent: null, requestId: null, previous: null };
  const outcome = await signInAtProvider(providerId, there, visitor, NOW);
  if ('problem' in outcome) return outcome.problem;
  const { email } = await db().account.findUniqueOrThrow({ where: { id: outcome.accountId } });
  expect(await db().session.findUnique({ where: { id: outcome.sessionId } })).toMatchObject({
    accountId: outcome.accountId,
    method: 'provider',
    providerId,
    providerSession: `sid-${sub}`,
  });
  return email;
}
const verified = (email: string, name = 'Somebody') => ({ email, email_verified: true, name });

describe('whose account it is', () => {
  it('somebody unknown gets one, with the first role, once, whatever their e-mail is later', async () => {
    expect(await come('new', verified('New@Example.com', 'New Person'))).toBe('new@example.com');
    expect(await come('new', { email: 'other@elsewhere.net', name: 'Newer Person' })).toBe('new@example.com');
    const person = await db().person.findFirstOrThrow({
      where: { accounts: { some: { subject: 'new' } } },
      include: { roles: true },
    });
    expect(person).toMatchObject({ name: 'Newer Person', roles: [{ role: 'viewer' }] });
  });

  it('many at once make one account', async () => {
    const all = await Promise.all(
      Array.from({ length: 5 }, () => come('crowd', verified('crowd@example.com'))),
    );
    expect(new Set(all)).toEqual(new Set(['crowd@example.com']));
  });

  it('somebody with a password is linked by a verified e-mail of its domains, which the trail says', async () => {
    const ada = await addPerson('ada@example.com', ['architect']);
    expect(await come('ada', verified('ada@example.com'))).toBe('ada@example.com');
    const entry = { action: 'account.link', actorId: ada.actorId, subjectId: ada.personId };
    expect(await db().auditEntry.count({ where: entry })).toBe(1);
    expect(await come('ada', {})).toBe('ada@example.com');
  });
});

describe('nobody takes the account of another', () => {
  it.each([
    ['an e-mail that is not verified', { email: 'victim@example.com', email_verified: false }, 'unverified'],
    ['one of which nothing is said', { email: 'victim@example.com' }, 'unverified'],
    [
      'one that is verified in words only',
      { email: 'victim@example.com', email_verified: 'no' },
      'unverified',
    ],
    ['no e-mail', {}, 'no_email'],
    ['several e-mails', { email: ['victim@example.com'], email_verified: true }, 'no_email'],
    ['an e-mail of a foreign domain', verified('victim@elsewhere.net'), 'foreign'],
    ['one of a domain below', verified('victim@sub.example.com'), 'foreign'],
    ['one that ends alike', verified('victim@notexample.com'), 'foreign'],
    ['one with two signs', verified('victim@elsewhere.net@example.com'), 'no_email'],
  ])('by %s', async (_what, claims, problem) => {
    for (const email of ['victim@example.com', 'victim@elsewhere.net']) {
      if (!(await db().account.findUnique({ where: { email } }))) await addPerson(email, ['admin']);
    }
    expect(await come('attacker', claims)).toBe(problem);
    expect(await db().account.count({ where: { subject: 'attacker' } })).toBe(0);
  });

  it('by another provider, which does not speak for the domain', async () => {
    expect(await come('attacker', verified('victim@example.com'), partners)).toBe('foreign');
    expect(await come('attacker', verified('nobody-yet@example.com'), partners)).toBe('foreign');
    expect(await come('attacker', verified('victim@elsewhere.net'), partners)).toBe('foreign');
    expect(await come('guest', verified('guest@elsewhere.net'), partners)).toBe('guest@elsewhere.net');
    // The same `sub` at another provider is somebody else.
    expect(await come('ada', verified('ada@elsewhere.net'), partners)).toBe('ada@elsewhere.net');
  });

  it('by an address that was given to somebody else', async () => {
    expect(await come('successor', verified('ada@example.com'))).toBe('other_user');
  });

  it('once it was deactivated, by name or by e-mail', async () => {
    const gone = await addPerson('gone@example.com', ['viewer']);
    expect(await come('gone', verified('gone@example.com'))).toBe('gone@example.com');
    const { revision } = await db().person.findUniqueOrThrow({ where: { id: gone.personId } });
    await deactivatePerson(admin, { personId: gone.personId, revision });
    expect(await come('gone', verified('gone@example.com'))).toBe('deactivated');
    expect(await come('again', verified('gone@example.com'))).toBe('other_user');
  });
});

describe('groups', () => {
  const rolesOf = async (sub: string) =>
    (await db().roleGrant.findMany({ where: { person: { accounts: { some: { subject: sub } } } } })).map(
      ({ role }) => role,
    );

  it('give and take roles; left out for their number, what they gave stays and the trail says so', async () => {
    const { actorId } = await addPerson('mapper@example.com', ['admin']);
    await db().groupRole.create({
      data: { providerId: directory, group: 'auditors', role: 'auditor', createdById: actorId },
    });
    await come('kim', { ...verified('kim@example.com'), groups: ['auditors', 'others'] });
    expect((await rolesOf('kim')).sort()).toEqual(['auditor', 'viewer']);
    await come('kim', { _claim_names: { groups: 'src1' } });
    expect((await rolesOf('kim')).sort()).toEqual(['auditor', 'viewer']);
    const left = { action: 'identity_provider.leave_out_groups', subjectId: directory };
    expect(await db().auditEntry.count({ where: left })).toBe(1);
    await come('kim', {});
    expect(await rolesOf('kim')).toEqual(['viewer']);
    await come('kim', { groups: 'auditors' });
    expect((await rolesOf('kim')).sort()).toEqual(['auditor', 'viewer']);
  });

  it('hold the directory that they were agreed for in its place', async () => {
    const { key: _key, ...entered } = enteredProvider('https://partners.example.net');
    const seen = { id: partners, revision: 1 };
    const same = { ...entered, domains: [], ...seen };
    for (const change of [
      { issuer: 'https://mine.example.org' },
      { clientId: 'mine' },
      { groupsClaim: 'department' },
    ]) {
      await expect(updateIdentityProvider(admin, { ...same, ...change })).rejects.toMatchObject({
        kind: 'refused',
      });
    }
    await expect(archiveIdentityProvider(admin, seen)).rejects.toMatchObject({ kind: 'refused' });
    expect(await updateIdentityProvider(admin, { ...same, name: 'Our partners' })).toMatchObject({
      revision: 2,
    });
    await expect(updateIdentityProvider(admin, same)).rejects.toMatchObject({
      kind: 'conflict',
      details: { current: { name: 'Our partners' } },
    });
  });
});

describe('domains', () => {
  it('belong to one provider, are enforced once somebody came that way, and are free again afterwards', async () => {
    const taken = { ...enteredProvider('https://third.example.com'), key: 'third', name: 'Third' };
    await expect(createIdentityProvider(admin, taken)).rejects.toMatchObject({
      details: { fields: [{ path: '/domains', message: 'example.com belongs to Directory already.' }] },
    });
    const third = await createIdentityProvider(admin, { ...taken, domains: ['@Third.example'] });
    const { hasSecret: _secret, key: _key, ...fields } = third;
    const enforcing = { ...fields, clientSecret: '', enforced: true };
    await expect(updateIdentityProvider(admin, enforcing)).rejects.toMatchObject({
      details: { fields: [{ path: '/enforced' }] },
    });
    expect(await come('tom', verified('tom@third.example'), third.id)).toBe('tom@third.example');
    await updateIdentityProvider(admin, enforcing);
    expect(await providerForEmail('Tom@Third.example')).toMatchObject({ key: 'third', name: 'Third' });
    expect(await providerForEmail('ada@example.com')).toBeNull();
    // At another issuer the same `sub` may be anybody; the domain stays enforced.
    const elsewhere = { ...enforcing, issuer: 'https://fourth.example.com', revision: 2 };
    const { revision } = await updateIdentityProvider(admin, elsewhere);
    expect(await db().session.count({ where: { providerId: third.id, endedAt: null } })).toBe(0);
    const entry = await db().auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(JSON.parse(Buffer.from(entry.bytes).toString()).data.moved).toEqual({ accounts: 1, sessions: 1 });
    expect(await come('tom', {}, third.id)).toBe('no_email');
    expect(await come('thomas', verified('tom@third.example'), third.id)).toBe('tom@third.example');
    const renamed = await updateIdentityProvider(admin, { ...elsewhere, name: 'Fourth', revision });
    expect(await come('thomas', {}, third.id)).toBe('tom@third.example');
    await archiveIdentityProvider(admin, { id: third.id, revision: renamed.revision });
    expect(await providerForEmail('tom@third.example')).toBeNull();
    expect(await come('tom', verified('tom@third.example'), third.id)).toBe('failed');
    expect(await db().session.count({ where: { providerId: third.id, endedAt: null } })).toBe(0);
    expect(await db().account.findUnique({ where: { email: 'tom@third.example' } })).toMatchObject({
      subject: null,
      archivedAt: null,
    });
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { proposeGroupRole } from '@/lib/auth/server/commands/group-roles';
import { revokeScimToken } from '@/lib/auth/server/commands/scim-tokens';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson, callerWith, FIRST, withAccessDatabase } from '@/lib/db/testing/access';
import { directory, GROUP, patch, USER } from './testing/directory';

withAccessDatabase();
let mine: Awaited<ReturnType<typeof directory>>;
let other: Awaited<ReturnType<typeof directory>>;
beforeAll(async () => {
  mine = await directory('mine', ['mine.example']);
  other = await directory('other', ['other.example']);
});

const user = (email: string) => ({ schemas: [USER], userName: email, displayName: email });
const make = async (email: string) => (await mine.ask('POST', 'Users', user(email))).body.id as string;

describe('a token', () => {
  it.each([
    ['none', ''],
    ['of a router', 'flr_abcdefgh_0'],
    ['cut off', 'fls_abcd'],
  ])('%s is refused', async (_, token) => {
    const answer = await mine.speak(token)('GET', 'Users');
    expect(answer).toMatchObject({ status: 401, body: { status: '401' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('of another secret, expired, revoked, or of a provider that was put away is refused', async () => {
    const swapped = `${mine.token.slice(0, 12)}${other.token.slice(12)}`;
    expect((await mine.speak(swapped)('GET', 'Users')).status).toBe(401);
    const gone = await directory('gone', []);
    await db().scimToken.update({ where: { id: gone.tokenId }, data: { expiresAt: new Date(0) } });
    expect((await gone.ask('GET', 'Users')).body.detail).toMatch(/expired/);
    await revokeScimToken(callerWith('security'), { tokenId: gone.tokenId });
    expect((await gone.ask('GET', 'Users')).body.detail).toMatch(/revoked/);
    const away = await directory('away', []);
    await db().identityProvider.update({ where: { id: away.providerId }, data: { archivedAt: new Date() } });
    expect((await away.ask('GET', 'Users')).status).toBe(401);
  });

  it('reaches nobody of another provider, nobody local, and not the last administrator', async () => {
    const id = await make('ann@mine.example');
    const { body: group } = await mine.ask('POST', 'Groups', { schemas: [GROUP], displayName: 'Mine' });
    const { personId: admin } = await db().account.findUniqueOrThrow({ where: { email: FIRST.adminEmail } });
    const off = patch({ op: 'replace', path: 'active', value: false });
    for (const who of [id, admin]) {
      for (const [method, body] of [
        ['GET'],
        ['PATCH', off],
        ['PUT', user('x@other.example')],
        ['DELETE'],
      ] as const) {
        expect((await other.ask(method, `Users/${who}`, body)).status).toBe(404);
      }
      const added = { schemas: [GROUP], displayName: `With ${who}`, members: [{ value: who }] };
      expect((await other.ask('POST', 'Groups', added)).body).toMatchObject({ scimType: 'invalidValue' });
    }
    expect((await other.ask('GET', `Groups/${group.id}`)).status).toBe(404);
    expect((await other.ask('GET', 'Users')).body.totalResults).toBe(0);
    // Not by their address either, whoever it belongs to.
    expect((await mine.ask('POST', 'Users', user(FIRST.adminEmail))).status).toBe(409);
    expect((await mine.ask('POST', 'Users', user('eve@other.example'))).status).toBe(400);
    const taken = patch({ op: 'replace', path: 'userName', value: FIRST.adminEmail });
    expect((await mine.ask('PATCH', `Users/${id}`, taken)).status).toBe(400);
    await db().person.update({ where: { id: admin }, data: { providerId: mine.providerId } });
    for (const [method, body] of [['PATCH', off], ['DELETE']] as const) {
      const answer = await mine.ask(method, `Users/${admin}`, body);
      expect(answer).toMatchObject({
        status: 403,
        body: { detail: expect.stringMatching(/last administrator/) },
      });
    }
    await db().person.update({ where: { id: admin }, data: { providerId: null } });
  });

  it('takes over somebody local whose address is of its domain, and says so in the trail', async () => {
    const { personId } = await addPerson('local@mine.example', ['viewer']);
    const answer = await mine.ask('POST', 'Users', { ...user('Local@mine.example'), externalId: 'e-1' });
    expect(answer).toMatchObject({ status: 201, body: { id: personId } });
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { action: 'person.adopt', subjectId: personId },
    });
    expect(await db().auditOrigin.findUnique({ where: { seq: entry.seq } })).toMatchObject({
      via: 'scim',
      tokenId: mine.tokenId,
    });
  });
});

describe('whoever made the token', () => {
  it('does not get a role through it that takes two administrators', async () => {
    const maker = await addPerson('maker@corp.example', []);
    const corp = await directory('corp', ['corp.example'], { ...maker, roles: callerWith('admin').roles });
    await db().groupRole.create({
      data: { providerId: corp.providerId, group: 'Lawyers', role: 'legal', createdById: SYSTEM_ACTOR_ID },
    });
    await db().roleGrant.create({
      data: { personId: maker.personId, role: 'admin', grantedById: SYSTEM_ACTOR_ID },
    });
    const self = (await corp.ask('POST', 'Users', user('maker@corp.example'))).body.id;
    const lawyer = (await corp.ask('POST', 'Users', user('lawyer@corp.example'))).body.id;
    const said = { schemas: [GROUP], displayName: 'Lawyers', members: [{ value: self }] };
    const refusal = { status: 403, body: { detail: expect.stringMatching(/another administrator made/) } };
    expect(await corp.ask('POST', 'Groups', said)).toMatchObject(refusal);
    const crew = { schemas: [GROUP], displayName: 'Crew', members: [{ value: self }, { value: lawyer }] };
    const { id } = (await corp.ask('POST', 'Groups', crew)).body;
    const renamed = patch({ op: 'replace', path: 'displayName', value: 'Lawyers' });
    expect(await corp.ask('PATCH', `Groups/${id}`, renamed)).toMatchObject(refusal);
    const without = patch({ op: 'remove', path: `members[value eq "${self}"]` });
    expect((await corp.ask('PATCH', `Groups/${id}`, without)).status).toBe(200);
    expect((await corp.ask('PATCH', `Groups/${id}`, renamed)).status).toBe(200);
    const held = await db().roleGrant.findMany({ where: { role: 'legal' } });
    expect(held.map(({ personId }) => personId)).toEqual([lawyer]);

    // A sign-in put them into the group, so that the directory does not see them there.
    await db().person.update({ where: { id: maker.personId }, data: { providerId: null } });
    await db().groupMember.create({ data: { groupId: id, personId: maker.personId, source: 'sign_in' } });
    const back = patch({ op: 'replace', path: 'displayName', value: 'Crew' });
    expect((await corp.ask('PATCH', `Groups/${id}`, back)).status).toBe(200);
    expect(await corp.ask('PATCH', `Groups/${id}`, renamed)).toMatchObject(refusal);
    expect(await db().roleGrant.count({ where: { role: 'legal' } })).toBe(0);
  });
});

describe('what would cost without end', () => {
  it.each([
    ['nests', `${'('.repeat(30)}userName eq "a"${')'.repeat(30)}`],
    ['compares', Array(101).fill('userName eq "a"').join(' or ')],
    ['is long', `userName eq "${'a'.repeat(4_000)}"`],
    ['is no filter', 'userName eq'],
    ['is not closed', 'emails[type eq "work"'],
    ['names what is not kept', 'password sw "a"'],
    ['reaches for what objects have', 'constructor eq "a"'],
  ])('a filter that %s is refused', async (_, filter) => {
    const answer = await mine.ask('GET', `Users?filter=${encodeURIComponent(filter)}`);
    expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidFilter' } });
  });

  it.each([
    ['no JSON', '{', 400],
    ['too deep', `{"a":${'['.repeat(200)}${']'.repeat(200)}}`, 400],
    ['too large', `{"a":"${'a'.repeat(2_000_001)}"}`, 413],
    ['a list', '[]', 400],
    ['NUL', JSON.stringify(user('a\u0000@mine.example')), 400],
  ])('a body that is %s is refused', async (_, body, status) => {
    expect((await mine.ask('POST', 'Users', body)).status).toBe(status);
  });

  it('a wrong operation is refused', async () => {
    const id = await make('ops@mine.example');
    for (const [operation, scimType] of [
      [{ op: 'move', path: 'displayName', value: 'x' }, 'invalidSyntax'],
      [{ op: 'remove' }, 'noTarget'],
      [{ op: 'add', path: '][', value: 'x' }, 'invalidPath'],
      [{ op: 'replace', path: '__proto__.admin', value: true }, 'invalidPath'],
      [{ op: 'replace', path: 'active', value: 'perhaps' }, 'invalidValue'],
      [{ op: 'replace', value: 'x' }, 'invalidValue'],
    ] as const) {
      const answer = await mine.ask('PATCH', `Users/${id}`, patch(operation));
      expect(answer).toMatchObject({ status: 400, body: { scimType } });
    }
    const type = { 'content-type': 'text/plain' };
    expect((await mine.ask('POST', 'Users', 'x', type)).status).toBe(415);
  });
});

describe('many at once', () => {
  it('ten thousand members come and go in one request', async () => {
    await db().$executeRaw`
      WITH a AS (INSERT INTO actors (id, kind) SELECT gen_random_uuid(), 'person' FROM generate_series(1, 10000) RETURNING id)
      INSERT INTO persons (id, actor_id, name, provider_id) SELECT gen_random_uuid(), id, 'Many', ${other.providerId}::uuid FROM a`;
    const people = await db().person.findMany({
      where: { providerId: other.providerId },
      select: { id: true },
    });
    const { id } = (await other.ask('POST', 'Groups', { schemas: [GROUP], displayName: 'All' })).body;
    await proposeGroupRole(callerWith('admin'), {
      providerId: other.providerId,
      group: 'All',
      role: 'auditor',
      environment: null,
    });
    const value = people.map((person) => ({ value: person.id }));
    const full = await other.ask(
      'PATCH',
      `Groups/${id}?excludedAttributes=members`,
      patch({ op: 'add', path: 'members', value }),
    );
    expect(full.status).toBe(200);
    expect(await db().roleGrant.count({ where: { role: 'auditor', groupRoleId: { not: null } } })).toBe(
      10_000,
    );
    const empty = await other.ask('PUT', `Groups/${id}`, {
      schemas: [GROUP],
      displayName: 'All',
      members: [],
    });
    expect(empty.body.members).toEqual([]);
    expect(await db().roleGrant.count({ where: { role: 'auditor', groupRoleId: { not: null } } })).toBe(0);
  });

  it('two changes of one group both hold', async () => {
    const [one, two] = [await make('one@mine.example'), await make('two@mine.example')];
    const { id } = (await mine.ask('POST', 'Groups', { schemas: [GROUP], displayName: 'Both' })).body;
    const add = (who: string) =>
      mine.ask('PATCH', `Groups/${id}`, patch({ op: 'add', path: 'members', value: [{ value: who }] }));
    const answers = await Promise.all([add(one), add(two)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await mine.ask('GET', `Groups/${id}`)).body.members).toHaveLength(2);
    const [first, second] = await Promise.all([
      mine.ask('POST', 'Users', user('same@mine.example')),
      mine.ask('POST', 'Users', user('same@mine.example')),
    ]);
    expect([first.status, second.status].sort()).toEqual([201, 409]);
  });
});

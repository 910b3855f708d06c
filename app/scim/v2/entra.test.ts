import { beforeAll, describe, expect, it } from 'vitest';
import { deactivatePerson } from '@/lib/auth/server/commands/people';
import { reactivatePerson } from '@/lib/auth/server/commands/people-leaving';
import { db } from '@/lib/db/client';
import { callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { directory, GROUP, patch, USER } from './testing/directory';

/** What Microsoft Entra ID sends, after "Develop and plan provisioning for a SCIM endpoint" in its documentation. */

withAccessDatabase();
let entra: Awaited<ReturnType<typeof directory>>;
beforeAll(async () => {
  entra = await directory('entra', ['contoso.com']);
});

const create = (name: string) =>
  entra.ask('POST', 'Users', {
    schemas: [USER, 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
    externalId: `0a21f0f2-8d2a-4f8e-bf98-${name}`,
    userName: `${name}@contoso.com`,
    active: true,
    addresses: null,
    displayName: `${name} Lamb`,
    emails: [{ type: 'work', value: `${name}@contoso.com`, primary: true }],
    meta: { resourceType: 'User' },
    name: { formatted: 'givenName familyName', familyName: 'Lamb', givenName: name },
    roles: [],
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'bob' },
  });

describe('users', () => {
  it('are looked for, made once, and found again', async () => {
    const none = await entra.ask('GET', 'Users?filter=userName eq "Test_User@Contoso.com"');
    expect(none).toMatchObject({
      status: 200,
      body: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
        totalResults: 0,
        Resources: [],
        startIndex: 1,
      },
    });
    const made = await create('test_user');
    expect(made).toMatchObject({
      status: 201,
      body: {
        userName: 'test_user@contoso.com',
        displayName: 'test_user Lamb',
        active: true,
        externalId: '0a21f0f2-8d2a-4f8e-bf98-test_user',
        meta: { resourceType: 'User', version: 'W/"1"' },
      },
    });
    expect(made.headers.get('content-type')).toMatch(/^application\/scim\+json/);
    expect(made.headers.get('location')).toBe(made.body.meta.location);
    expect(made.headers.get('etag')).toBe('W/"1"');
    expect(await create('test_user')).toMatchObject({
      status: 409,
      body: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: '409',
        scimType: 'uniqueness',
      },
    });
    // "_" stands for itself.
    await create('testXuser');
    for (const filter of ['userName eq "Test_User@Contoso.com"', 'emails[type eq "work"].value eq "x"']) {
      const found = await entra.ask('GET', `Users?filter=${encodeURIComponent(filter)}`);
      if (filter.startsWith('emails')) expect(found.body).toMatchObject({ scimType: 'invalidFilter' });
      else expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id: made.body.id }] });
    }
    expect((await entra.ask('GET', 'Users?filter=displayName co "T_USER"')).body.totalResults).toBe(1);
  });

  it('are renamed, and switched off and on by "False" and "True"', async () => {
    const { body } = await create('bob');
    const renamed = await entra.ask(
      'PATCH',
      `Users/${body.id}`,
      patch(
        { op: 'Replace', path: 'emails[type eq "work"].value', value: 'robert@contoso.com' },
        { op: 'Replace', path: 'name.familyName', value: 'Xenon' },
        {
          op: 'Add',
          path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
          value: 'IT',
        },
      ),
    );
    expect(renamed).toMatchObject({
      status: 200,
      body: { userName: 'robert@contoso.com', displayName: 'bob Xenon', meta: { version: 'W/"2"' } },
    });
    const dotted = patch({ op: 'Replace', value: { 'name.givenName': 'Robert', active: 'False' } });
    expect((await entra.ask('PATCH', `Users/${body.id}`, dotted)).body).toMatchObject({
      displayName: 'Robert Xenon',
      active: false,
    });
    expect(await db().account.findUniqueOrThrow({ where: { email: 'robert@contoso.com' } })).toMatchObject({
      archivedAt: expect.any(Date),
    });
    const on = patch({ op: 'Replace', path: 'active', value: 'True' });
    expect((await entra.ask('PATCH', `Users/${body.id}`, on)).body.active).toBe(true);
  });

  it('stay out whom an administrator deactivated, until one lets them in again', async () => {
    const { body } = await create('out');
    const admin = callerWith('admin');
    const on = patch({ op: 'Replace', path: 'active', value: true });
    const { revision } = await deactivatePerson(admin, { personId: body.id, revision: 1 });
    expect(await entra.ask('PATCH', `Users/${body.id}`, on)).toMatchObject({
      status: 200,
      body: { active: false },
    });
    await reactivatePerson(admin, { personId: body.id, revision, grants: [] });
    for (const active of [false, true]) {
      const said = patch({ op: 'Replace', path: 'active', value: active });
      expect((await entra.ask('PATCH', `Users/${body.id}`, said)).body.active).toBe(active);
    }
  });

  it('are deleted, and come back as the same person', async () => {
    const { body } = await create('gone');
    expect((await entra.ask('DELETE', `Users/${body.id}`)).status).toBe(204);
    for (const method of ['GET', 'DELETE'] as const) {
      expect(await entra.ask(method, `Users/${body.id}`)).toMatchObject({
        status: 404,
        body: { status: '404' },
      });
    }
    expect(await db().person.findUniqueOrThrow({ where: { id: body.id } })).toMatchObject({
      archivedAt: expect.any(Date),
      providerId: null,
    });
    expect((await create('gone')).body).toMatchObject({ id: body.id, active: true });
  });
});

describe('groups', () => {
  it('are made, found without members, filled, emptied and deleted', async () => {
    const [one, two] = [(await create('one')).body.id, (await create('two')).body.id];
    const made = await entra.ask('POST', 'Groups', {
      schemas: [GROUP, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
      externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159',
      displayName: 'Lawyers',
      meta: { resourceType: 'Group' },
    });
    expect(made).toMatchObject({ status: 201, body: { displayName: 'Lawyers', members: [] } });
    const { id } = made.body;
    const found = await entra.ask('GET', 'Groups?excludedAttributes=members&filter=displayName eq "lawyers"');
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id }] });
    expect(found.body.Resources[0]).not.toHaveProperty('members');
    const add = patch({ op: 'Add', path: 'members', value: [{ $ref: null, value: one }, { value: two }] });
    expect((await entra.ask('PATCH', `Groups/${id}`, add)).body.members).toHaveLength(2);
    const isMember = async (who: string) =>
      (await entra.ask('GET', `Groups?filter=id eq "${id}" and members eq "${who}"`)).body.totalResults;
    expect(await isMember(one)).toBe(1);
    const remove = patch({ op: 'Remove', path: 'members', value: [{ $ref: null, value: one }] });
    expect((await entra.ask('PATCH', `Groups/${id}`, remove)).body.members).toMatchObject([{ value: two }]);
    expect(await isMember(one)).toBe(0);
    const byFilter = patch({ op: 'Remove', path: `members[value eq "${two}"]` });
    expect((await entra.ask('PATCH', `Groups/${id}`, byFilter)).body.members).toEqual([]);
    const renamed = patch({ op: 'Replace', path: 'displayName', value: 'Counsel' });
    expect((await entra.ask('PATCH', `Groups/${id}`, renamed)).body.displayName).toBe('Counsel');
    expect((await entra.ask('DELETE', `Groups/${id}`)).status).toBe(204);
    expect((await entra.ask('GET', `Groups/${id}`)).status).toBe(404);
  });
});

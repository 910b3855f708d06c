import { beforeAll, expect, it } from 'vitest';
import { withAccessDatabase } from '@/lib/db/testing/access';
import { GET as schemas } from './Schemas/route';
import { GET as config } from './ServiceProviderConfig/route';
import { directory, GROUP, patch, USER } from './testing/directory';

/** What Okta sends, after "SCIM protocol" in its developers' documentation. */

withAccessDatabase();
let okta: Awaited<ReturnType<typeof directory>>;
beforeAll(async () => {
  okta = await directory('okta', ['example.com']);
});

const create = (login: string) =>
  okta.ask('POST', 'Users', {
    schemas: [USER],
    userName: `${login}@example.com`,
    name: { givenName: 'Test', familyName: 'User' },
    emails: [{ primary: true, value: `${login}@example.com`, type: 'work' }],
    displayName: 'Test User',
    locale: 'en-US',
    externalId: `00ujl29u0le5T6Aj10h7-${login}`,
    groups: [],
    password: '1mz050nq',
    active: true,
  });

it('asks in pages, makes, reads, replaces and deactivates users', async () => {
  expect(
    (await okta.ask('GET', 'Users?filter=userName eq "test.user@example.com"&startIndex=1&count=100')).body,
  ).toMatchObject({ totalResults: 0, Resources: [], itemsPerPage: 0 });
  const { body } = await create('test.user');
  expect(JSON.stringify(body)).not.toContain('1mz050nq');
  const read = await okta.ask('GET', `Users/${body.id}`);
  expect(read.body).toEqual(body);
  const replaced = await okta.ask('PUT', `Users/${body.id}`, {
    ...read.body,
    name: { givenName: 'Another', familyName: 'User' },
  });
  expect(replaced).toMatchObject({ status: 200, body: { displayName: 'Another User', active: true } });
  const off = patch({ op: 'replace', value: { active: false } });
  expect((await okta.ask('PATCH', `Users/${body.id}`, off)).body).toMatchObject({ active: false });
  const again = await okta.ask('PUT', `Users/${body.id}`, { ...replaced.body, active: true });
  expect(again.body).toMatchObject({ active: true });
  await create('second');
  await create('third');
  const page = await okta.ask('GET', 'Users?startIndex=2&count=1&sortBy=displayName&attributes=userName');
  expect(page.body).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1 });
  expect(Object.keys(page.body.Resources[0]).sort()).toEqual(['id', 'schemas', 'userName']);
  expect((await okta.ask('GET', 'Users?count=0')).body).toMatchObject({ totalResults: 3, Resources: [] });
});

it('pushes groups', async () => {
  const one = (await create('one')).body.id;
  const made = await okta.ask('POST', 'Groups', {
    schemas: [GROUP],
    displayName: 'Test SCIMv2',
    members: [{ value: one, display: 'one@example.com' }],
  });
  expect(made).toMatchObject({ status: 201, body: { members: [{ value: one, type: 'User' }] } });
  const two = (await create('two')).body.id;
  const moved = await okta.ask(
    'PATCH',
    `Groups/${made.body.id}`,
    patch(
      { op: 'remove', path: `members[value eq "${one}"]` },
      { op: 'add', path: 'members', value: [{ value: two, display: 'two@example.com' }] },
      { op: 'replace', value: { id: made.body.id, displayName: 'Renamed' } },
    ),
  );
  expect(moved.body).toMatchObject({ displayName: 'Renamed', members: [{ value: two }] });
  const replaced = await okta.ask('PUT', `Groups/${made.body.id}`, { ...moved.body, members: [] });
  expect(replaced.body.members).toEqual([]);
});

it('is told what there is, without a token', async () => {
  const context = { params: Promise.resolve({}) };
  const said = await (
    await config(new Request('http://localhost/scim/v2/ServiceProviderConfig'), context)
  ).json();
  expect(said).toMatchObject({
    patch: { supported: true },
    bulk: { supported: false },
    etag: { supported: true },
  });
  const list = await (await schemas(new Request('http://localhost/scim/v2/Schemas'), context)).json();
  expect(list.Resources.map(({ id }: { id: string }) => id)).toEqual([USER, GROUP]);
  const filtered = await schemas(new Request('http://localhost/scim/v2/Schemas?filter=id pr'), context);
  expect(filtered.status).toBe(403);
});

it('goes by versions', async () => {
  const { body } = await create('versioned');
  const rename = patch({ op: 'replace', path: 'displayName', value: 'New' });
  const stale = await okta.ask('PATCH', `Users/${body.id}`, rename, { 'if-match': 'W/"7"' });
  expect(stale).toMatchObject({ status: 412, body: { status: '412' } });
  const fresh = await okta.ask('PATCH', `Users/${body.id}`, rename, { 'if-match': 'W/"1"' });
  expect(fresh.headers.get('etag')).toBe('W/"2"');
  const known = await okta.ask('GET', `Users/${body.id}`, undefined, { 'if-none-match': 'W/"2"' });
  expect(known).toMatchObject({ status: 304, body: null });
});

import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { addPerson, callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { allows } from '../../permissions';
import { authenticateActor, authenticateToken } from '../router-token';
import { createOwnToken, revokeOwnToken } from './own-tokens';
import { deactivatePerson, updateRoles } from './people';
import { archiveServiceAccount, createServiceAccount, updateServiceAccount } from './service-accounts';
import { createToken } from './tokens';

withAccessDatabase();
const admin = callerWith('admin');
const wanted = {
  name: 'laptop',
  environment: 'production',
  scopes: ['policy:read', 'policy:write', 'policy:approve'],
  expiresInDays: 30,
  serviceAccountId: null,
};
const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` });
const kindOf = (work: Promise<unknown>) => refusalOf(work).then(({ kind }) => kind);
let people = 0;
const next = () => {
  people += 1;
  return people;
};
const person = (...roles: Parameters<typeof addPerson>[1]) => addPerson(`p${next()}@example.com`, roles);

async function serviceAccount(responsibleId: string) {
  const grants = [{ role: 'architect', environment: 'production' }];
  return createServiceAccount(admin, { name: `ci ${next()}`, responsibleId, grants });
}

describe('a token of one’s own', () => {
  it('does what its person may do now, in its environment, within its scopes', async () => {
    const ada = await person('architect');
    const { token } = await createOwnToken(ada, wanted);
    const { caller, environment, environmentId } = await authenticateActor(bearer(token), 'policy:write');
    expect([environment, caller.actorId, caller.personId]).toEqual(['production', ada.actorId, ada.personId]);
    expect(allows(caller.roles, 'rule.update', { environmentId })).toBe(true);
    const { id } = await db().environment.findUniqueOrThrow({ where: { key: 'development' } });
    expect(allows(caller.roles, 'rule.update', { environmentId: id })).toBe(false);
    expect(allows(caller.roles, 'task_class.create')).toBe(false);
    expect(await kindOf(authenticateActor(bearer(token), 'policy:publish'))).toBe('forbidden');

    const grants = [{ role: 'viewer', environment: null }];
    await updateRoles(admin, { personId: ada.personId, revision: 1, grants });
    const later = await authenticateActor(bearer(token), 'policy:write');
    expect(allows(later.caller.roles, 'rule.update', { environmentId })).toBe(false);
    await updateRoles(admin, { personId: ada.personId, revision: 2, grants: [] });
    expect(await kindOf(authenticateToken(bearer(token), 'policy:read'))).toBe('forbidden');
  });

  it('ends with its person, for routers too', async () => {
    const ben = await person('architect');
    const { token, id } = await createOwnToken(ben, wanted);
    await authenticateToken(bearer(token), 'policy:read');
    await deactivatePerson(admin, { personId: ben.personId, revision: 1 });
    const row = await db().routerToken.findUniqueOrThrow({ where: { id } });
    expect(row.revokedAt).not.toBeNull();
    expect(await kindOf(authenticateActor(bearer(token), 'policy:read'))).toBe('unauthenticated');
  });

  it('is refused while its person is away, even if nobody revoked it', async () => {
    const cy = await person('architect');
    const { token } = await createOwnToken(cy, wanted);
    await db().person.update({ where: { id: cy.personId }, data: { archivedAt: new Date() } });
    expect(await kindOf(authenticateActor(bearer(token), null))).toBe('unauthenticated');
    expect(await kindOf(authenticateToken(bearer(token), 'policy:read'))).toBe('unauthenticated');
  });

  it('is revoked by its person and nobody else’s', async () => {
    const [dee, eve] = [await person('viewer'), await person('admin')];
    const { id, token } = await createOwnToken(dee, wanted);
    expect(await kindOf(revokeOwnToken(eve, { tokenId: id }))).toBe('not_found');
    const { id: elsewhere } = await db().environment.findUniqueOrThrow({ where: { key: 'development' } });
    await revokeOwnToken({ ...dee, roles: [{ role: 'viewer', environmentId: elsewhere }] }, { tokenId: id });
    expect(await kindOf(revokeOwnToken(dee, { tokenId: id }))).toBe('refused');
    expect(await kindOf(authenticateActor(bearer(token), null))).toBe('unauthenticated');
  });

  it('is no router’s, and a router’s is none', async () => {
    const router = { name: 'edge', environment: 'production', expiresInDays: null };
    expect(await kindOf(createToken(admin, { ...router, scopes: ['policy:write'] }))).toBe('invalid');
    const { token } = await createToken(admin, { ...router, scopes: ['policy:read'] });
    expect(await kindOf(authenticateActor(bearer(token), 'policy:read'))).toBe('forbidden');
    expect(await kindOf(authenticateActor(bearer(token), null))).toBe('forbidden');
    // Nor does a row that says otherwise make it one.
    await db().routerToken.updateMany({ where: { name: 'edge' }, data: { scopes: ['policy:publish'] } });
    expect(await kindOf(authenticateActor(bearer(token), 'policy:publish'))).toBe('forbidden');
  });
});

describe('a service account', () => {
  it('gets tokens from the person who answers for it alone, and never approves', async () => {
    const [ada, ben] = [await person('viewer'), await person('admin')];
    const { id } = await serviceAccount(ada.personId);
    const service = { ...wanted, scopes: ['policy:write'], serviceAccountId: id };
    expect(await kindOf(createOwnToken(ben, service))).toBe('refused');
    expect(await kindOf(createOwnToken(ada, { ...service, scopes: ['policy:approve'] }))).toBe('invalid');
    const { token } = await createOwnToken(ada, service);
    const { caller, environmentId } = await authenticateActor(bearer(token), 'policy:write');
    expect(caller.personId).toBeNull();
    expect(allows(caller.roles, 'rule.update', { environmentId })).toBe(true);
  });

  it('loses its tokens when another person comes to answer for it, when that person leaves, and at its end', async () => {
    const [ada, ben] = [await person('viewer'), await person('viewer')];
    const account = await serviceAccount(ada.personId);
    const { id, name, grants } = account;
    const service = { ...wanted, scopes: ['policy:write'], serviceAccountId: id };
    const works = (token: string) =>
      authenticateActor(bearer(token), null).then(
        () => true,
        () => false,
      );
    const first = await createOwnToken(ada, service);
    const renamed = await updateServiceAccount(admin, {
      id,
      revision: 1,
      name: `${name} x`,
      responsibleId: ada.personId,
      grants,
    });
    expect(await works(first.token)).toBe(true);
    const moved = await updateServiceAccount(admin, {
      id,
      revision: renamed.revision,
      name,
      responsibleId: ben.personId,
      grants: [],
    });
    expect(moved).toMatchObject({ responsible: ben.name.split('@')[0], grants: [], tokens: 0 });
    expect(await works(first.token)).toBe(false);
    expect(await kindOf(createOwnToken(ada, service))).toBe('refused');

    const second = await createOwnToken(ben, service);
    await deactivatePerson(admin, { personId: ben.personId, revision: 1 });
    expect(await works(second.token)).toBe(false);
    const back = await updateServiceAccount(admin, {
      id,
      revision: moved.revision,
      name,
      responsibleId: ada.personId,
      grants,
    });
    const third = await createOwnToken(ada, service);
    const ended = await archiveServiceAccount(admin, { id, revision: back.revision });
    expect(ended.archivedAt).not.toBeNull();
    expect(await works(third.token)).toBe(false);
    expect(await kindOf(createOwnToken(ada, service))).toBe('not_found');
  });

  it('has a name of its own, somebody who is there, and no administrator’s role', async () => {
    const ada = await person('viewer');
    const { name } = await serviceAccount(ada.personId);
    const input = { name: 'other', responsibleId: ada.personId, grants: [] };
    for (const change of [
      { name },
      { responsibleId: '00000000-0000-7000-8000-00000000dead' },
      { grants: [{ role: 'admin', environment: null }] },
    ]) {
      expect(await kindOf(createServiceAccount(admin, { ...input, ...change }))).toBe('invalid');
    }
    const made = await createServiceAccount(admin, input);
    const stale = { id: made.id, ...input, revision: made.revision + 1 };
    expect((await refusalOf(updateServiceAccount(admin, stale))).details.current).toMatchObject({
      id: made.id,
    });
  });
});

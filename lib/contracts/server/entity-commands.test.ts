import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { archiveEntity, createEntity, updateEntity } from './entity-commands';
import { setSinglePerson, updateEnvironmentEntities } from './entity-environment-commands';

withAccessDatabase();

let admin: Caller;
beforeAll(async () => {
  admin = await addPerson('ann@example.com', ['admin']);
  // The first administrator of a fresh installation may hold every role.
  await db().roleGrant.deleteMany({ where: { personId: { not: admin.personId } } });
});

const why = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'it was not refused',
    (error: unknown) => (error instanceof AppError ? error.message : Promise.reject(error)),
  );
const revision = async (key: string) =>
  (await db().environment.findUniqueOrThrow({ where: { key } })).revision;

it('keeps companies while an environment uses them', async () => {
  const made = await createEntity(admin, { key: 'gmbh', name: 'GmbH', legalName: null, country: 'de' });
  expect(made).toMatchObject({ country: 'DE', environments: [], contracts: 0 });
  const environment = { environment: 'production', revision: await revision('production') };
  const set = await updateEnvironmentEntities(admin, { ...environment, entities: ['gmbh'] });
  expect(set.entities).toEqual(['gmbh']);
  const { id } = made;
  expect(await why(archiveEntity(admin, { id, revision: 1 }))).toContain('uses production');
  const named = await updateEntity(admin, { id, revision: 1, name: 'Group', legalName: null, country: null });
  expect(named).toMatchObject({ name: 'Group', environments: ['production'], revision: 2 });
  expect(await why(updateEnvironmentEntities(admin, { ...environment, entities: [] }))).toContain(
    'someone else',
  );
  await updateEnvironmentEntities(admin, { ...environment, revision: set.revision, entities: [] });
  expect(await archiveEntity(admin, { id, revision: 2 })).toEqual({ id });
});

it('lets one person approve only outside production, and only while there is no second', async () => {
  const on = async (environment: string, singlePerson = true) =>
    setSinglePerson(admin, { environment, revision: await revision(environment), singlePerson });
  expect(await why(on('production'))).toContain('Production takes two people');
  await addPerson('lea@example.com', ['legal', 'risk_owner']);
  expect(await on('development')).toMatchObject({ singlePerson: true });
  await addPerson('dan@example.com', ['data_protection']);
  expect(await why(on('development'))).toContain('2 people hold an approving role');
  expect(await on('development', false)).toMatchObject({ singlePerson: false });
});

import { expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { FIRST, withAccessDatabase } from '@/lib/db/testing/access';
import { SYSTEM_ACTOR_ID } from '../system-actor';
import { createProvisionedPerson, deactivateProvisioned, reactivateProvisioned } from './provisioning';

withAccessDatabase();
const now = new Date('2026-11-21T12:00:00Z');
const provider = async (key: string) => (await db().identityProvider.create({ data: { key, name: key } })).id;
const origin = {
  via: 'scim',
  address: '203.0.113.7',
  sessionId: null,
  tokenId: 'T',
  requestId: null,
} as const;

it('makes a person once, ends their access, and brings them back without what takes two administrators', async () => {
  const providerId = await provider('one');
  const said = { providerId, name: 'Ada', email: 'ada@example.com', externalId: 'e1', firstRole: 'viewer' };
  const { personId, accountId } = await db().$transaction((tx) =>
    createProvisionedPerson(tx, said, now, origin),
  );
  await expect(
    db().$transaction((tx) => createProvisionedPerson(tx, said, now, origin)),
  ).rejects.toMatchObject({
    kind: 'refused',
  });
  await db().session.create({ data: { accountId, method: 'provider' } });
  await db().roleGrant.create({ data: { personId, role: 'publisher', grantedById: SYSTEM_ACTOR_ID } });
  await db().$transaction((tx) => deactivateProvisioned(tx, { providerId, personId }, now, origin));
  expect(await db().session.findFirst({ where: { accountId } })).toMatchObject({ endedBy: 'account' });
  await db().$transaction((tx) => reactivateProvisioned(tx, { providerId, personId }, now, origin));
  expect(
    await db().person.findUniqueOrThrow({
      where: { id: personId },
      include: { roles: true, accounts: true },
    }),
  ).toMatchObject({ archivedAt: null, roles: [{ role: 'viewer' }], accounts: [{ archivedAt: null }] });
  const entries = await db().auditEntry.findMany({ where: { subjectId: personId }, orderBy: { seq: 'asc' } });
  expect(entries.map(({ action }) => action)).toEqual([
    'person.provision',
    'person.deactivate',
    'person.reactivate',
  ]);
  const origins = await db().auditOrigin.findMany({ where: { seq: { in: entries.map(({ seq }) => seq) } } });
  expect(origins.map(({ via, tokenId }) => [via, tokenId])).toEqual(Array(3).fill(['scim', 'T']));
});

it('gives no first role that takes two administrators, and touches nobody of another provider nor the last administrator', async () => {
  const [mine, other] = [await provider('two'), await provider('three')];
  const { personId } = await db().$transaction((tx) =>
    createProvisionedPerson(
      tx,
      { providerId: mine, name: 'Eve', email: 'eve@example.com', subject: 's', firstRole: 'admin' },
      now,
      origin,
    ),
  );
  expect(await db().roleGrant.count({ where: { personId } })).toBe(0);
  await expect(
    db().$transaction((tx) => deactivateProvisioned(tx, { providerId: other, personId }, now, origin)),
  ).rejects.toMatchObject({ kind: 'not_found' });
  const { personId: first } = await db().account.findUniqueOrThrow({ where: { email: FIRST.adminEmail } });
  await db().person.update({ where: { id: first }, data: { providerId: mine } });
  await expect(
    db().$transaction((tx) => deactivateProvisioned(tx, { providerId: mine, personId: first }, now, origin)),
  ).rejects.toMatchObject({ kind: 'refused' });
});

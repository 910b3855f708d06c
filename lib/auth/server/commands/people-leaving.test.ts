import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { addPerson, callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { SYSTEM_ACTOR_ID } from '../../system-actor';
import { makeLinkForPassword } from '../password-link-commands';
import { openPasswordLink } from '../password-reset';
import { waitingWork } from '../waiting-work';
import { invitePerson, openInvitation } from './invitations';
import { deactivatePerson, updateRoles } from './people';
import { handOverWork, reactivatePerson, renamePerson } from './people-leaving';
import { createScimToken } from './scim-tokens';

withAccessDatabase();
const admin = callerWith('admin');

async function contract(number: string, ownerId: string | null, limited = false) {
  const vendor = await db().vendor.upsert({
    where: { key: 'seller' },
    create: { key: 'seller', name: 'Seller' },
    update: {},
  });
  return db().contract.create({
    data: {
      number,
      title: `Papers of ${number}`,
      vendorId: vendor.id,
      kind: 'msa',
      precedence: 1,
      ownerId,
      limited,
    },
  });
}

describe('what waits for somebody who leaves', () => {
  it('is counted, named, and goes to whoever is named for it', async () => {
    const leaver = await addPerson('leaver@example.com', ['legal']);
    const taker = await addPerson('taker@example.com', ['legal']);
    const owned = await contract('C-1', leaver.personId);
    const secret = await contract('C-2', null, true);
    await db().contractReader.create({ data: { contractId: secret.id, personId: leaver.personId } });
    const clause = await db().clause.create({
      data: { contractId: owned.id, type: 'governing_law', assigneeId: leaver.personId },
    });
    const actor = await db().actor.create({ data: { kind: 'service' } });
    const machine = await db().serviceAccount.create({
      data: { actorId: actor.id, name: 'pipeline', responsibleId: leaver.personId },
    });
    const work = await waitingWork(admin, leaver.personId);
    expect(work.map(({ kind, count, items }) => [kind, count, items[0]?.label])).toEqual([
      ['clauses', 1, 'C-1 governing law'],
      ['contracts', 1, 'C-1 Papers of C-1'],
      ['readings', 1, 'C-2'],
      ['service_accounts', 1, 'pipeline'],
    ]);
    const to = taker.personId;
    const handOver = ['clauses', 'contracts', 'readings', 'service_accounts'].map((kind) => ({ kind, to }));
    await deactivatePerson(admin, { personId: leaver.personId, revision: 1, handOver });
    expect(await waitingWork(admin, leaver.personId)).toEqual([]);
    expect(await db().clause.findUnique({ where: { id: clause.id } })).toMatchObject({ assigneeId: to });
    expect(await db().serviceAccount.findUnique({ where: { id: machine.id } })).toMatchObject({
      responsibleId: to,
    });
    const entry = await db().auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(JSON.parse(Buffer.from(entry.bytes).toString()).data.handedOver).toMatchObject({
      readings: { to, ids: [secret.id] },
    });
  });

  it('stays where it is without a word, and goes to nobody who may not have it', async () => {
    const leaver = await addPerson('lena@example.com', ['legal']);
    const viewer = await addPerson('viewer@example.com', ['viewer']);
    const boss = { ...(await addPerson('boss@example.com', ['legal'])), roles: admin.roles };
    await contract('C-3', leaver.personId, true);
    const give = (to: string) => ({
      personId: leaver.personId,
      handOver: [{ kind: 'contracts', to }],
    });
    for (const [by, to, why] of [
      [admin, viewer.personId, /no role that reads contracts/],
      [admin, leaver.personId, /somebody else/],
      [boss, boss.personId, /limited to their readers/],
    ] as const) {
      await expect(handOverWork(by, give(to))).rejects.toMatchObject({ message: expect.stringMatching(why) });
    }
    await deactivatePerson(admin, { personId: leaver.personId, revision: 1 });
    expect(await waitingWork(admin, leaver.personId)).toMatchObject([
      { kind: 'contracts' },
      { kind: 'readings' },
    ]);
    await handOverWork(admin, give(boss.personId));
    expect(await waitingWork(admin, leaver.personId)).toEqual([]);
  });
});

describe('a person who comes back', () => {
  it('is the same one, with the roles that are named, of which some wait for a second administrator', async () => {
    const person = await addPerson('back@example.com', ['auditor', 'viewer']);
    await addPerson('second@example.com', ['admin']);
    const { accounts } = await db().person.findUniqueOrThrow({
      where: { id: person.personId },
      include: { accounts: true },
    });
    const gone = await deactivatePerson(admin, { personId: person.personId, revision: 1 });
    const grants = ['viewer', 'legal'].map((role) => ({ role, environment: null }));
    const input = { personId: person.personId, revision: gone.revision, grants };
    await db().actor.create({ data: { id: admin.actorId, kind: 'person' } });
    const dto = await reactivatePerson(admin, input);
    expect(dto).toMatchObject({ deactivatedAt: null, grants: [{ role: 'viewer' }] });
    expect(await db().account.findUniqueOrThrow({ where: { email: 'back@example.com' } })).toMatchObject({
      archivedAt: null,
      passwordHash: accounts[0]?.passwordHash,
    });
    expect(await db().proposal.count({ where: { kind: 'role_grant', state: 'submitted' } })).toBe(1);
    await expect(reactivatePerson(admin, { ...input, revision: dto.revision })).rejects.toMatchObject({
      kind: 'refused',
    });
  });
});

it('what somebody made who leaves opens nothing any more, and their tokens for directories are to be renewed', async () => {
  const leaver = { ...(await addPerson('maker@example.com', ['viewer'])), roles: admin.roles };
  const other = await addPerson('other@example.com', ['viewer']);
  const made = await makeLinkForPassword(leaver, { personId: other.personId });
  const invited = await invitePerson(leaver, {
    name: 'New',
    email: 'new@example.com',
    grants: [{ role: 'viewer', environment: null }],
  });
  const provider = await db().identityProvider.create({ data: { key: 'dir', name: 'Dir' } });
  await createScimToken(leaver, { providerId: provider.id, name: 'sync', expiresInDays: null });
  await deactivatePerson(admin, { personId: leaver.personId, revision: 1 });
  expect((await openPasswordLink(made.path.replace('/password/', '')))?.state).toBe('used');
  expect((await openInvitation(invited.path.replace('/invitation/', '')))?.state).toBe('revoked');
  const entry = await db().auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  expect(JSON.parse(Buffer.from(entry.bytes).toString()).data).toMatchObject({
    links: [expect.any(String)],
    invitations: [invited.invitationId],
  });
  expect(await waitingWork(admin, leaver.personId)).toEqual([
    {
      kind: 'scim_tokens',
      count: 1,
      items: [{ label: 'sync of Dir', href: '/settings/sign-in/providers/dir/groups' }],
    },
  ]);
});

it('a name is corrected here, or where it comes from', async () => {
  const person = await addPerson('typo@example.com', []);
  const dto = await renamePerson(admin, { personId: person.personId, revision: 1, name: ' Ada  Byron ' });
  expect(dto).toMatchObject({ name: 'Ada  Byron', revision: 2 });
  const { id } = await db().identityProvider.create({ data: { key: 'corp', name: 'Corp' } });
  await db().person.update({
    where: { id: person.personId },
    data: { providerId: id, externalId: 'x' },
  });
  await expect(
    renamePerson(admin, { personId: person.personId, revision: 2, name: 'Eve' }),
  ).rejects.toMatchObject({ message: expect.stringMatching(/comes from Corp/) });
});

it('a role that a group gives is not taken away on the person’s page', async () => {
  const person = await addPerson('grouped@example.com', ['viewer']);
  const { id: providerId } = await db().identityProvider.create({ data: { key: 'idp', name: 'IdP' } });
  const group = await db().group.create({ data: { providerId, name: 'buyers' } });
  await db().groupMember.create({ data: { groupId: group.id, personId: person.personId, source: 'scim' } });
  const mapping = await db().groupRole.create({
    data: { providerId, group: 'buyers', role: 'procurement', createdById: SYSTEM_ACTOR_ID },
  });
  await db().roleGrant.create({
    data: { personId: person.personId, role: 'procurement', groupRoleId: mapping.id },
  });
  const dto = await updateRoles(admin, { personId: person.personId, revision: 1, grants: [] });
  expect(dto).toMatchObject({
    grants: [],
    groupGrants: [{ role: 'procurement', environment: null, group: 'buyers', provider: { name: 'IdP' } }],
  });
  // Nor is it given a second time to somebody who comes back.
  const gone = await deactivatePerson(admin, { personId: person.personId, revision: dto.revision });
  const grants = [{ role: 'procurement', environment: null }];
  const back = await reactivatePerson(admin, { personId: person.personId, revision: gone.revision, grants });
  expect(back).toMatchObject({ grants: [], groupGrants: [{ role: 'procurement' }] });
});

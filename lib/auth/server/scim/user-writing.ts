import { writeAudit } from '@/lib/audit/server/write';
import type { Transaction } from '@/lib/db/client';
import { ScimError } from '../../scim/scim-error';
import type { ScimPerson } from '../../scim/user';
import { SYSTEM_ACTOR_ID } from '../../system-actor';
import { applyGroupRoles } from '../group-roles';
import { providerOfDomain } from '../identity-providers';
import { createProvisionedPerson, deactivateProvisioned, reactivateProvisioned } from '../provisioning';
import { requireOthersGain } from './own-gain';
import type { ScimCall } from './route';
import { findUser, type UserRow } from './user-resource';

type Call = Pick<ScimCall, 'provider' | 'now' | 'origin'>;

/** Makes a person, or takes over one. @throws ScimError 409 uniqueness */
export async function addUser(tx: Transaction, call: Call, said: ScimPerson): Promise<UserRow> {
  const { provider, now, origin } = call;
  const speaksFor = await requireMayVouch(tx, call, said.email);
  const account = await tx.account.findUnique({
    where: { email: said.email },
    include: { person: { select: { id: true, providerId: true } } },
  });
  if (!account) {
    await requireFreeExternalId(tx, call, said.externalId, null);
    const { personId } = await createProvisionedPerson(
      tx,
      {
        providerId: provider.id,
        name: said.name,
        email: said.email,
        externalId: said.externalId ?? undefined,
        firstRole: provider.firstRole,
      },
      now,
      origin,
    );
    if (!said.active) await deactivateProvisioned(tx, { providerId: provider.id, personId }, now, origin);
    return existing(tx, provider.id, personId);
  }
  if (account.person.providerId !== null || !speaksFor) {
    throw new ScimError(409, 'Somebody here has this address already.', 'uniqueness');
  }
  const { id: personId } = account.person;
  await requireFreeExternalId(tx, call, said.externalId, personId);
  await tx.person.update({ where: { id: personId }, data: { providerId: provider.id } });
  await audited(tx, call, 'person.adopt', personId, { provider: provider.id });
  return updateUser(tx, call, await existing(tx, provider.id, personId), said);
}

/** Writes what is said of somebody whom this provider told of before. */
export async function updateUser(
  tx: Transaction,
  call: Call,
  before: UserRow,
  said: ScimPerson,
): Promise<UserRow> {
  const { provider, now, origin } = call;
  const target = { providerId: provider.id, personId: before.id };
  const account = before.accounts[0];
  const fields: string[] = [];
  if (account && account.email !== said.email) {
    if (!(await requireMayVouch(tx, call, said.email))) {
      throw new ScimError(400, 'A new address has to be of one of the provider’s domains.', 'invalidValue');
    }
    if (await tx.account.findUnique({ where: { email: said.email } })) {
      throw new ScimError(409, 'Somebody here has this address already.', 'uniqueness');
    }
    await tx.account.update({
      where: { id: account.id },
      data: { email: said.email, revision: { increment: 1 } },
    });
    fields.push('email');
  }
  if (before.externalId !== said.externalId) {
    await requireFreeExternalId(tx, call, said.externalId, before.id);
    fields.push('externalId');
  }
  if (before.name !== said.name) fields.push('name');
  if (fields.length > 0) {
    await tx.person.update({
      where: { id: before.id },
      data: { name: said.name, externalId: said.externalId, revision: { increment: 1 } },
    });
    await audited(tx, call, 'person.update', before.id, { fields: fields.sort(), provider: provider.id });
  }
  if (said.active && before.archivedAt && (await endedByDirectory(tx, before.id))) {
    const changes = await reactivateProvisioned(tx, target, now, origin);
    await requireOthersGain(tx, call, changes);
  }
  if (!said.active && !before.archivedAt) await deactivateProvisioned(tx, target, now, origin);
  return existing(tx, provider.id, before.id);
}

/** Ends somebody's access, and this provider's word about them. */
export async function letGo(tx: Transaction, call: Call, before: UserRow): Promise<void> {
  const { provider, now, origin } = call;
  const personId = before.id;
  await deactivateProvisioned(tx, { providerId: provider.id, personId }, now, origin);
  await tx.groupMember.deleteMany({ where: { personId, group: { providerId: provider.id } } });
  await applyGroupRoles(tx, [personId], now, origin);
  await tx.person.update({
    where: { id: personId },
    data: { providerId: null, externalId: null, revision: { increment: 1 } },
  });
  await audited(tx, call, 'person.let_go', personId, { provider: provider.id });
}

/** Directories send `active: true` with every change: what an administrator or the operator ended is theirs to lift. */
async function endedByDirectory(tx: Transaction, personId: string): Promise<boolean> {
  const entry = await tx.auditEntry.findFirst({
    where: { action: 'person.deactivate', subjectType: 'person', subjectId: personId },
    orderBy: { seq: 'desc' },
    select: { bytes: true },
  });
  // Only a directory's entry names a provider (provisioning.ts).
  const { data } = entry ? JSON.parse(Buffer.from(entry.bytes).toString()) : {};
  return data?.provider !== undefined;
}

async function existing(tx: Transaction, providerId: string, id: string): Promise<UserRow> {
  const row = await findUser(tx, providerId, id);
  if (!row) throw new Error(`person ${id} is of another provider`);
  return row;
}

/** An address of another provider's domains is that provider's to tell of. @returns whether it is of one of this one's */
async function requireMayVouch(tx: Transaction, { provider }: Call, email: string): Promise<boolean> {
  const speaksFor = await providerOfDomain(tx, email);
  if (speaksFor !== null && speaksFor !== provider.id) {
    throw new ScimError(400, 'The domain of this address belongs to another provider.', 'invalidValue');
  }
  return speaksFor === provider.id;
}

async function requireFreeExternalId(
  tx: Transaction,
  { provider }: Call,
  externalId: string | null,
  personId: string | null,
): Promise<void> {
  if (externalId === null) return;
  const other = await tx.person.findFirst({ where: { providerId: provider.id, externalId } });
  if (other && other.id !== personId) {
    throw new ScimError(409, 'Another user has this externalId.', 'uniqueness');
  }
}

function audited(
  tx: Transaction,
  { now, origin }: Call,
  action: string,
  subjectId: string,
  data: Readonly<Record<string, unknown>>,
) {
  return writeAudit(tx, SYSTEM_ACTOR_ID, now, { action, subjectType: 'person', subjectId, data }, origin);
}

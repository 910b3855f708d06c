import { idSchema } from '@/lib/core/record-schema';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { invitationState } from '../invitation-rules';
import { invitedGrants } from '../invited-roles';
import { allows } from '../permissions';
import type { InvitationDto, PersonDto } from '../person';
import { actorNames } from './actor-names';
import { type Caller, forbid } from './command';
import { findPerson, personSelection, toPersonDto } from './person-records';

/** Everyone who has or had an account, by name; deactivated people last. */
export async function listPeople(caller: Caller): Promise<PersonDto[]> {
  if (!allows(caller.roles, 'people.read')) throw forbid('people.read');
  const rows = await db().person.findMany({
    select: personSelection,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  const people = rows.map(toPersonDto);
  return [...people.filter((one) => !one.deactivatedAt), ...people.filter((one) => one.deactivatedAt)];
}

/** One person, or null. */
export async function readPerson(caller: Caller, id: string): Promise<PersonDto | null> {
  if (!allows(caller.roles, 'people.read')) throw forbid('people.read');
  if (!idSchema.safeParse(id).success) return null;
  const row = await findPerson(db(), id);
  return row && toPersonDto(row);
}

/** Invitations that can still be accepted, and those that ran out in the last 30 days without being so. */
export async function listInvitations(caller: Caller, now: Date = new Date()): Promise<InvitationDto[]> {
  if (!allows(caller.roles, 'people.read')) throw forbid('people.read');
  const rows = await db().invitation.findMany({
    where: {
      acceptedAt: null,
      archivedAt: null,
      expiresAt: { gt: new Date(now.getTime() - 30 * 86_400_000) },
    },
    orderBy: { createdAt: 'desc' },
  });
  const names = await actorNames(
    db(),
    rows.map(({ invitedById }) => invitedById),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    grants: invitedGrants(row.roles),
    state: invitationState(row, now),
    createdAt: instant(row.createdAt),
    expiresAt: instant(row.expiresAt),
    invitedBy: names.get(row.invitedById ?? '') ?? null,
  }));
}

/** The caller's own account, for the account screen. */
export async function ownProfile(caller: Caller): Promise<PersonDto | null> {
  if (!caller.personId) return null;
  const row = await db().person.findUnique({ where: { id: caller.personId }, select: personSelection });
  return row && toPersonDto(row);
}

/** Environments as tokens and roles name them, in the switcher's order. */
export async function listEnvironmentKeys(): Promise<
  { readonly id: string; readonly key: string; readonly name: string; readonly production: boolean }[]
> {
  return db().environment.findMany({
    where: { archivedAt: null },
    select: { id: true, key: true, name: true, production: true },
    orderBy: { position: 'asc' },
  });
}

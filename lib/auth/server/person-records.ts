import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { PersonDto } from '../person';
import { isRole, ROLES } from '../roles';

/** What a PersonDto is made from. */
export const personSelection = {
  id: true,
  name: true,
  revision: true,
  archivedAt: true,
  createdAt: true,
  externalId: true,
  provider: { select: { name: true, key: true } },
  accounts: {
    select: {
      email: true,
      lastSignInAt: true,
      totpConfirmedAt: true,
      provider: { select: { name: true, key: true } },
      _count: { select: { sessions: { where: { endedAt: null } } } },
    },
    orderBy: { createdAt: 'asc' },
  },
  roles: {
    select: {
      role: true,
      environment: { select: { key: true } },
      groupRole: { select: { group: true, provider: { select: { key: true, name: true } } } },
    },
    orderBy: { environment: { position: 'asc' } },
  },
} as const;

type PersonRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/** One person with what a PersonDto is made from, or null. */
export function findPerson(tx: Transaction, id: string) {
  return tx.person.findUnique({ where: { id }, select: personSelection });
}

/** A row as the people screen shows it. */
export function toPersonDto(row: PersonRow): PersonDto {
  const signIns = row.accounts.flatMap(({ lastSignInAt }) => (lastSignInAt ? [lastSignInAt.getTime()] : []));
  const grant = ({ role, environment }: PersonRow['roles'][number]) =>
    isRole(role) ? [{ role, environment: environment?.key ?? null }] : [];
  const inOrder = row.roles.toSorted((a, b) => place(a.role) - place(b.role));
  return {
    id: row.id,
    name: row.name,
    emails: row.accounts.map(({ email }) => email),
    grants: inOrder.filter(({ groupRole }) => !groupRole).flatMap(grant),
    groupGrants: inOrder.flatMap((held) =>
      held.groupRole
        ? grant(held).map((one) => ({
            ...one,
            group: held.groupRole?.group ?? '',
            provider: held.groupRole?.provider ?? { key: '', name: '' },
          }))
        : [],
    ),
    revision: row.revision,
    createdAt: instant(row.createdAt),
    lastSignInAt: signIns.length > 0 ? instant(new Date(Math.max(...signIns))) : null,
    deactivatedAt: row.archivedAt ? instant(row.archivedAt) : null,
    secondFactor: row.accounts.some(({ totpConfirmedAt }) => totpConfirmedAt !== null),
    provider: row.provider ?? row.accounts.find(({ provider }) => provider)?.provider ?? null,
    fromDirectory: row.externalId !== null,
    sessions: row.accounts.reduce((sum, { _count }) => sum + _count.sessions, 0),
  };
}

const place = (role: string) => (ROLES as readonly string[]).indexOf(role);

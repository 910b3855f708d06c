import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { PersonDto } from '../person';
import { ROLES } from '../roles';

/** What a PersonDto is made from. */
export const personSelection = {
  id: true,
  name: true,
  revision: true,
  archivedAt: true,
  createdAt: true,
  accounts: { select: { email: true, lastSignInAt: true }, orderBy: { createdAt: 'asc' } },
  roles: {
    select: { role: true, environment: { select: { key: true } } },
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
  return {
    id: row.id,
    name: row.name,
    emails: row.accounts.map(({ email }) => email),
    grants: ROLES.flatMap((role) =>
      row.roles
        .filter((grant) => grant.role === role)
        .map(({ environment }) => ({ role, environment: environment?.key ?? null })),
    ),
    revision: row.revision,
    createdAt: instant(row.createdAt),
    lastSignInAt: signIns.length > 0 ? instant(new Date(Math.max(...signIns))) : null,
    deactivatedAt: row.archivedAt ? instant(row.archivedAt) : null,
  };
}

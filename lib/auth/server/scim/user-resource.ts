import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import { USER_SCHEMA } from '../../scim/schemas';

/** What a user of SCIM is made from. */
export const userSelection = {
  id: true,
  actorId: true,
  name: true,
  externalId: true,
  providerId: true,
  revision: true,
  archivedAt: true,
  createdAt: true,
  accounts: { select: { id: true, email: true }, orderBy: { createdAt: 'asc' } },
  groups: { select: { group: { select: { id: true, name: true, providerId: true } } } },
} as const;

export type UserRow = NonNullable<Awaited<ReturnType<typeof findUser>>>;

/** A person whom this provider told of, or null. */
export function findUser(tx: Transaction, providerId: string, id: string) {
  return tx.person.findFirst({ where: { id, providerId }, select: userSelection });
}

export const versionOf = ({ revision }: { readonly revision: number }): string => `W/"${revision}"`;

/** A person as a resource of SCIM. */
export function toUser(row: UserRow, base: string) {
  const { id, name, externalId, archivedAt, createdAt, providerId } = row;
  const email = row.accounts[0]?.email ?? '';
  const location = `${base}/Users/${id}`;
  return {
    schemas: [USER_SCHEMA],
    id,
    ...(externalId !== null && { externalId }),
    userName: email,
    displayName: name,
    name: { formatted: name, ...parts(name) },
    emails: [{ value: email, type: 'work', primary: true }],
    active: archivedAt === null,
    groups: row.groups
      .filter(({ group }) => group.providerId === providerId)
      .map(({ group }) => ({ value: group.id, display: group.name, $ref: `${base}/Groups/${group.id}` })),
    meta: { resourceType: 'User', created: instant(createdAt), location, version: versionOf(row) },
  };
}

function parts(name: string) {
  const at = name.lastIndexOf(' ');
  return at < 0 ? { givenName: name } : { givenName: name.slice(0, at), familyName: name.slice(at + 1) };
}

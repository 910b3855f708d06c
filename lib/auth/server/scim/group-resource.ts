import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import { GROUP_SCHEMA } from '../../scim/schemas';
import { versionOf } from './user-resource';

/** What a group of SCIM is made from; without its members where they are not wanted, since they can be many. */
export const groupSelection = (withMembers: boolean) =>
  ({
    id: true,
    name: true,
    externalId: true,
    revision: true,
    createdAt: true,
    updatedAt: true,
    members: {
      select: { person: { select: { id: true, name: true, providerId: true } } },
      orderBy: { personId: 'asc' },
      ...(!withMembers && { take: 0 }),
    },
  }) as const;

export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly members: readonly {
    readonly person: { readonly id: string; readonly name: string; readonly providerId: string | null };
  }[];
}

/** A group of this provider, or null. */
export function findGroup(
  tx: Transaction,
  providerId: string,
  id: string,
  withMembers = true,
): Promise<GroupRow | null> {
  return tx.group.findFirst({ where: { id, providerId }, select: groupSelection(withMembers) });
}

/** A group as a resource of SCIM. Members whom another way of signing in brought are not this provider's to see. */
export function toGroup(row: GroupRow, providerId: string, base: string) {
  const { id, name, externalId, createdAt, updatedAt, members } = row;
  return {
    schemas: [GROUP_SCHEMA],
    id,
    ...(externalId !== null && { externalId }),
    displayName: name,
    members: members
      .filter(({ person }) => person.providerId === providerId)
      .map(({ person }) => ({
        value: person.id,
        display: person.name,
        type: 'User',
        $ref: `${base}/Users/${person.id}`,
      })),
    meta: {
      resourceType: 'Group',
      created: instant(createdAt),
      lastModified: instant(updatedAt),
      location: `${base}/Groups/${id}`,
      version: versionOf(row),
    },
  };
}

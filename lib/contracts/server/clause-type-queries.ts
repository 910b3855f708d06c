import { db } from '@/lib/db/client';
import type { ClauseType as Row } from '@/lib/db/generated/client';
import type { ClauseType } from '../clause-type';
import { type OwnClauseType, ownTypeSchema } from '../own-clause-type';
import { allClauseTypes } from './clause-types';

/** A row of the organisation's own types. */
export function ownTypeDto(row: Row): OwnClauseType {
  const { id, key, revision, archivedAt, name, group, question, parameters, vocabulary } = row;
  return {
    ...ownTypeSchema.parse({ name, group, question, parameters, vocabulary }),
    ...{ id, key, revision },
    archivedAt: archivedAt?.toISOString() ?? null,
  };
}

/** The organisation's own types, archived ones too, by name. */
export async function listOwnTypes(): Promise<readonly OwnClauseType[]> {
  const rows = await db().clauseType.findMany({ orderBy: [{ name: 'asc' }, { key: 'asc' }] });
  return rows.map(ownTypeDto);
}

/** One of the organisation's own types, by key; null = there is none. */
export async function getOwnType(key: string): Promise<OwnClauseType | null> {
  const row = await db().clauseType.findUnique({ where: { key } });
  return row && ownTypeDto(row);
}

/** Every type in use, shipped and own, in the order of groups. */
export async function listClauseTypes(): Promise<readonly ClauseType[]> {
  return allClauseTypes(db());
}

import type { Caller } from '@/lib/auth/server/command';
import { notFound } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import type { ContractPage, FamilyMember } from '../contract-page';
import type { Standing } from '../contract-standing';
import { clauseDtos } from './clause-dto';
import { allClauseTypes } from './clause-types';
import { readableContracts } from './contract-access';
import { type ContractRecord, contractDto, contractInclude } from './contract-records';
import { standingsAt } from './register-queries';

/**
 * A contract's page, archived or not.
 * @throws AppError not_found, also where it is limited to others
 */
export async function getContractPage(caller: Caller, number: string, now: Date): Promise<ContractPage> {
  const row = await db().contract.findFirst({
    where: { AND: [{ number }, readableContracts(caller)] },
    include: contractInclude,
  });
  if (!row) throw notFound('contract');
  const family = await familyOf(row.id);
  const standings = await standingsAt(family, now);
  const standing = standings.get(row.id);
  if (!standing) throw notFound('contract');
  const clauses = await db().clause.findMany({
    where: { contractId: row.id, archivedAt: null },
    include: { assignee: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return {
    contract: contractDto(row),
    standing,
    family: await members(caller, family, standings),
    entities: row.entities.map(({ entity }) => entity).sort((a, b) => a.name.localeCompare(b.name, 'en')),
    types: await allClauseTypes(db()),
    clauses: await clauseDtos(db(), clauses, caller),
  };
}

/** A contract with all that it belongs to and that belongs to it. */
async function familyOf(id: string): Promise<ContractRecord[]> {
  const ids = await db().$queryRaw<{ id: string }[]>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM contracts WHERE id = ${id}::uuid
      UNION SELECT c.id, c.parent_id FROM contracts c JOIN above a ON c.id = a.parent_id),
    below AS (
      SELECT id FROM above
      UNION SELECT c.id FROM contracts c JOIN below b ON c.parent_id = b.id WHERE c.archived_at IS NULL)
    SELECT id FROM below`;
  return db().contract.findMany({
    where: { id: { in: ids.map((one) => one.id) } },
    include: contractInclude,
    orderBy: [{ effectiveOn: { sort: 'asc', nulls: 'last' } }, { number: 'asc' }],
  });
}

async function members(
  caller: Caller,
  family: readonly ContractRecord[],
  standings: ReadonlyMap<string, Standing>,
): Promise<FamilyMember[]> {
  const readable = await db().contract.findMany({
    where: { AND: [{ id: { in: family.map(({ id }) => id) } }, readableContracts(caller)] },
    select: { id: true },
  });
  const below = (parentId: string | null): FamilyMember[] =>
    family
      .filter((row) => row.parentId === parentId)
      .flatMap((row) => {
        const standing = standings.get(row.id);
        const open = readable.some(({ id }) => id === row.id) && standing;
        const member: FamilyMember = {
          number: row.number,
          parent: row.parent?.number ?? null,
          known: open
            ? {
                title: row.title,
                kind: row.kind,
                precedence: row.precedence,
                status: standing.status,
                lastDay: standing.lastDay,
              }
            : null,
        };
        return [member, ...below(row.id)];
      });
  return below(null);
}

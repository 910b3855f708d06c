import type { Caller } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { db, type Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { PROPOSAL_ROLES } from '@/lib/proposals/proposal';
import type { CompanyEntityDto, EnvironmentCompaniesDto, SinglePersonApproval } from '../company';
import { readableContracts } from './contract-access';

export const entityInclude = {
  environments: { select: { environment: { select: { name: true, position: true, archivedAt: true } } } },
  _count: { select: { contracts: { where: { contract: { archivedAt: null } } } } },
} as const satisfies Prisma.CompanyEntityInclude;

export const environmentInclude = {
  entities: { select: { entity: { select: { key: true } } } },
} as const satisfies Prisma.EnvironmentInclude;

/** A company entity with where it is used. */
export function entityDto(
  row: Prisma.CompanyEntityGetPayload<{ include: typeof entityInclude }>,
): CompanyEntityDto {
  const { id, revision, key, name, legalName, country, environments } = row;
  const used = environments.map(({ environment }) => environment).filter(({ archivedAt }) => !archivedAt);
  return {
    id,
    revision,
    key,
    name,
    legalName,
    country,
    contracts: row._count.contracts,
    environments: used.sort((a, b) => a.position - b.position).map((environment) => environment.name),
  };
}

/** An environment's companies. */
export function environmentCompanies(
  row: Prisma.EnvironmentGetPayload<{ include: typeof environmentInclude }>,
): EnvironmentCompaniesDto {
  const { key, name, production, revision, singlePerson } = row;
  const entities = row.entities.map(({ entity }) => entity.key).sort();
  return { environment: { key, name, production }, revision, entities, singlePerson };
}

/** The companies of the group, by name. */
export async function listEntities(): Promise<CompanyEntityDto[]> {
  const rows = await db().companyEntity.findMany({
    where: { archivedAt: null },
    include: entityInclude,
    orderBy: [{ name: 'asc' }, { key: 'asc' }],
  });
  return rows.map(entityDto);
}

/** Every environment with the companies that use it, in the switcher's order. */
export async function listEnvironmentCompanies(): Promise<EnvironmentCompaniesDto[]> {
  const rows = await db().environment.findMany({
    where: { archivedAt: null },
    include: environmentInclude,
    orderBy: { position: 'asc' },
  });
  return rows.map(environmentCompanies);
}

const APPROVING = Object.entries(PROPOSAL_ROLES).flatMap(([kind, roles]) =>
  kind === 'role_grant' || kind === 'group_role' ? [] : [...roles],
);

/** How many people hold, everywhere, a role that approves any proposal but grants of roles. */
export async function approvingPeople(tx: Transaction): Promise<number> {
  return tx.person.count({
    where: { archivedAt: null, roles: { some: { role: { in: APPROVING }, environmentId: null } } },
  });
}

/** The same for a screen. */
export async function countApprovers(): Promise<number> {
  return approvingPeople(db());
}

/** What is in force and was approved by its author alone, the latest first. */
export async function listSinglePersonApprovals(caller: Caller): Promise<SinglePersonApproval[]> {
  const rows = await db().proposal.findMany({
    where: { state: 'approved', singlePerson: true },
    orderBy: { approvedAt: 'desc' },
  });
  const ids = rows.filter(({ kind }) => kind === 'clause').map(({ subject }) => subject);
  const clauses = await db().clause.findMany({
    where: { id: { in: ids }, contract: readableContracts(caller) },
    select: { id: true, type: true, contract: { select: { number: true } } },
  });
  return rows.map(({ id, kind, subject, approvedAt }) => {
    const clause = clauses.find((one) => one.id === subject);
    return {
      id,
      kind,
      subject,
      approvedAt: approvedAt ? instant(approvedAt) : '',
      clause: clause ? { id: clause.id, contract: clause.contract.number, type: clause.type } : null,
    };
  });
}

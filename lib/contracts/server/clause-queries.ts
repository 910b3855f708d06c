import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { notFound } from '@/lib/core/errors';
import { db, type Transaction } from '@/lib/db/client';
import type { Contract } from '@/lib/db/generated/client';
import { clauseContentSchema } from '../clause-content';
import type { AmendedClause, ClauseProposal, Desk } from '../clause-desk';
import { scopeSchema } from '../scope';
import { amendableContracts } from './amendable';
import { clauseDtos, clauseProposals } from './clause-dto';
import { reviewersOf } from './clause-reviewers';
import { allClauseTypes } from './clause-types';
import { readableContract, readableContracts } from './contract-access';
import { documentsOf } from './document-queries';
import { playbookPositions } from './playbook-queries';
import { scopeChoices } from './scope-choices';

/** A contract laid out for review. @throws AppError not_found, also for one that is limited to others */
export async function readDesk(caller: Caller, number: string): Promise<Desk> {
  const contract = await readableContract(db(), caller, { number });
  const { vendor, seller, parent } = await db().contract.findUniqueOrThrow({
    where: { id: contract.id },
    select: { vendor: true, seller: true, parent: { select: { number: true } } },
  });
  const rows = await db().clause.findMany({
    where: { contractId: contract.id },
    include: { assignee: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const scope = scopeSchema.parse(contract.scope);
  const sellers = [vendor.key, ...(seller ? [seller.key] : []), ...(scope.channels ?? [])];
  const may = (action: Parameters<typeof allows>[1]) => allows(caller.roles, action);
  return {
    contract: {
      number: contract.number,
      title: contract.title,
      vendorName: vendor.name,
      status: contract.status,
      sample: contract.sample,
      limited: contract.limited,
      parent: parent?.number ?? null,
    },
    documents: (await documentsOf(caller, number))
      .filter(({ archivedAt }) => archivedAt === null)
      .toReversed(),
    types: await allClauseTypes(db()),
    clauses: await clauseDtos(
      db(),
      rows.filter(({ archivedAt }) => archivedAt === null),
      caller,
    ),
    aside: rows
      .filter(({ archivedAt }) => archivedAt !== null)
      .map(({ id, revision, type }) => ({ id, revision, type })),
    amended: await amendedClauses(db(), caller, contract),
    reviewers: await reviewersOf(db(), contract),
    choices: await scopeChoices(db(), sellers),
    positions: Object.fromEntries(await playbookPositions()),
    regionGroups: await regionGroups(db()),
    may: {
      write: may('clause.update'),
      approve: may('clause.approve'),
      comment: may('clause_comment.create'),
      readTrail: may('audit.read'),
    },
  };
}

/** Everything that was ever proposed for a clause, the newest first. */
export async function clauseHistory(caller: Caller, id: string): Promise<readonly ClauseProposal[]> {
  const clause = await db().clause.findFirst({ where: { id, contract: readableContracts(caller) } });
  if (!clause) throw notFound('clause');
  const rows = await db().proposal.findMany({
    where: { kind: 'clause', subject: id },
    orderBy: { number: 'desc' },
  });
  return clauseProposals(db(), rows, caller);
}

async function regionGroups(tx: Transaction): Promise<Desk['regionGroups']> {
  const rows = await tx.regionGroup.findMany({ where: { archivedAt: null } });
  return Object.fromEntries(rows.map(({ key, regions }) => [key, regions]));
}

/** What a clause of an amendment may replace or delete. A clause of a contract that is limited to others is not among it. */
async function amendedClauses(tx: Transaction, caller: Caller, contract: Contract): Promise<AmendedClause[]> {
  const contracts = await amendableContracts(tx, contract);
  if (contracts.length === 0) return [];
  const rows = await tx.clause.findMany({
    where: { archivedAt: null, contract: { AND: [{ id: { in: contracts } }, readableContracts(caller)] } },
    include: { contract: { select: { number: true } } },
    orderBy: [{ contract: { number: 'asc' } }, { createdAt: 'asc' }],
  });
  const held = await tx.proposal.findMany({
    where: { kind: 'clause', subject: { in: rows.map(({ id }) => id) }, state: 'approved' },
    select: { subject: true, content: true },
  });
  return rows.map(({ id, type, contract: of }) => {
    const content = held.find(({ subject }) => subject === id)?.content;
    return { id, type, contract: of.number, content: content ? clauseContentSchema.parse(content) : null };
  });
}

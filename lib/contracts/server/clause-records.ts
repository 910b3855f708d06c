import type { CommandContext } from '@/lib/auth/server/command';
import { notFound } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { Clause, Contract } from '@/lib/db/generated/client';
import { readableContract } from './contract-access';

/** A clause that is about to be changed, and the contract that it is of. */
export interface HeldClause {
  readonly clause: Clause;
  readonly contract: Contract;
}

/** Locks a clause of a contract that the caller may read, so that what is said of it comes one after another. */
export async function lockClause(
  { tx, caller }: CommandContext,
  id: string,
  { archived = false }: { readonly archived?: boolean } = {},
): Promise<HeldClause> {
  await tx.$queryRaw`SELECT id FROM clauses WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const clause = await tx.clause.findFirst({ where: { id, archivedAt: archived ? { not: null } : null } });
  if (!clause) throw notFound('clause');
  return { clause, contract: await readableContract(tx, caller, { id: clause.contractId }) };
}

/** The same by what is proposed for it. */
export async function lockClauseOfProposal(context: CommandContext, proposal: string): Promise<HeldClause> {
  return lockClause(context, await subjectOf(context.tx, proposal));
}

async function subjectOf(tx: Transaction, id: string): Promise<string> {
  const row = await tx.proposal.findFirst({ where: { id, kind: 'clause' }, select: { subject: true } });
  if (!row) throw notFound('clause');
  return row.subject;
}

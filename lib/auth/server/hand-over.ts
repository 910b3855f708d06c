import { reviewersOf } from '@/lib/contracts/server/clause-reviewers';
import { refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { HandedOver, HandOver } from '../hand-over';
import { allows, type HeldRole } from '../permissions';
import { heldOf } from './held-roles';
import { clausesOf, contractsOf, readAloneBy, serviceAccountsOf } from './work-of';

interface Taker {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly HeldRole[];
}

/** Contracts come before clauses: a clause's reviewer may be one only as its contract's owner or reader. */
const ORDER: readonly HandedOver[] = ['service_accounts', 'readings', 'contracts', 'clauses'];

/**
 * Gives what waits for a person to others. The tokens of service accounts are the caller's to end: the one who leaves may know them.
 * @param by the person who says so: nobody lets themselves into a limited contract
 * @returns what went to whom, for the audit entry
 * @throws AppError refused where somebody may not take over what they are named for
 */
export async function handOver(
  tx: Transaction,
  {
    personId,
    by,
    wishes,
  }: { readonly personId: string; readonly by: string | null; readonly wishes: HandOver },
): Promise<Partial<Record<HandedOver, { readonly to: string; readonly ids: readonly string[] }>>> {
  const done: Partial<Record<HandedOver, { to: string; ids: string[] }>> = {};
  for (const kind of ORDER) {
    const wish = wishes.find((one) => one.kind === kind);
    if (!wish) continue;
    const to = await takerOf(tx, wish.to, personId);
    if (to.id === by) await refuseLimited(tx, kind, personId);
    done[kind] = { to: to.id, ids: (await GIVE[kind](tx, personId, to)).sort() };
  }
  return done;
}

async function takerOf(tx: Transaction, id: string, leaver: string): Promise<Taker> {
  const person = await tx.person.findFirst({
    where: { id, archivedAt: null },
    include: { roles: { select: { role: true, environmentId: true } } },
  });
  if (!person || id === leaver) throw refused('Choose somebody else, who has an account, to take over.');
  return {
    id,
    name: person.name,
    roles: heldOf(person.roles),
  };
}

const GIVE: Readonly<Record<HandedOver, (tx: Transaction, from: string, to: Taker) => Promise<string[]>>> = {
  service_accounts: async (tx, from, to) => {
    const where = serviceAccountsOf(from);
    const accounts = await tx.serviceAccount.findMany({ where, select: { id: true } });
    await tx.serviceAccount.updateMany({
      where,
      data: { responsibleId: to.id, revision: { increment: 1 } },
    });
    return accounts.map(({ id }) => id);
  },
  readings: async (tx, from, to) => {
    requireReads(to);
    const contracts = await tx.contract.findMany({ where: readAloneBy(from), select: { id: true } });
    const ids = contracts.map(({ id }) => id);
    await tx.contractReader.createMany({
      data: ids.map((contractId) => ({ contractId, personId: to.id })),
      skipDuplicates: true,
    });
    await raiseContracts(tx, ids);
    return ids;
  },
  contracts: async (tx, from, to) => {
    requireReads(to);
    const where = contractsOf(from);
    const contracts = await tx.contract.findMany({ where, select: { id: true } });
    const ids = contracts.map(({ id }) => id);
    await tx.contract.updateMany({ where, data: { ownerId: to.id } });
    await raiseContracts(tx, ids);
    return ids;
  },
  clauses: async (tx, from, to) => {
    const clauses = await tx.clause.findMany({
      where: clausesOf(from),
      select: { id: true, contract: true },
    });
    for (const contract of new Map(clauses.map((clause) => [clause.contract.id, clause.contract])).values()) {
      const reviewers = await reviewersOf(tx, contract);
      if (!reviewers.some(({ id }) => id === to.id)) {
        throw refused(
          `${to.name} does not review clauses of ${contract.number}. Choose somebody who does, or give them the role first.`,
        );
      }
    }
    const ids = clauses.map(({ id }) => id);
    await tx.clause.updateMany({
      where: { id: { in: ids } },
      data: { assigneeId: to.id, revision: { increment: 1 } },
    });
    return ids;
  },
};

async function refuseLimited(tx: Transaction, kind: HandedOver, from: string): Promise<void> {
  if (kind !== 'readings' && kind !== 'contracts') return;
  const limited = kind === 'readings' ? readAloneBy(from) : { ...contractsOf(from), limited: true };
  if ((await tx.contract.count({ where: limited })) > 0) {
    throw refused(
      'Some of these contracts are limited to their readers: somebody else than you takes them over.',
    );
  }
}

function requireReads(to: Taker): void {
  if (!allows(to.roles, 'contract.read')) throw refused(`${to.name} holds no role that reads contracts.`);
}

const raiseContracts = (tx: Transaction, ids: readonly string[]) =>
  tx.contract.updateMany({ where: { id: { in: [...ids] } }, data: { revision: { increment: 1 } } });

import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { readableContracts } from '@/lib/contracts/server/contract-access';
import { groupedBy } from '@/lib/core/grouped';
import { instant, utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Waiting } from '../waiting';

/** The review desk of a contract. */
export const deskHref = (number: string) => `/contracts/${encodeURIComponent(number)}/review`;

/** The earliest of some moments, ISO; null where none is known. */
export const earliest = (dates: readonly (Date | null)[]): string | null => {
  const known = dates.filter((date) => date !== null).sort((a, b) => a.getTime() - b.getTime());
  return known[0] ? instant(known[0]) : null;
};

/** Of clauses by id those that the caller may see, by their contract. */
export async function contractsOf(caller: Caller, ids: readonly string[]) {
  if (ids.length === 0 || !allows(caller.roles, 'contract.read')) return [];
  // There may be thousands of clauses: rows of two columns, and each contract once.
  const [clauses, contracts] = await Promise.all([
    db().$queryRaw<{ id: string; contract: string }[]>`
      SELECT id::text, contract_id::text AS contract FROM clauses
      WHERE id = ANY (${[...ids]}::uuid[]) AND archived_at IS NULL ORDER BY created_at`,
    db().contract.findMany({
      where: { AND: [{ archivedAt: null }, readableContracts(caller)] },
      select: { id: true, number: true, title: true },
      orderBy: { number: 'asc' },
    }),
  ]);
  const byContract = groupedBy(clauses, ({ contract }) => contract);
  return contracts.flatMap(({ id, number, title }) => {
    const group = byContract.get(id);
    return group ? [{ number, title, clauses: group.map((clause) => clause.id) }] : [];
  });
}

/** Clauses that were given to the caller and are neither put up nor decided, by contract and day. */
export async function assignedClauses(caller: Caller, personId: string): Promise<Waiting[]> {
  if (!allows(caller.roles, 'contract.read')) return [];
  const rows = await db().clause.findMany({
    where: {
      assigneeId: personId,
      archivedAt: null,
      contract: { AND: [{ archivedAt: null }, readableContracts(caller)] },
    },
    select: { id: true, dueOn: true, createdAt: true, contract: { select: { number: true, title: true } } },
    orderBy: [{ contract: { number: 'asc' } }],
  });
  const proposals = await db().proposal.findMany({
    where: {
      kind: 'clause',
      subject: { in: rows.map(({ id }) => id) },
      state: { in: ['open', 'submitted', 'approved'] },
    },
    select: { subject: true, state: true },
  });
  const states = new Set(proposals.map(({ subject, state }) => `${subject} ${state}`));
  const has = (id: string, state: string) => states.has(`${id} ${state}`);
  const open = rows.filter(({ id }) => !has(id, 'submitted') && (has(id, 'open') || !has(id, 'approved')));
  const groups = groupedBy(
    open,
    ({ contract, dueOn }) => `${contract.number} ${dueOn ? utcDate(dueOn) : ''}`,
  );
  return [...groups].flatMap(([key, group]): Waiting[] => {
    const [first] = group;
    if (!first) return [];
    const { number, title } = first.contract;
    return [
      {
        kind: 'clause',
        id: `assigned:${key}`,
        title: `${group.length} ${group.length === 1 ? 'clause' : 'clauses'} assigned to you`,
        detail: `${number} ${title}`,
        href: deskHref(number),
        due: first.dueOn && utcDate(first.dueOn),
        since: earliest(group.map(({ createdAt }) => createdAt)),
      },
    ];
  });
}

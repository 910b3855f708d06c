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
  const rows = await db().clause.findMany({
    where: {
      id: { in: [...ids] },
      archivedAt: null,
      contract: { AND: [{ archivedAt: null }, readableContracts(caller)] },
    },
    select: { id: true, contract: { select: { number: true, title: true } } },
    orderBy: [{ contract: { number: 'asc' } }, { createdAt: 'asc' }],
  });
  const found = new Map<string, { number: string; title: string; clauses: string[] }>();
  for (const { id, contract } of rows) {
    const place = found.get(contract.number) ?? { ...contract, clauses: [] };
    place.clauses.push(id);
    found.set(contract.number, place);
  }
  return [...found.values()];
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
  const has = (id: string, state: string) =>
    proposals.some((proposal) => proposal.subject === id && proposal.state === state);
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

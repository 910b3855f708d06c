import { actorNames } from '@/lib/auth/server/actor-names';
import type { Caller } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { HistoryEntry } from '../contract-page';
import { readableContracts } from './contract-access';

const SHOWN = 200;

/**
 * What the audit trail holds of a contract, its clauses and its documents, the latest first; empty for whoever may not
 * read the contract.
 * @param id of the contract
 */
export async function contractHistory(caller: Caller, id: string): Promise<HistoryEntry[]> {
  const contract = await db().contract.findFirst({
    where: { AND: [{ id }, readableContracts(caller)] },
    select: {
      clauses: { select: { id: true } },
      documents: { select: { id: true } },
      webTerms: { select: { id: true } },
    },
  });
  if (!contract) return [];
  const clauses = contract.clauses.map((clause) => clause.id);
  const proposals = await db().proposal.findMany({
    where: { kind: 'clause', subject: { in: clauses } },
    select: { id: true },
  });
  const subjects = [
    id,
    ...clauses,
    ...[contract.documents, contract.webTerms, proposals].flat().map((one) => one.id),
  ];
  const rows = await db().auditEntry.findMany({
    where: { subjectId: { in: subjects } },
    orderBy: { seq: 'desc' },
    take: SHOWN,
  });
  const names = await actorNames(
    db(),
    rows.map(({ actorId }) => actorId),
  );
  return rows.map(({ seq, at, actorId, action, subjectType, bytes }) => {
    const { data } = JSON.parse(Buffer.from(bytes).toString('utf8')) as Pick<HistoryEntry, 'data'>;
    return {
      seq: seq.toString(),
      at: instant(at),
      actor: names.get(actorId) ?? null,
      action,
      subjectType,
      data,
    };
  });
}

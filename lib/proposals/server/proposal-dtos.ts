import type { Caller } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { ProposalDto, ProposalKind, ProposalState } from '../proposal';
import { approvalRefusal, approvalStanding, type ProposalRow } from './proposals';

/** Proposals as screens show them to `viewer`, in the order given. `content` is as it is stored. */
export async function proposalDtos(
  tx: Transaction,
  rows: readonly ProposalRow[],
  viewer: Caller,
): Promise<ProposalDto[]> {
  const ids = rows.map(({ id }) => id);
  const authors = await tx.proposalAuthor.findMany({
    where: { proposalId: { in: ids } },
    include: { person: { select: { name: true } } },
  });
  const answers = await tx.proposalApproval.findMany({
    where: { proposalId: { in: ids } },
    include: { person: { select: { name: true } } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const found: ProposalDto[] = [];
  for (const row of rows) {
    const whyNot = await refusalFor(tx, row, viewer);
    found.push({
      id: row.id,
      kind: row.kind as ProposalKind,
      subject: row.subject,
      number: row.number,
      content: row.content,
      state: row.state as ProposalState,
      note: row.note,
      revision: row.revision,
      authors: authors.filter(({ proposalId }) => proposalId === row.id).map(({ person }) => person.name),
      answers: answers
        .filter(({ proposalId }) => proposalId === row.id)
        .map(({ person, verdict, message, at, proposalRevision }) => ({
          person: person.name,
          verdict: verdict as 'approve' | 'request_changes',
          message,
          at: instant(at),
          current: proposalRevision === row.revision,
        })),
      submittedAt: row.submittedAt && instant(row.submittedAt),
      approvedAt: row.approvedAt && instant(row.approvedAt),
      endedAt: row.endedAt && instant(row.endedAt),
      singlePerson: row.singlePerson,
      closing: row.closing,
      sample: row.sample,
      mayApprove: row.state === 'submitted' && whyNot === null,
      whyNot,
    });
  }
  return found;
}

/** Why the viewer cannot approve one that waits; null for one that they can, or that does not wait. */
async function refusalFor(tx: Transaction, row: ProposalRow, viewer: Caller): Promise<string | null> {
  if (row.state !== 'submitted') return null;
  if (viewer.personId === null) return 'An approval is a person’s own.';
  return approvalRefusal(row.kind as ProposalKind, await approvalStanding(tx, row, viewer.personId));
}

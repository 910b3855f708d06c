import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { PROPOSAL_ROLES, type ProposalKind } from '@/lib/proposals/proposal';
import { type DeskClause, standingOf } from '../clause-desk';
import type { QueuedClause, QueuedProposal, ReviewQueue } from '../review-queue';
import { clauseDtos } from './clause-dto';
import { allClauseTypes } from './clause-types';
import { readableContracts } from './contract-access';

/** What a person has to do: to approve, to change, to work on. Nothing for a machine, nor for who reads no contracts. */
export async function reviewQueue(caller: Caller): Promise<ReviewQueue> {
  const { personId } = caller;
  if (personId === null || !allows(caller.roles, 'contract.read')) {
    return { approve: [], changes: [], assigned: [], others: [] };
  }
  const waiting = await waitingProposalRows(personId, kindsOf(caller));
  const clauses = waiting.filter(({ kind }) => kind === 'clause');
  const wrote = await db().proposal.findMany({
    where: {
      kind: 'clause',
      state: 'open',
      authors: { some: { personId } },
      approvals: { some: { verdict: 'request_changes' } },
    },
    select: { subject: true },
  });
  const subjects = (rows: readonly { readonly subject: string }[]) => rows.map(({ subject }) => subject);
  const queued = await queuedClauses(caller, {
    OR: [{ id: { in: subjects([...clauses, ...wrote]) } }, { assigneeId: personId }],
  });
  const by = (wanted: (clause: DeskClause) => boolean) => queued.filter(({ clause }) => wanted(clause));
  const since = ({ clause }: QueuedClause) => clause.inWork?.submittedAt ?? '';
  return {
    approve: by(({ inWork }) => inWork?.mayApprove ?? false).toSorted((a, b) =>
      since(a) < since(b) ? -1 : 1,
    ),
    changes: by(
      (clause) => standingOf(clause) === 'changes' && wrote.some(({ subject }) => subject === clause.id),
    ),
    assigned: by(
      (clause) => clause.assignee?.id === personId && !['approved', 'waiting'].includes(standingOf(clause)),
    ).toSorted((a, b) => ((a.clause.dueOn ?? '9') < (b.clause.dueOn ?? '9') ? -1 : 1)),
    others: await otherProposals(waiting.filter(({ kind }) => kind !== 'clause')),
  };
}

/** The kinds of proposal that some role of the caller, held everywhere, approves. */
export function kindsOf({ roles }: Caller): ProposalKind[] {
  const held = roles.filter(({ environmentId }) => environmentId === null).map(({ role }) => role);
  return (Object.keys(PROPOSAL_ROLES) as ProposalKind[]).filter((kind) =>
    PROPOSAL_ROLES[kind].some((role) => held.includes(role)),
  );
}

/** Of a row `p` of proposals: that it is of these kinds and waits, and that a person did not write it and has not answered. */
export function awaitsAnswerOf(person: string, kinds: readonly ProposalKind[]): Prisma.Sql {
  return Prisma.sql`
    p.state = 'submitted' AND p.kind = ANY (${[...kinds]}::text[])
      -- Whoever never wrote of a subject is no author of it: the function, which is slow, is asked about the others.
      AND ((p.kind, p.subject) NOT IN (SELECT o.kind, o.subject FROM proposal_authors w
          JOIN proposals o ON o.id = w.proposal_id WHERE w.person_id = ${person}::uuid)
        OR NOT is_proposal_author(p.id, ${person}::uuid) OR single_person_allowed(p.kind))
      AND NOT EXISTS (SELECT FROM proposal_approvals a
        WHERE a.proposal_id = p.id AND a.proposal_revision = p.revision AND a.person_id = ${person}::uuid)`;
}

/** Proposals that wait for a person's answer, the longest waiting first. */
function waitingProposalRows(person: string, kinds: readonly ProposalKind[]) {
  return db().$queryRaw<{ id: string; kind: ProposalKind; subject: string; submitted_at: Date | null }[]>`
    SELECT p.id, p.kind, p.subject, p.submitted_at FROM proposals p WHERE ${awaitsAnswerOf(person, kinds)}
    ORDER BY p.submitted_at, p.id`;
}

async function queuedClauses(caller: Caller, where: Prisma.ClauseWhereInput): Promise<QueuedClause[]> {
  const rows = await db().clause.findMany({
    where: {
      AND: [
        where,
        { archivedAt: null, contract: { AND: [{ archivedAt: null }, readableContracts(caller)] } },
      ],
    },
    include: { assignee: true, contract: { include: { vendor: { select: { name: true } } } } },
    orderBy: [{ contract: { number: 'asc' } }, { createdAt: 'asc' }],
  });
  const types = await allClauseTypes(db());
  const clauses = await clauseDtos(db(), rows, caller);
  return clauses.map((clause, nth) => {
    const contract = rows[nth]?.contract;
    if (!contract) throw new Error('a clause has a contract');
    const type = types.find(({ key }) => key === clause.type);
    return {
      clause,
      type: type ?? { key: clause.type, number: null, name: clause.type, parameters: [] },
      contract: {
        number: contract.number,
        title: contract.title,
        vendorName: contract.vendor.name,
        sample: contract.sample,
      },
    };
  });
}

async function otherProposals(
  waiting: readonly { id: string; kind: ProposalKind; subject: string; submitted_at: Date | null }[],
): Promise<QueuedProposal[]> {
  const authors = await db().proposalAuthor.findMany({
    where: { proposalId: { in: waiting.map(({ id }) => id) } },
    include: { person: { select: { name: true } } },
  });
  return waiting.map(({ id, kind, subject, submitted_at }) => ({
    id,
    kind,
    subject,
    submittedAt: submitted_at && instant(submitted_at),
    authors: authors.filter(({ proposalId }) => proposalId === id).map(({ person }) => person.name),
  }));
}

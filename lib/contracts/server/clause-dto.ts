import { actorNames } from '@/lib/auth/server/actor-names';
import type { Caller } from '@/lib/auth/server/command';
import type { Comment } from '@/lib/core/comment';
import { instant, utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { Clause, Person } from '@/lib/db/generated/client';
import { proposalDtos } from '@/lib/proposals/server/proposal-dtos';
import { clauseContentSchema } from '../clause-content';
import type { ClauseProposal, DeskClause } from '../clause-desk';

type ProposalRow = Parameters<typeof proposalDtos>[1][number];

/** Clauses with what is written of them and what holds, as their contract's readers see them, in the order given. */
export async function clauseDtos(
  tx: Transaction,
  rows: readonly (Clause & { readonly assignee: Pick<Person, 'id' | 'name'> | null })[],
  viewer: Caller,
): Promise<DeskClause[]> {
  const ids = rows.map(({ id }) => id);
  const alive = await tx.proposal.findMany({
    where: { kind: 'clause', subject: { in: ids }, state: { in: ['open', 'submitted', 'approved'] } },
  });
  const proposals = await clauseProposals(tx, alive, viewer);
  const comments = await commentsOf(tx, ids, viewer);
  const of = (clause: string, wanted: (one: ClauseProposal) => boolean) =>
    proposals.find((one) => one.subject === clause && wanted(one)) ?? null;
  return rows.map(({ id, revision, type, assignee, dueOn }) => ({
    id,
    revision,
    type,
    assignee: assignee && { id: assignee.id, name: assignee.name },
    dueOn: dueOn && utcDate(dueOn),
    inWork: of(id, ({ state }) => state !== 'approved'),
    inForce: of(id, ({ state }) => state === 'approved'),
    comments: comments.get(id) ?? [],
  }));
}

/** What was proposed for clauses, with its content read. */
export async function clauseProposals(
  tx: Transaction,
  rows: readonly ProposalRow[],
  viewer: Caller,
): Promise<ClauseProposal[]> {
  const dtos = await proposalDtos(tx, rows, viewer);
  return dtos.map((dto) => ({ ...dto, content: clauseContentSchema.parse(dto.content) }));
}

async function commentsOf(
  tx: Transaction,
  clauses: readonly string[],
  { actorId }: Caller,
): Promise<Map<string, Comment[]>> {
  const rows = await tx.clauseComment.findMany({
    where: { clauseId: { in: [...clauses] }, archivedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const names = await actorNames(
    tx,
    rows.flatMap(({ authorId, resolvedById }) => [authorId, resolvedById]),
  );
  const name = (id: string) => names.get(id) ?? 'someone erased';
  const found = new Map<string, Comment[]>();
  for (const { id, clauseId, revision, body, authorId, createdAt, resolvedAt, resolvedById } of rows) {
    const comment = {
      id,
      revision,
      body,
      author: name(authorId),
      mine: authorId === actorId,
      at: instant(createdAt),
      resolvedBy: resolvedAt && resolvedById ? name(resolvedById) : null,
    };
    found.set(clauseId, [...(found.get(clauseId) ?? []), comment]);
  }
  return found;
}

import type { CommandContext } from '@/lib/auth/server/command';
import { AppError, conflict, notFound, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { Prisma, Proposal } from '@/lib/db/generated/client';
import { PROPOSAL_ROLES, type ProposalKind } from '../proposal';

export type ProposalRow = Proposal;

/** Who writes, when, in which transaction: of a command's context what writing takes. */
export interface Writing extends Pick<CommandContext, 'tx' | 'now'> {
  readonly caller: Pick<CommandContext['caller'], 'actorId'>;
}

/** What somebody wants to hold for a subject. */
export interface NewContent {
  readonly kind: ProposalKind;
  readonly subject: string;
  /** Already in the form of the kind's schema. */
  readonly content: unknown;
  /** Of the one in work that was looked at; absent = a new one is begun. */
  readonly revision?: number | undefined;
  readonly note?: string | undefined;
}

/** A proposal as somebody looked at it. */
export interface SeenProposal {
  readonly id: string;
  readonly revision: number;
}

/** The proposal of a subject that is being written or waits, and the one that holds; null = there is none. */
export async function proposalsOfSubject(
  tx: Transaction,
  kind: ProposalKind,
  subject: string,
): Promise<{ readonly inWork: ProposalRow | null; readonly inForce: ProposalRow | null }> {
  const rows = await tx.proposal.findMany({
    where: { kind, subject, state: { in: ['open', 'submitted', 'approved'] } },
  });
  return {
    inWork: rows.find(({ state }) => state !== 'approved') ?? null,
    inForce: rows.find(({ state }) => state === 'approved') ?? null,
  };
}

/**
 * Begins the next proposal of a subject, or edits the one in work, which takes it back from those whom it was put to.
 * The caller's command has locked the subject.
 * @throws AppError conflict when another is in work than the one that was seen; `details.current` is that
 */
export async function saveProposal(
  { tx, caller, now }: Writing,
  { kind, subject, content, revision, note }: NewContent,
): Promise<ProposalRow> {
  const { inWork } = await proposalsOfSubject(tx, kind, subject);
  if ((inWork?.revision ?? undefined) !== revision) throw conflict('proposal', inWork);
  const said = { content: content as Prisma.InputJsonValue, editedById: caller.actorId };
  if (inWork) {
    return tx.proposal.update({
      where: { id: inWork.id },
      data: {
        ...said,
        ...(note === undefined ? {} : { note }),
        state: 'open',
        submittedAt: null,
        revision: { increment: 1 },
        updatedAt: now,
      },
    });
  }
  const last = await tx.proposal.aggregate({ where: { kind, subject }, _max: { number: true } });
  return tx.proposal.create({
    data: {
      ...said,
      kind,
      subject,
      number: (last._max.number ?? 0) + 1,
      note: note ?? '',
      createdById: caller.actorId,
      createdAt: now,
      updatedAt: now,
    },
  });
}

/** Puts a proposal to others as it is now. */
export async function submitProposal(
  { tx, now }: Pick<CommandContext, 'tx' | 'now'>,
  { id, revision, note }: SeenProposal & { readonly note?: string | undefined },
): Promise<ProposalRow> {
  await lockedProposal(tx, { id, revision }, ['open']);
  return tx.proposal.update({
    where: { id },
    data: { state: 'submitted', submittedAt: now, ...(note === undefined ? {} : { note }) },
  });
}

/** Takes a proposal back for good. What it says is kept, and so are its authors for whoever proposes next. */
export async function withdrawProposal(
  { tx }: Pick<CommandContext, 'tx'>,
  seen: SeenProposal,
): Promise<ProposalRow> {
  await lockedProposal(tx, seen, ['open', 'submitted']);
  return tx.proposal.update({ where: { id: seen.id }, data: { state: 'withdrawn' } });
}

/**
 * A person's answer. With enough approvals of the right persons the proposal holds from now on and the one before it
 * ends at the same instant; whoever asks for changes hands it back to its authors.
 * @throws AppError forbidden for who wrote it, acts for a machine or holds no role that approves it
 */
export async function answerProposal(
  context: CommandContext,
  {
    id,
    revision,
    verdict,
    message = '',
  }: SeenProposal & {
    readonly verdict: 'approve' | 'request_changes';
    readonly message?: string | undefined;
  },
): Promise<{ readonly approved: boolean }> {
  const { tx, caller, now } = context;
  const row = await lockedProposal(tx, { id, revision }, ['submitted']);
  const { personId } = caller;
  if (personId === null)
    throw new AppError('forbidden', 'An approval is a person’s own: sign in to give it.');
  const { single } = verdict === 'approve' ? await mayApprove(tx, row, personId) : { single: false };
  await tx.proposalApproval.create({
    data: { proposalId: id, proposalRevision: revision, personId, verdict, message, at: now },
  });
  if (verdict === 'request_changes') {
    await tx.proposal.update({ where: { id }, data: { state: 'open', submittedAt: null } });
    return { approved: false };
  }
  if (!single) {
    const [{ enough } = { enough: false }] = await tx.$queryRaw<{ enough: boolean }[]>`
      SELECT coalesce(proposal_is_approved(${id}::uuid), false) AS enough`;
    if (!enough) return { approved: false };
  }
  await hold(context, row, { singlePerson: single });
  return { approved: true };
}

/** Lets a clause hold that closes something, as soon as it is written: it waits for nobody. */
export async function holdAtOnce(context: CommandContext, seen: SeenProposal): Promise<ProposalRow> {
  const row = await lockedProposal(context.tx, seen, ['open', 'submitted']);
  return hold(context, row, { closing: true });
}

/** From now on what was approved holds no more; whatever rested on it closes. */
export async function endProposal({ tx, now }: CommandContext, id: string): Promise<ProposalRow> {
  const row = await tx.proposal.findUnique({ where: { id } });
  if (row?.state !== 'approved') throw refused('This does not hold any more.');
  return tx.proposal.update({ where: { id }, data: { state: 'ended', endedAt: now } });
}

async function hold(
  { tx, now }: CommandContext,
  { id, kind, subject }: ProposalRow,
  how: { readonly singlePerson?: boolean; readonly closing?: boolean },
): Promise<ProposalRow> {
  await tx.proposal.updateMany({
    where: { kind, subject, state: 'approved' },
    data: { state: 'ended', endedAt: now },
  });
  return tx.proposal.update({ where: { id }, data: { state: 'approved', approvedAt: now, ...how } });
}

/** Locks a proposal and holds it against what was looked at. */
async function lockedProposal(
  tx: Transaction,
  { id, revision }: SeenProposal,
  states: readonly string[],
): Promise<ProposalRow> {
  await tx.$queryRaw`SELECT id FROM proposals WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const row = await tx.proposal.findUnique({ where: { id } });
  if (!row) throw notFound('proposal');
  if (!states.includes(row.state)) throw refused(PASSED[row.state] ?? 'This was decided already.');
  if (row.revision !== revision) throw conflict('proposal', row);
  return row;
}

const PASSED: Readonly<Record<string, string>> = {
  open: 'This is being written and was not put to anybody yet.',
  submitted: 'This waits for another person already.',
  approved: 'This was approved already.',
  ended: 'This was approved and holds no more.',
  withdrawn: 'This was withdrawn.',
};

/**
 * Whether a person may approve a proposal; the database decides, and refuses again when it is written. `single` = as the
 * only person there is, where that is switched on.
 */
export async function approvalStanding(
  tx: Transaction,
  { id, kind }: Pick<ProposalRow, 'id' | 'kind'>,
  personId: string,
): Promise<{ readonly author: boolean; readonly role: boolean; readonly single: boolean }> {
  const [standing] = await tx.$queryRaw<{ author: boolean; role: boolean; single: boolean }[]>`
    SELECT is_proposal_author(${id}::uuid, ${personId}::uuid) AS author,
      holds_role(${personId}::uuid, proposal_roles(${kind})) AS role,
      single_person_allowed(${kind}) AS single`;
  return standing ?? { author: true, role: false, single: false };
}

async function mayApprove(
  tx: Transaction,
  row: ProposalRow,
  personId: string,
): Promise<{ readonly single: boolean }> {
  const standing = await approvalStanding(tx, row, personId);
  const sentence = approvalRefusal(row.kind as ProposalKind, standing);
  if (sentence) throw new AppError('forbidden', sentence);
  return { single: standing.author };
}

/** Why a person may not approve a proposal of a kind; null = they may. */
export function approvalRefusal(
  kind: ProposalKind,
  { author, role, single }: Awaited<ReturnType<typeof approvalStanding>>,
): string | null {
  if (author && !single) return 'You wrote some of this, so another person has to approve it.';
  if (!role) return `Approving this needs one of these roles: ${PROPOSAL_ROLES[kind].join(', ')}.`;
  return null;
}

import type { Role } from '@/lib/auth/roles';
import { db } from '@/lib/db/client';
import { PROPOSAL_ROLES, type ProposalKind } from '@/lib/proposals/proposal';
import type { Fact } from '../fact';
import type { Audience } from './audience';

const WORDS: Readonly<Record<ProposalKind, { readonly what: string; readonly href: string }>> = {
  clause: { what: 'A clause', href: '/contracts/reviews' },
  law: { what: 'A law that stands in for a clause', href: '/contracts/laws' },
  obligations: { what: 'What a label asks for', href: '/sensitivity' },
  exception: { what: 'An exception', href: '/sensitivity/exceptions' },
  attribute: { what: 'A promise of a seller', href: '/sensitivity/promises' },
  path: { what: 'The way that data takes', href: '/sensitivity/paths' },
  role_grant: { what: 'A role for somebody', href: '/settings/people' },
  group_role: { what: 'A role for a group', href: '/settings/sign-in' },
};

/** Proposals that wait for others, and those of which changes are asked. What they say is not told here. */
export async function proposalFacts(since: Date, now: Date, { holding, here }: Audience): Promise<Fact[]> {
  const waiting = await db().proposal.findMany({
    where: { state: 'submitted' },
    select: { id: true, kind: true, revision: true, submittedAt: true, authors: true },
  });
  const asked = waiting.map(({ id, kind, revision, submittedAt, authors }): Fact => {
    const { what, href } = WORDS[kind as ProposalKind];
    const roles: readonly Role[] = PROPOSAL_ROLES[kind as ProposalKind];
    const writers = authors.map(({ personId }) => personId);
    return {
      kind: 'approval_wanted',
      key: `approval:${id}:${revision}:${submittedAt?.getTime()}`,
      at: submittedAt ?? now,
      title: `${what} waits for approval`,
      body: '',
      href,
      to: holding(roles, null, writers),
    };
  });
  const answers = await db().proposalApproval.findMany({
    where: { verdict: 'request_changes', at: { gte: since } },
    include: { proposal: { select: { kind: true, authors: true } }, person: { select: { name: true } } },
  });
  const changes = answers.map(({ id, at, message, person, personId, proposal }): Fact => {
    const { what, href } = WORDS[proposal.kind as ProposalKind];
    return {
      kind: 'changes_requested',
      key: `changes:${id}`,
      at,
      title: `${person.name} asks for changes: ${what.toLowerCase()}`,
      body: message,
      href,
      to: here(proposal.authors.map((author) => author.personId)).filter((one) => one !== personId),
    };
  });
  return [...asked, ...changes];
}

import type { Caller } from '@/lib/auth/server/command';
import { awaitsAnswerOf, kindsOf } from '@/lib/contracts/server/clause-queue-queries';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { ProposalKind } from '@/lib/proposals/proposal';
import type { Waiting } from '../waiting';
import { deskHref, type KnownContract } from './known-contracts';
import { assignedClauses } from './waiting-clauses';

/** What proposals of a kind are called, one and many, and the list that they stand in. */
const WORDS: Readonly<
  Record<Exclude<ProposalKind, 'clause'>, readonly [one: string, many: string, href: string]>
> = {
  law: ['law', 'laws', '/contracts/laws'],
  obligations: ['label', 'labels', '/sensitivity'],
  exception: ['exception', 'exceptions', '/sensitivity/exceptions'],
  attribute: ['promise of a seller', 'promises of sellers', '/sensitivity/promises'],
  path: ['way of data', 'ways of data', '/sensitivity/paths'],
  role_grant: ['role for somebody', 'roles for people', '/settings/people'],
  group_role: ['role of a group', 'roles of groups', '/settings/sign-in'],
};

type Contracts = ReadonlyMap<string, KnownContract>;

/** Proposals of a kind, those about clauses by the contract's id: how many, and since when the first of them waits. */
interface Group {
  readonly kind: ProposalKind;
  readonly contract: string | null;
  readonly count: number;
  readonly since: Date | null;
}

/** What others put up and the caller may approve, what was handed back to them, and the clauses that are theirs. */
export async function waitingProposals(caller: Caller, contracts: Contracts): Promise<Waiting[]> {
  const { personId } = caller;
  if (personId === null) return [];
  const [approve, change, assigned] = await Promise.all([
    toApprove(personId, kindsOf(caller)),
    toChange(personId),
    assignedClauses(personId, contracts),
  ]);
  return [
    ...approve.flatMap((group) => waits('approval', group, contracts)),
    ...change.flatMap((group) => waits('changes', group, contracts)),
    ...assigned,
  ];
}

function toApprove(person: string, kinds: readonly ProposalKind[]): Promise<Group[]> {
  return db().$queryRaw<Group[]>`
    SELECT p.kind, c.contract_id::text AS contract, count(*)::int AS count, min(p.submitted_at) AS since
    FROM proposals p LEFT JOIN clauses c ON p.kind = 'clause' AND c.id::text = p.subject AND c.archived_at IS NULL
    WHERE ${awaitsAnswerOf(person, kinds)} GROUP BY p.kind, c.contract_id`;
}

/** What somebody wrote and somebody else wants otherwise, until it is put up again. */
function toChange(person: string): Promise<Group[]> {
  return db().$queryRaw<Group[]>`
    SELECT p.kind, c.contract_id::text AS contract, count(*)::int AS count, min(asked.at) AS since
    FROM proposals p JOIN proposal_authors w ON w.proposal_id = p.id AND w.person_id = ${person}::uuid
      JOIN LATERAL (SELECT max(a.at) AS at FROM proposal_approvals a WHERE a.proposal_id = p.id
        AND a.verdict = 'request_changes' AND (p.submitted_at IS NULL OR a.at >= p.submitted_at)
      ) asked ON asked.at IS NOT NULL
      LEFT JOIN clauses c ON p.kind = 'clause' AND c.id::text = p.subject AND c.archived_at IS NULL
    WHERE p.state = 'open' GROUP BY p.kind, c.contract_id`;
}

const SAYS = {
  approval: { id: 'clauses', todo: 'to approve', why: 'written by somebody else' },
  changes: { id: 'changes', todo: 'to change', why: 'changes were asked for' },
} as const;

function waits(
  sort: keyof typeof SAYS,
  { kind, contract, count, since }: Group,
  contracts: Contracts,
): Waiting[] {
  const { id, todo, why } = SAYS[sort];
  const rest = { kind: sort, due: null, since: since && instant(since) };
  if (kind === 'clause') {
    const known = contract === null ? undefined : contracts.get(contract);
    if (!known) return [];
    const { number, title } = known;
    const what = count === 1 ? 'clause' : 'clauses';
    const detail = `${number} ${title}`;
    return [
      { ...rest, id: `${id}:${number}`, title: `${count} ${what} ${todo}`, detail, href: deskHref(number) },
    ];
  }
  const [one, many, href] = WORDS[kind];
  const title = `${count} ${count === 1 ? one : many} ${todo}`;
  return [{ ...rest, id: `${sort}:${kind}`, title, detail: why, href }];
}

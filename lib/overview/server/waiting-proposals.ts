import type { Caller } from '@/lib/auth/server/command';
import { kindsOf, waitingFor } from '@/lib/contracts/server/clause-queue-queries';
import { db } from '@/lib/db/client';
import type { ProposalKind } from '@/lib/proposals/proposal';
import type { Waiting } from '../waiting';
import { assignedClauses, contractsOf, deskHref, earliest } from './waiting-clauses';

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

/** What others put up and the caller may approve, what was handed back to them, and the clauses that are theirs. */
export async function waitingProposals(caller: Caller): Promise<Waiting[]> {
  const { personId } = caller;
  if (personId === null) return [];
  const waiting = await waitingFor(personId, kindsOf(caller));
  const [clauses, changes, assigned] = await Promise.all([
    byContract(
      caller,
      waiting.filter(({ kind }) => kind === 'clause'),
    ),
    changesWanted(caller, personId),
    assignedClauses(caller, personId),
  ]);
  const others = Object.entries(WORDS).flatMap(([kind, [one, many, href]]): Waiting[] => {
    const rows = waiting.filter((row) => row.kind === kind);
    if (rows.length === 0) return [];
    return [
      {
        kind: 'approval',
        id: `approval:${kind}`,
        title: `${rows.length} ${rows.length === 1 ? one : many} to approve`,
        detail: 'written by somebody else',
        href,
        due: null,
        since: earliest(rows.map(({ submitted_at }) => submitted_at)),
      },
    ];
  });
  return [...clauses, ...others, ...changes, ...assigned];
}

interface Submitted {
  readonly subject: string;
  readonly submitted_at: Date | null;
}

async function byContract(caller: Caller, waiting: readonly Submitted[]): Promise<Waiting[]> {
  const places = await contractsOf(
    caller,
    waiting.map(({ subject }) => subject),
  );
  const submitted = new Map(waiting.map((row) => [row.subject, row.submitted_at]));
  return places.map(({ number, title, clauses }) => ({
    kind: 'approval',
    id: `clauses:${number}`,
    title: `${clauses.length} ${clauses.length === 1 ? 'clause' : 'clauses'} to approve`,
    detail: `${number} ${title}`,
    href: deskHref(number),
    due: null,
    since: earliest(clauses.map((id) => submitted.get(id) ?? null)),
  }));
}

/** What the caller wrote and somebody wants otherwise, until it is put up again. */
async function changesWanted(caller: Caller, personId: string): Promise<Waiting[]> {
  const rows = await db().$queryRaw<{ kind: ProposalKind; subject: string; at: Date }[]>`
    SELECT p.kind, p.subject, max(a.at) AS at
    FROM proposals p JOIN proposal_authors w ON w.proposal_id = p.id AND w.person_id = ${personId}::uuid
      JOIN proposal_approvals a ON a.proposal_id = p.id AND a.verdict = 'request_changes'
        AND (p.submitted_at IS NULL OR a.at >= p.submitted_at)
    WHERE p.state = 'open' GROUP BY p.id`;
  const clauses = rows.filter(({ kind }) => kind === 'clause');
  const places = await contractsOf(
    caller,
    clauses.map(({ subject }) => subject),
  );
  const since = (kind: string, among: readonly string[] | null) =>
    earliest(
      rows.filter((row) => row.kind === kind && (among?.includes(row.subject) ?? true)).map(({ at }) => at),
    );
  const of = Object.entries(WORDS).flatMap(([kind, [one, many, href]]) => {
    const count = rows.filter((row) => row.kind === kind).length;
    return count === 0
      ? []
      : [{ id: kind, count, what: count === 1 ? one : many, detail: '', href, since: since(kind, null) }];
  });
  const inContracts = places.map(({ number, title, clauses: ids }) => ({
    id: number,
    count: ids.length,
    what: ids.length === 1 ? 'clause' : 'clauses',
    detail: `${number} ${title}`,
    href: deskHref(number),
    since: since('clause', ids),
  }));
  return [...inContracts, ...of].map(({ id, count, what, detail, href, since: at }) => ({
    kind: 'changes',
    id: `changes:${id}`,
    title: `${count} ${what} to change`,
    detail: detail || 'changes were asked for',
    href,
    due: null,
    since: at,
  }));
}

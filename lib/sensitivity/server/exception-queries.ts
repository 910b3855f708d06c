import type { Caller } from '@/lib/auth/server/command';
import { utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { ProposalDto } from '@/lib/proposals/proposal';
import { proposalDtos } from '@/lib/proposals/server/proposal-dtos';
import { type ExceptionContent, exceptionSchema } from '../exception';
import { labelRef } from '../label';
import { labelRows } from './label-records';

/** How an exception stands on a day: being written or waiting, ahead, in force, or over for whatever reason. */
export type ExceptionStanding = 'open' | 'waiting' | 'ahead' | 'in_force' | 'over' | 'withdrawn';

export interface ExceptionDto {
  readonly proposal: ProposalDto<ExceptionContent>;
  /** The label's name. */
  readonly label: string;
  readonly model: string;
  /** The environment's name; null = every one. */
  readonly environment: string | null;
  readonly standing: ExceptionStanding;
  /** Of one that waits: whose word is missing, in sentences. */
  readonly missing: readonly string[];
}

/** Every exception there is or was, the latest first. */
export async function listExceptions(viewer: Caller, now: Date): Promise<ExceptionDto[]> {
  const rows = await db().proposal.findMany({
    where: { kind: 'exception' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const contents = rows.map((row) => exceptionSchema.parse(row.content));
  const [proposals, labels, offerings, environments, words] = await Promise.all([
    proposalDtos(db(), rows, viewer),
    labelRows(db()),
    db().offering.findMany({
      where: { key: { in: contents.map(({ offering }) => offering) } },
      select: { key: true, model: { select: { name: true } } },
    }),
    db().environment.findMany({ select: { key: true, name: true } }),
    missingWords(rows.filter(({ state }) => state === 'submitted').map(({ id }) => id)),
  ]);
  const today = utcDate(now);
  return proposals.map((proposal, place) => {
    const content = contents[place] as ExceptionContent;
    return {
      proposal: { ...proposal, content },
      label: labels.find((label) => labelRef(label) === content.label)?.name ?? content.label,
      model: offerings.find(({ key }) => key === content.offering)?.model.name ?? content.offering,
      environment:
        content.environment === null
          ? null
          : (environments.find(({ key }) => key === content.environment)?.name ?? content.environment),
      standing: standingOf(proposal.state, content, today),
      missing: words.get(proposal.id) ?? [],
    };
  });
}

function standingOf(
  state: ProposalDto['state'],
  { from, to }: ExceptionContent,
  today: string,
): ExceptionStanding {
  if (state === 'open' || state === 'withdrawn') return state;
  if (state === 'submitted') return 'waiting';
  if (state === 'ended' || to < today) return 'over';
  return from > today ? 'ahead' : 'in_force';
}

/** Whose word those that wait are missing; the database counts (`proposal_is_approved`), this says it in words. */
async function missingWords(ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db().$queryRaw<{ id: string; risk: boolean; second: boolean }[]>`
    SELECT p.id::text,
      EXISTS (SELECT FROM (SELECT * FROM proposal_approvers(p.id)
        UNION SELECT a.person_id FROM proposal_authors a WHERE a.proposal_id = p.id) AS first(person)
        WHERE holds_role(first.person, ARRAY['risk_owner'])) AS risk,
      EXISTS (SELECT FROM proposal_approvers(p.id) second WHERE NOT is_proposal_author(p.id, second)
        AND holds_role(second, ARRAY['data_protection', 'security'])) AS second
    FROM proposals p WHERE p.id = ANY (${[...ids]}::uuid[])`;
  return new Map(
    rows.map(({ id, risk, second }) => [
      id,
      [
        ...(risk ? [] : ['A risk owner has to accept it.']),
        ...(second ? [] : ['Somebody who answers for data protection or security has to accept it.']),
      ],
    ]),
  );
}

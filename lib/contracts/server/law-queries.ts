import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import type { ProposalDto } from '@/lib/proposals/proposal';
import { proposalDtos } from '@/lib/proposals/server/proposal-dtos';
import type { ClauseType } from '../clause-type';
import { type LawContent, lawContentSchema } from '../law-content';
import type { ScopeChoices } from '../scope-choices';
import { allClauseTypes } from './clause-types';
import { scopeChoices } from './scope-choices';

/** A law with the text that holds and the one that waits; one of the two is there. */
export interface LawDto {
  readonly subject: string;
  readonly inForce: ProposalDto<LawContent> | null;
  readonly inWork: ProposalDto<LawContent> | null;
}

/** The laws that stand in for clauses, or wait to, by when they were first recorded. */
export async function listLaws(viewer: Caller): Promise<readonly LawDto[]> {
  const rows = await db().proposal.findMany({
    where: { kind: 'law', state: { in: ['open', 'submitted', 'approved'] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const dtos = (await proposalDtos(db(), rows, viewer)).map((dto) => ({
    ...dto,
    content: lawContentSchema.parse(dto.content),
  }));
  return [...new Set(dtos.map(({ subject }) => subject))].map((subject) => {
    const own = dtos.filter((dto) => dto.subject === subject);
    return {
      subject,
      inForce: own.find(({ state }) => state === 'approved') ?? null,
      inWork: own.find(({ state }) => state !== 'approved') ?? null,
    };
  });
}

/** The types of clause, and what the scope of a law may name. */
export async function lawChoices(): Promise<{
  readonly types: readonly ClauseType[];
  readonly choices: ScopeChoices;
}> {
  const where = { isChannel: true, archivedAt: null };
  const channels = await db().vendor.findMany({ where, select: { key: true } });
  const [types, choices] = await Promise.all([
    allClauseTypes(db()),
    scopeChoices(
      db(),
      channels.map(({ key }) => key),
    ),
  ]);
  return { types, choices };
}

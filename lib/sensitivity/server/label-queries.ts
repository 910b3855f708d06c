import type { Caller } from '@/lib/auth/server/command';
import { allClauseTypes } from '@/lib/contracts/server/clause-types';
import { db } from '@/lib/db/client';
import type { ProposalDto } from '@/lib/proposals/proposal';
import { proposalDtos } from '@/lib/proposals/server/proposal-dtos';
import { type LabelDto, type LabelKind, labelRef } from '../label';
import type { ObligationNames } from '../obligation-words';
import { type Obligation, readObligations } from '../obligations';
import type { ObligationsContent } from '../obligations-content';
import { type LabelRow, labelDto, labelNamed, labelRows } from './label-records';
import { type LabelUses, usesOfLabels } from './label-uses-queries';

/** A label with what it asks for. */
export interface LabelAsked {
  readonly label: LabelDto;
  /** Null = nothing is recorded, or it cannot be read: it clears nothing. */
  readonly obligations: readonly Obligation[] | null;
}

/** A label in the list of all. */
export interface LabelListed extends LabelAsked {
  readonly uses: LabelUses;
  /** How the proposal stands that is being worked on; null = there is none. */
  readonly inWork: 'open' | 'submitted' | null;
}

const NO_USES: LabelUses = { places: [], taskClasses: [], exceptions: 0 };

/** Levels as they ascend, then tags by key. */
export async function listLabels(): Promise<LabelListed[]> {
  const rows = await labelRows(db());
  const [uses, waiting] = await Promise.all([
    usesOfLabels(rows),
    db().proposal.findMany({
      where: { kind: 'obligations', state: { in: ['open', 'submitted'] } },
      select: { subject: true, state: true },
    }),
  ]);
  return rows.map((row) => {
    const state = waiting.find(({ subject }) => subject === labelRef(row))?.state;
    return {
      ...asked(row),
      uses: uses.get(labelRef(row)) ?? NO_USES,
      inWork: state === 'open' || state === 'submitted' ? state : null,
    };
  });
}

/** What each label asks for. */
export async function askedByLabels(): Promise<LabelAsked[]> {
  return (await labelRows(db())).map(asked);
}

export interface LabelDetail extends LabelAsked {
  readonly uses: LabelUses;
  /** What was ever proposed for it, the latest first. */
  readonly proposals: readonly ProposalDto<ObligationsContent>[];
  /** Of a level: the names of those below, which it contains. */
  readonly contains: readonly string[];
}

/**
 * One label with its history.
 * @throws AppError not_found
 */
export async function labelDetail(kind: LabelKind, key: string, viewer: Caller): Promise<LabelDetail> {
  const row = await labelNamed(db(), kind, key);
  const [uses, proposals, all] = await Promise.all([
    usesOfLabels([row]),
    db().proposal.findMany({
      where: { kind: 'obligations', subject: labelRef(row) },
      orderBy: { number: 'desc' },
    }),
    labelRows(db()),
  ]);
  const dtos = await proposalDtos(db(), proposals, viewer);
  return {
    ...asked(row),
    uses: uses.get(labelRef(row)) ?? NO_USES,
    // Written by the command alone, which checked them.
    proposals: dtos as ProposalDto<ObligationsContent>[],
    contains: all.flatMap((one) =>
      row.rank !== null && one.rank !== null && one.rank < row.rank ? [one.name] : [],
    ),
  };
}

/** What obligations name, in words. */
export async function obligationNames(): Promise<ObligationNames> {
  const [types, vendors] = await Promise.all([
    allClauseTypes(db()),
    db().vendor.findMany({ select: { key: true, name: true }, orderBy: { name: 'asc' } }),
  ]);
  return {
    types: new Map(types.map((type) => [type.key, type])),
    vendors: new Map(vendors.map(({ key, name }) => [key, name])),
  };
}

function asked(row: LabelRow): LabelAsked {
  return { label: labelDto(row), obligations: readObligations(row.obligations) };
}

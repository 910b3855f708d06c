import type { Comment } from '@/lib/core/comment';
import type { ProposalDto } from '@/lib/proposals/proposal';
import type { Citation, ClauseContent } from './clause-content';
import type { ClauseType } from './clause-type';
import type { RegionGroups } from './covers';
import type { DocumentDto } from './document';
import type { Suggestion as Suggested } from './passages';
import type { PlaybookPosition } from './playbook';
import type { ScopeChoices } from './scope-choices';

/** What somebody wants a clause to say, or what it says. */
export type ClauseProposal = ProposalDto<ClauseContent>;

/** A clause on the desk: what is being written of it, and what holds. */
export interface DeskClause {
  readonly id: string;
  readonly revision: number;
  readonly type: string;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  /** `YYYY-MM-DD` */
  readonly dueOn: string | null;
  readonly inWork: ClauseProposal | null;
  readonly inForce: ClauseProposal | null;
  readonly comments: readonly Comment[];
}

/**
 * How a clause stands. approved: holds, and nothing is being written · waiting: put to another person · changes: handed
 * back with what should change · open: being written, or taken up and empty.
 */
export type Standing = 'approved' | 'waiting' | 'changes' | 'open';

export function standingOf({ inWork, inForce }: Pick<DeskClause, 'inWork' | 'inForce'>): Standing {
  if (!inWork) return inForce ? 'approved' : 'open';
  if (inWork.state === 'submitted') return 'waiting';
  return inWork.answers.some(({ verdict, current }) => verdict === 'request_changes' && current)
    ? 'changes'
    : 'open';
}

/** What a clause says to whoever works on it: what is in work, else what holds. */
export function contentOf({ inWork, inForce }: Pick<DeskClause, 'inWork' | 'inForce'>): ClauseContent | null {
  return (inWork ?? inForce)?.content ?? null;
}

/** How far a review is, by clause types: a type is decided once something of it holds. */
export interface Progress {
  readonly types: number;
  readonly decided: number;
  readonly waiting: number;
  readonly missing: number;
}

export function progressOf(types: readonly string[], clauses: readonly DeskClause[]): Progress {
  const of = (wanted: (clause: DeskClause) => boolean) =>
    types.filter((type) => clauses.some((clause) => clause.type === type && wanted(clause))).length;
  return {
    types: types.length,
    decided: of(({ inForce }) => inForce !== null),
    waiting: of((clause) => standingOf(clause) === 'waiting'),
    missing: types.length - of(() => true),
  };
}

/** A passage that may hold a clause of a type, and which words of its vocabulary speak for it. */
export type Suggestion = Citation & Pick<Suggested, 'score' | 'why'>;
/** By type's key, the likeliest first. */
export type Suggestions = Readonly<Record<string, readonly Suggestion[]>>;

/** A clause of what a contract amends, which one of its own may replace or delete. */
export interface AmendedClause {
  readonly id: string;
  readonly type: string;
  /** Number of the contract. */
  readonly contract: string;
  readonly content: ClauseContent | null;
}

/** The contract that lies on the desk. */
export interface DeskContract {
  readonly number: string;
  readonly title: string;
  readonly vendorName: string;
  readonly status: string;
  readonly sample: boolean;
  readonly limited: boolean;
  /** Number of what it amends or belongs to. */
  readonly parent: string | null;
}

/** Everything that a contract is reviewed with, suggestions aside, which take longer. */
export interface Desk {
  readonly contract: DeskContract;
  readonly documents: readonly DocumentDto[];
  /** In the order of groups. */
  readonly types: readonly ClauseType[];
  readonly clauses: readonly DeskClause[];
  /** Clauses that were put aside. */
  readonly aside: readonly { readonly id: string; readonly revision: number; readonly type: string }[];
  readonly amended: readonly AmendedClause[];
  /** Who may be assigned. */
  readonly reviewers: readonly { readonly id: string; readonly name: string }[];
  readonly choices: ScopeChoices;
  /** The organisation's, by type. */
  readonly positions: Readonly<Record<string, PlaybookPosition>>;
  readonly regionGroups: RegionGroups;
  /** What the reader may do. */
  readonly may: {
    readonly write: boolean;
    readonly approve: boolean;
    readonly comment: boolean;
    readonly readTrail: boolean;
  };
}

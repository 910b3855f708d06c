import type { ProposalKind } from '@/lib/proposals/proposal';
import type { DeskClause } from './clause-desk';
import type { ClauseType } from './clause-type';

/** A clause in somebody's queue, with the contract that it is of. */
export interface QueuedClause {
  readonly clause: DeskClause;
  readonly type: Pick<ClauseType, 'key' | 'number' | 'name' | 'parameters'>;
  readonly contract: {
    readonly number: string;
    readonly title: string;
    readonly vendorName: string;
    readonly sample: boolean;
  };
}

/** Something else than a clause that waits for the reader's approval. */
export interface QueuedProposal {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly subject: string;
  /** ISO */
  readonly submittedAt: string | null;
  readonly authors: readonly string[];
}

/** What waits for one person. A clause may be in several parts. */
export interface ReviewQueue {
  /** Put up by others, and the reader may approve it. The longest waiting first. */
  readonly approve: readonly QueuedClause[];
  /** Handed back to the reader, who wrote some of it. */
  readonly changes: readonly QueuedClause[];
  /** Assigned to the reader and not decided. What is due first comes first. */
  readonly assigned: readonly QueuedClause[];
  readonly others: readonly QueuedProposal[];
}

/** Whether an assigned clause should have been done before `today` (`YYYY-MM-DD`). */
export function isOverdue({ dueOn }: Pick<DeskClause, 'dueOn'>, today: string): boolean {
  return dueOn !== null && dueOn < today;
}

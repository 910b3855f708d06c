import type { Label } from '@/lib/policy/types';
import type { RankedSelection } from './select-schema';

/** Tokens of the task by which offerings are compared by cost. */
export interface ReferenceTask {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What a ranking is asked: the selection, and what its rule and task class ask on top. */
export interface RankingQuestion {
  readonly select: RankedSelection;
  /** What ties are drawn by. */
  readonly salt: string;
  /** The least sensitive label that reaches the rule: whoever is not cleared for it is of no use to the rule. */
  readonly label: Label;
  /** The rule's own. */
  readonly needs: readonly string[];
  readonly regions: readonly string[] | null;
  /** Null = the task class states none, and no cost is known. */
  readonly referenceTask: ReferenceTask | null;
}

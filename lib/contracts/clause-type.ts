import type { Parameter } from './parameters';

/** The groups of clause types, in the order of every screen. */
export const CLAUSE_GROUPS = {
  neutrality: 'Neutrality',
  data: 'Data',
  assurance: 'Assurance',
  commercial: 'Commercial',
} as const;

export type ClauseGroup = keyof typeof CLAUSE_GROUPS;

/** A type of clause, as shipped or of the organisation's own. */
export interface ClauseType {
  readonly key: string;
  /** As CONTRACTS.md and people at a table number it; null = the organisation's own. */
  readonly number: number | null;
  readonly name: string;
  readonly group: ClauseGroup;
  /** What a reviewer asks of the contract, in plain words. */
  readonly question: string;
  /** What it can open or order, in a few words; empty for one's own. */
  readonly gates: string;
  readonly parameters: readonly Parameter[];
  /** Categories of the Contract Understanding Atticus Dataset (CUAD v1) that label such clauses; none for most. */
  readonly cuad: readonly string[];
  /** Words and phrases by which its passages are found; the first say most. */
  readonly vocabulary: readonly string[];
  /** Needs a paper of its own (a DPA, a BAA, an annex): neither a law nor an exception stands in for it. */
  readonly inWriting: boolean;
}

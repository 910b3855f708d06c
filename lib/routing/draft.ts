/** A draft as lists of drafts show it. Instants are ISO; names of people null = the installation, or someone erased. */
export interface DraftDto {
  readonly id: string;
  readonly environment: string;
  readonly name: string;
  readonly revision: number;
  readonly author: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly changedBy: string | null;
  /** Rules that differ from the active version's, and task classes whose rules stand in another order. */
  readonly changes: number;
  /** Other rules took effect since it was begun. */
  readonly stale: boolean;
  /** The open request for approval, by id. */
  readonly review: string | null;
  /** When it is to be published. */
  readonly publishAt: string | null;
  /** What it was promoted from; `version` null = a draft. */
  readonly origin: {
    readonly environment: string;
    readonly name: string;
    readonly version: number | null;
  } | null;
  /** When it was discarded; null = it is open. */
  readonly discardedAt: string | null;
}

/** How the way is known to what one channel sells of one owner. */
export interface Way {
  /** Where a way for exactly these is, or would be, recorded. */
  readonly subject: string;
  readonly channelName: string;
  readonly ownerName: string | null;
  readonly offerings: number;
  readonly sample: boolean;
  /** unknown: nothing is recorded, so nothing clears · ended: a notice names somebody whom it does not. */
  readonly standing: 'recorded' | 'ending' | 'ended' | 'unknown';
  /** The subject that speaks for these; null = none. */
  readonly heldBy: string | null;
  /** Who gets data on that way today, in its order. */
  readonly parties: readonly string[];
  /** The notice that ends it: `YYYY-MM-DD`. */
  readonly endsOn: string | null;
  /** Something is written or waits for approval. */
  readonly inWork: 'open' | 'submitted' | null;
  /** Offerings of these that have a way of their own. */
  readonly apart: number;
}

/** A contract that speaks for somebody on the way, with the types of its clauses that do. */
export interface SpeakingContract {
  readonly number: string;
  readonly flowsDown: boolean;
  /** Names of types, agreed and approved. */
  readonly types: readonly string[];
}

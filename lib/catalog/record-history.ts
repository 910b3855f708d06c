import type { RecordKind, Stated } from './change';

/** One step of a record's history: what was done to it, or to one field of it. */
export interface HistoryStep {
  /** Ascends with time; where the next page begins. */
  readonly seq: string;
  readonly change: 'create' | 'set' | 'archive' | 'restore';
  /** Null = the whole record. */
  readonly field: string | null;
  readonly before: Stated | null;
  readonly after: Stated | null;
  /** For "create": what it was made with. */
  readonly made: Readonly<Record<string, Stated>> | null;
}

/** Steps of a record that were taken at once. */
export interface HistoryBatch {
  readonly id: string;
  /** import | edit | bulk | join | split | settle | seed | undo */
  readonly kind: string;
  readonly summary: string;
  readonly at: string;
  /** Null = nobody any more, or the installation itself. */
  readonly by: string | null;
  readonly importId: string | null;
  /** How many steps the batch has over all records. */
  readonly size: number;
  /** The batch that took it back, if any did. */
  readonly undoneBy: string | null;
  readonly steps: readonly HistoryStep[];
}

export interface RecordHistory {
  readonly kind: RecordKind;
  readonly key: string;
  /** Newest first. */
  readonly batches: readonly HistoryBatch[];
  /** Every field that has a history, with how many steps. */
  readonly fields: readonly { readonly field: string; readonly steps: number }[];
  /** Where older steps begin; null = there are none. */
  readonly older: string | null;
}

/** What an edit was refused with because somebody else was first. */
export interface EditConflict {
  readonly changedSince: Readonly<Record<string, Stated>>;
  /** Who changed the first of these fields last, and when. */
  readonly by: string | null;
  readonly at: string | null;
}

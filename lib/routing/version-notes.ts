import type { PolicyNotes } from '@/lib/policy/types';
import type { EvidenceRef } from '@/lib/sensitivity/evidence-ref';
import type { Loss } from './narrow-clearance';
import type { RankingNote } from './rank-notes';

/** What one clearance rests on, as a version keeps it: references and the values that were read, never the words. */
export interface ClearanceNote {
  /** Null = without end. */
  readonly until: string | null;
  /** Empty = nothing is asked for it. */
  readonly evidence: readonly EvidenceRef[];
}

/** The evidence behind a clearance as notes have it; null = none is kept, or in another form. */
export function notedEvidence(note: unknown): readonly EvidenceRef[] | null {
  const evidence = (note as Partial<ClearanceNote> | null)?.evidence;
  return Array.isArray(evidence) ? evidence : null;
}

/** A loss with what it came of, in sentences. */
export interface NarrowingNote extends Loss {
  readonly why: readonly string[];
}

/** The notes document of a version: what its clearances and its rankings rest on. */
export interface VersionNotes extends PolicyNotes {
  readonly rankings?: readonly RankingNote[];
  /** Of a version that was narrowed because evidence ended: what it is cleared for no more, or less long. */
  readonly narrowed?: readonly NarrowingNote[];
}

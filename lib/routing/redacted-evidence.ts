import type { EvidenceRef } from '@/lib/sensitivity/evidence-ref';
import type { Covered } from './covered';
import { type ClearanceNote, notedEvidence, type VersionNotes } from './version-notes';

/** Whether what a contract says (its number) is not for a reader. */
export type Hides = (contract: string) => boolean;

/** Evidence without the values of clauses that a reader may not see. That they are there, and where, stays. */
export function redactedEvidence(evidence: readonly EvidenceRef[], hides: Hides): EvidenceRef[] {
  return evidence.map((ref) =>
    ref.kind === 'clause' && hides(ref.contract) ? { ...ref, parameters: {} } : ref,
  );
}

/** The notes of a version as a reader may see them. */
export function redactedNotes<Notes extends Pick<VersionNotes, 'offerings'>>(
  notes: Notes,
  hides: Hides,
): Notes {
  const redacted = (labels: object = {}) =>
    Object.fromEntries(
      Object.entries(labels).map(([label, note]) => {
        const evidence = notedEvidence(note);
        return [
          label,
          evidence ? { ...(note as ClearanceNote), evidence: redactedEvidence(evidence, hides) } : note,
        ];
      }),
    );
  const offerings = Object.entries(notes.offerings ?? {}).map(
    ([key, note]) => [key, { ...note, levels: redacted(note.levels), tags: redacted(note.tags) }] as const,
  );
  return { ...notes, offerings: Object.fromEntries(offerings) };
}

/** What is covered, as a reader may see it. */
export function redactedCovered(
  covered: Readonly<Record<string, Covered>>,
  hides: Hides,
): Record<string, Covered> {
  return Object.fromEntries(
    Object.entries(covered).map(([key, one]) => [
      key,
      {
        ...one,
        evidence: Object.fromEntries(
          Object.entries(one.evidence).map(([label, refs]) => [label, redactedEvidence(refs, hides)]),
        ),
      },
    ]),
  );
}

import type { Caller } from '@/lib/auth/server/command';
import { hiddenFrom } from '@/lib/contracts/server/hidden-contracts';
import type { OfferingFacts } from '../records';
import { redactedCovered, redactedNotes } from '../redacted-evidence';
import type { VersionNotes } from '../version-notes';

/** The notes of a version or a draft as somebody may see them: no values of contracts that are not theirs to read. */
export async function shownNotes<Notes extends Pick<VersionNotes, 'offerings'>>(
  caller: Caller,
  notes: Notes,
): Promise<Notes> {
  return redactedNotes(notes, await hiddenFrom(caller));
}

/** The facts that a browser compiles with, likewise. */
export async function shownFacts(caller: Caller, facts: OfferingFacts): Promise<OfferingFacts> {
  return { ...facts, covered: redactedCovered(facts.covered, await hiddenFrom(caller)) };
}

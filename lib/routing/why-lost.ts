import type { Evidence } from '@/lib/contracts/evidence';
import { own } from '@/lib/core/own';
import type { ClearedOffering } from '@/lib/sensitivity/clearance';
import { evidenceName } from '@/lib/sensitivity/evidence-words';
import { effectLabels } from './effect-words';
import { whatEnded } from './ended-evidence';
import type { Loss } from './narrow-clearance';
import type { ClearanceNote, VersionNotes } from './version-notes';

/**
 * Why an offering is cleared for less, in sentences without anything that a paper says: what became of the evidence that
 * the version rested on, or for what is shortened, what it ends with.
 * @param notes of the version that is narrowed
 * @param covered what is allowed now
 * @param missing what keeps the label shut now, in sentences
 * @param now ms since 1970
 */
export function whyLost(
  loss: Loss,
  notes: VersionNotes,
  covered: ClearedOffering | null,
  evidence: Evidence,
  missing: () => readonly string[],
  now: number,
): string[] {
  if (!covered) return [`${loss.offering} is not in the catalogue any more.`];
  const restedOn = noteOf(notes, loss)?.evidence ?? [];
  const ended = restedOn.flatMap((ref) => whatEnded(ref, evidence, now) ?? []);
  if (ended.length > 0) return [...new Set(ended)];
  const { until } = loss;
  if (until !== null) {
    const ending = (own(covered.evidence, loss.what) ?? []).filter((ref) => ref.until === until);
    const names = [...new Set(ending.map(evidenceName))];
    if (names.length > 0) return names.map((name) => `It holds until ${name} ends.`);
  }
  const stakes = restedOn.filter(({ kind }) => kind === 'stake').map(evidenceName);
  if (stakes.length > 0) return [...new Set(stakes)].map((name) => `It changed ${name}.`);
  if (loss.what.startsWith('capability:')) {
    return [`What clears it does not cover ${effectLabels([loss.what])} any more.`];
  }
  const shut = [...new Set(missing())];
  return shut.length > 0 ? shut : [`What ${effectLabels([loss.what])} asks for is not met any more.`];
}

function noteOf({ offerings = {} }: VersionNotes, { offering, what }: Loss): ClearanceNote | null {
  const [kind, ...rest] = what.split(':');
  const note = own(offerings, offering);
  const labels = kind === 'tag' ? note?.tags : kind === 'level' ? note?.levels : undefined;
  return (own(labels ?? {}, rest.join(':')) as ClearanceNote | undefined) ?? null;
}

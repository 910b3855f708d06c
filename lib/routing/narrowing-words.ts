import { groupedBy } from '@/lib/core/grouped';
import { effectLabels } from './effect-words';
import type { Loss } from './narrow-clearance';
import type { NarrowingNote, VersionNotes } from './version-notes';

/**
 * The notes of a narrowed version: those of the version that it narrows, without what is not cleared any more, and what
 * was lost and why.
 * @param why of one loss, in sentences
 */
export function narrowedNotes(
  { narrowed: _earlier, ...before }: VersionNotes,
  losses: readonly Loss[],
  why: (loss: Loss) => readonly string[],
): VersionNotes {
  const lost = groupedBy(losses, ({ offering }) => offering);
  const offerings = Object.entries(before.offerings ?? {}).map(([key, note]) => {
    const ends = new Map((lost.get(key) ?? []).map(({ what, until }) => [what, until]));
    const left = (kind: 'level' | 'tag', labels: object = {}) =>
      Object.fromEntries(
        Object.entries(labels).flatMap(([label, one]) => {
          const until = ends.get(`${kind}:${label}`);
          if (until === undefined) return [[label, one]];
          return until === null ? [] : [[label, { ...(one as object), until }]];
        }),
      );
    return [key, { ...note, levels: left('level', note.levels), tags: left('tag', note.tags) }] as const;
  });
  return {
    ...before,
    offerings: Object.fromEntries(offerings),
    narrowed: losses.map((loss) => ({ ...loss, why: why(loss) })),
  };
}

/** So many causes are told in the reason; the notes have them all. */
const TOLD = 6;
/** Characters: what a reason has room for. */
const MOST = 2000;

/** Why a version was narrowed, in a few sentences: what ended, and what is cleared for less. */
export function narrowingReason(notes: readonly NarrowingNote[]): string {
  const causes = [
    ...groupedBy(
      notes.flatMap(({ why }) => why),
      (sentence) => sentence,
    ).keys(),
  ];
  const more = causes.length - TOLD;
  const told = [...causes.slice(0, TOLD), ...(more > 0 ? [`And ${more.toLocaleString('en')} more.`] : [])];
  const offerings = groupedBy(notes, ({ offering }) => offering);
  const [first] = offerings.keys();
  const labels = effectLabels([...new Set(notes.map(({ what }) => what))]);
  const what =
    offerings.size === 1
      ? `${first} is cleared for less`
      : `${offerings.size.toLocaleString('en')} offerings are cleared for less`;
  const reason = `Evidence ended: ${what} (${labels}). ${told.join(' ')}`.trim();
  return reason.length <= MOST ? reason : `${reason.slice(0, MOST - 1)}…`;
}

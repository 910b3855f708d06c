import { groupedBy } from '@/lib/core/grouped';
import { orderedText } from '@/lib/core/ordered-text';
import type { Voice, WhyNot } from './clause-book';
import type { ClauseContent } from './clause-content';
import type { ClauseGroup } from './clause-type';
import type { Deviation } from './playbook';
import type { Scope } from './scope';

/** How many contracts or vendors are read side by side at most. */
export const COMPARED_AT_MOST = 6;

/** A vendor, with everything agreed with it, or one contract with what amends it. */
export interface ComparedColumn {
  /** "vendor:acme" or "contract:MSA-1" */
  readonly key: string;
  readonly name: string;
  /** Of a contract its number, kind and state; of a vendor how many contracts are in it. */
  readonly detail: string;
  /** Of a contract; null of a vendor. */
  readonly number: string | null;
  /** Invented, to show what the screens do. */
  readonly sample: boolean;
}

/** What a column says of a type, in words, ready for screen, paper and file. */
export interface ComparedEntry {
  readonly status: ClauseContent['status'];
  /** Numbers of the contracts that say so. */
  readonly contracts: readonly string[];
  /** Only what is said. */
  readonly parameters: readonly { readonly label: string; readonly text: string }[];
  /** Empty = everything that the contract is about. */
  readonly scope: string;
  /** Why it does not count although it is agreed, or that nobody approved it yet; empty = nothing speaks against it. */
  readonly caveat: string;
  readonly deviation: Deviation;
}

export interface ComparedType {
  readonly key: string;
  readonly number: number | null;
  readonly name: string;
  readonly group: ClauseGroup;
  /** In the order of the columns; empty = nothing is said. */
  readonly cells: readonly (readonly ComparedEntry[])[];
  /** Whether those columns that say anything say different things. */
  readonly differs: boolean;
  /** Whether the playbook has a position on it: without one nothing is off it. */
  readonly wanted: boolean;
}

export interface Comparison {
  readonly columns: readonly ComparedColumn[];
  readonly types: readonly ComparedType[];
}

/** What is effective for a scope: one voice, several that say the same, or several in conflict. */
export interface EffectiveEntry {
  readonly status: ClauseContent['status'];
  readonly voices: readonly Voice[];
  readonly scopes: readonly Scope[];
  readonly whyNot: WhyNot | null;
}

const said = ({ clause: { content } }: Voice): string => orderedText([content.status, content.parameters]);
const holds = (span: Voice['counts'], time: number): boolean =>
  span !== null && span.from <= time && time < span.until;

/**
 * What is effective at a moment (ms since 1970), scope by scope, whatever the offering: the general first, then what is said for a part
 * and is not outranked by the general.
 * @param voices of one type and one column
 */
export function effectiveEntries(voices: readonly Voice[], time: number): readonly EffectiveEntry[] {
  const alive = voices.filter(
    ({ span, removals, scopes }) =>
      holds(span, time) &&
      !removals.some(
        (removal) =>
          holds(removal.span, time) &&
          (removal.scopes.length === 0 || orderedText(removal.scopes) === orderedText(scopes)),
      ),
  );
  const entries = [...groupedBy(alive, ({ scopes }) => orderedText(scopes)).values()].map((group) => {
    const [first, ...rest] = [...group].sort((a, b) => b.precedence - a.precedence || b.start - a.start);
    const top = first as Voice;
    const tied = [
      top,
      ...rest.filter(({ precedence, start }) => precedence === top.precedence && start === top.start),
    ];
    const status = tied.every((voice) => said(voice) === said(top)) ? top.clause.content.status : 'conflict';
    const whyNot = tied.some(({ counts }) => holds(counts, time)) ? null : top.whyNot;
    return { top, status, voices: tied, scopes: top.scopes, whyNot };
  });
  const general = entries.find(({ scopes }) => scopes.length === 0)?.top;
  return entries
    .filter(
      ({ top }) =>
        !general ||
        top.precedence > general.precedence ||
        (top.precedence === general.precedence && top.start >= general.start),
    )
    .sort(
      (a, b) => a.scopes.length - b.scopes.length || (orderedText(a.scopes) < orderedText(b.scopes) ? -1 : 1),
    )
    .map(({ top: _, ...entry }) => entry);
}

/** Whether a column is off the playbook: beyond what is acceptable, or without anything that is agreed. */
export function offPlaybook(
  { wanted }: Pick<ComparedType, 'wanted'>,
  cell: readonly ComparedEntry[],
): boolean {
  return (
    wanted &&
    (cell.length === 0 ||
      cell.some(({ deviation: { verdict } }) => verdict === 'walk_away' || verdict === 'missing'))
  );
}

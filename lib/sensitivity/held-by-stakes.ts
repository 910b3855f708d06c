import { affiliation, controllersOf, type StakeRecord, stakeChanges } from '@/lib/catalog/affiliation';
import type { NamedHop } from '@/lib/contracts/clause-book';
import { remembered } from '@/lib/core/remembered';
import type { EvidenceRef } from './evidence-ref';
import { endText, type Held } from './intervals';
import type { Passing } from './ways';

/** What is so for a time: [from, until) in ms. */
export interface ForATime<T> {
  readonly from: number;
  readonly until: number;
  readonly value: T;
}

/** What stakes say from an instant on, each thing worked out once. */
export interface StakeBook {
  /** Who counts as one on the way: whoever controls a channel counts as it, and likewise who sells there. */
  readonly named: (passing: Passing) => readonly ForATime<NamedHop>[];
  /** When the affiliation of two vendors is none of `excluded`. */
  readonly apart: (party: string, competitor: string, excluded: readonly string[]) => Held<EvidenceRef>;
}

export function stakeBook(stakes: readonly StakeRecord[], at: number): StakeBook {
  const starts = [at, ...stakeChanges(stakes).filter((change) => change > at)];
  const named = new Map<string, readonly ForATime<NamedHop>[]>();
  const affiliations = new Map<string, readonly ForATime<ReturnType<typeof affiliation>>[]>();
  /** What is so between any two changes, with neighbours of which the same is so as one. */
  const over = <T>(so: (from: Date) => T, text: (value: T) => string): ForATime<T>[] => {
    const found: ForATime<T>[] = [];
    for (const [nth, from] of starts.entries()) {
      const value = so(new Date(from));
      const until = starts[nth + 1] ?? Number.POSITIVE_INFINITY;
      const last = found.at(-1);
      if (last && text(last.value) === text(value)) found[found.length - 1] = { ...last, until };
      else found.push({ from, until, value });
    }
    return found;
  };
  const counting = (vendor: string, from: Date) => [vendor, ...controllersOf(vendor, from, stakes)];
  return {
    named: ({ party, role, seller }) =>
      remembered(named, `${role}\n${party}\n${seller}`, () =>
        over(
          (from): NamedHop =>
            role === 'channel'
              ? { role, names: counting(party, from), sellers: counting(seller, from) }
              : { role, names: [party], sellers: [] },
          ({ names, sellers }) => `${names}\n${sellers}`,
        ),
      ),
    apart: (party, competitor, excluded) =>
      remembered(affiliations, `${party}\n${competitor}`, () =>
        over(
          (from) => affiliation(party, competitor, from, stakes),
          (finding) => `${finding.kind} ${finding.stakes}`,
        ),
      ).flatMap(({ from, until, value }) => {
        if (excluded.includes(value.kind)) return [];
        const ref: EvidenceRef = {
          kind: 'stake',
          party,
          competitor,
          affiliation: value.kind,
          stakes: value.stakes,
          until: endText(until),
          singlePerson: false,
          sample: false,
        };
        return [{ from, until, by: [ref] }];
      }),
  };
}

import type { ObligationKind } from '@/lib/sensitivity/obligation-form';
import type { Obligation } from '@/lib/sensitivity/obligations';

/** What is being written: a list whose members keep their fields while they are moved, or that nothing is recorded. */
export interface EditedObligations {
  /** unrecorded: nothing is, which clears nothing · list: what is in it, or an explicit nothing. */
  readonly mode: 'unrecorded' | 'list';
  readonly items: readonly { readonly id: string; readonly obligation: Obligation }[];
}

/** The kinds that can be added, in the order of the menu. */
export const KIND_WORDS: Readonly<Record<ObligationKind, string>> = {
  clause: 'A clause agreed',
  contract: 'A contract in force',
  certification: 'A certificate valid',
  affiliation: 'No interest in a competitor',
  attribute: 'A promise of the seller',
};

export function editedOf(obligations: readonly Obligation[] | null): EditedObligations {
  return {
    mode: obligations === null ? 'unrecorded' : 'list',
    items: (obligations ?? []).map((obligation, place) => ({ id: `was-${place}`, obligation })),
  };
}

export function obligationsOf({ mode, items }: EditedObligations): Obligation[] | null {
  return mode === 'unrecorded' ? null : items.map(({ obligation }) => obligation);
}

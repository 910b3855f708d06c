import { z } from 'zod';
import { type Obligation, obligationsSchema } from './obligations';

export const obligationsContentSchema = z.strictObject({
  obligations: obligationsSchema.nullable(),
  before: obligationsSchema.nullable(),
});

/**
 * What somebody wants a label to ask for: the content of a proposal of kind "obligations", whose subject is
 * "level:internal" or "tag:pii". Null = nothing is recorded, which clears nothing; [] = nothing is asked.
 */
export interface ObligationsContent {
  readonly obligations: readonly Obligation[] | null;
  /** What the label asked for when it was written, for showing the difference later. */
  readonly before: readonly Obligation[] | null;
}

/** A proposal as it was saved, or as another saved it. */
export interface SavedObligations {
  readonly id: string;
  readonly revision: number;
  readonly content: ObligationsContent;
}

/** A line of two lists held against each other: in both, only in the later, or only in the earlier. */
export interface ObligationChange {
  readonly obligation: Obligation;
  readonly change: 'kept' | 'added' | 'removed';
}

/** What became of a list: the later one in its order, with what is gone where it stood. */
export function obligationChanges(
  before: readonly Obligation[] | null,
  after: readonly Obligation[] | null,
): ObligationChange[] {
  const text = (one: Obligation) => JSON.stringify(one);
  const [was, is] = [(before ?? []).map(text), (after ?? []).map(text)];
  const changes: ObligationChange[] = (after ?? []).map((obligation) => ({
    obligation,
    change: was.includes(text(obligation)) ? 'kept' : 'added',
  }));
  for (const [place, obligation] of (before ?? []).entries()) {
    if (!is.includes(text(obligation))) changes.splice(place, 0, { obligation, change: 'removed' });
  }
  return changes;
}

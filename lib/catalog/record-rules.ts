import type { FieldProblem } from '@/lib/core/errors';
import type { OfferingField } from './fields';

/** An offering's values by field, as they would be. Absent like null: unknown. */
export type OfferingValues = Partial<Readonly<Record<OfferingField, unknown>>>;

/** What an offering's values are held against. */
export interface OfferingSurroundings {
  readonly key: string;
  readonly now: Date;
  /** The successor of another offering: null = none recorded, undefined = there is no such offering. */
  readonly successorOf: (key: string) => string | null | undefined;
}

const DATES = ['soldFrom', 'deprecatedFrom', 'soldUntil'] as const;
const DATE_WORDS = {
  soldFrom: 'it is first sold',
  deprecatedFrom: 'it is deprecated',
  soldUntil: 'it is retired',
};

const ms = (value: unknown): number | null => (typeof value === 'string' ? Date.parse(value) : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/**
 * What is wrong with an offering's values taken together, each at the fields that are in it. A caller that edits some
 * fields leaves out the problems that concern none of them: what a source once said must not keep anybody from editing.
 */
export function offeringProblems(
  values: OfferingValues,
  around: OfferingSurroundings,
): (FieldProblem & { readonly fields: readonly OfferingField[] })[] {
  const problems: (FieldProblem & { readonly fields: readonly OfferingField[] })[] = [];
  const add = (fields: readonly OfferingField[], message: string) =>
    problems.push({ path: `/${fields[0]}`, message, fields });

  const dated = DATES.flatMap((field) => {
    const at = ms(values[field]);
    return at === null ? [] : [{ field, at }];
  });
  for (const [place, later] of dated.entries()) {
    const earlier = dated[place - 1];
    if (earlier && earlier.at >= later.at)
      add([later.field, earlier.field], `Must be after the day on which ${DATE_WORDS[earlier.field]}.`);
  }

  const now = around.now.getTime();
  const [deprecatedFrom, soldUntil] = [ms(values.deprecatedFrom), ms(values.soldUntil)];
  if (values.lifecycle === 'deprecated' && deprecatedFrom !== null && deprecatedFrom > now)
    add(['deprecatedFrom', 'lifecycle'], 'It is deprecated already, so this cannot be to come.');
  if (values.lifecycle === 'retired' && soldUntil !== null && soldUntil > now)
    add(['soldUntil', 'lifecycle'], 'It is retired already, so this cannot be to come.');

  const [context, input] = [number(values.contextTokens), number(values.maxInputTokens)];
  if (context !== null && input !== null && input > context)
    add(['maxInputTokens', 'contextTokens'], 'Must not be more than the context.');

  const { successor } = values;
  if (typeof successor === 'string') {
    const message = successorProblem(successor, around);
    if (message) add(['successor'], message);
  }
  return problems;
}

function successorProblem(successor: string, { key, successorOf }: OfferingSurroundings): string | null {
  if (successor === key) return 'An offering cannot take its own place.';
  if (successorOf(successor) === undefined) return `There is no offering ${successor}.`;
  const seen = new Set([key, successor]);
  for (let next = successorOf(successor); typeof next === 'string'; next = successorOf(next)) {
    if (seen.has(next)) return 'It comes round to itself by the successors of its successor.';
    seen.add(next);
  }
  return null;
}

/** What an architect should know of an offering's dates before saving them; nothing here is refused. */
export function lifecycleNotes(values: OfferingValues): readonly string[] {
  const [deprecatedFrom, soldUntil] = [ms(values.deprecatedFrom), ms(values.soldUntil)];
  const notice = number(values.noticeDays);
  const ends = soldUntil !== null || values.lifecycle === 'retired' || values.lifecycle === 'deprecated';
  const days =
    deprecatedFrom === null || soldUntil === null
      ? null
      : Math.floor((soldUntil - deprecatedFrom) / 86_400_000);
  return [
    ...(days !== null && notice !== null && days < notice
      ? [`From deprecation to the end are ${days} days; the seller promises ${notice}.`]
      : []),
    ...(ends && !values.successor ? ['It comes to an end and no successor is named.'] : []),
  ];
}

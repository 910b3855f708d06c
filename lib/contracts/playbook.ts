import { z } from 'zod';
import type { ClauseContent } from './clause-content';
import type { RegionGroups } from './covers';
import type { Parameter } from './parameters';
import { judge, type Predicate, predicateSchema } from './predicate';
import { predicateWords } from './predicate-words';

const checks = z.array(predicateSchema).max(20).default([]);

/** What of a position a computer can tell. Each list holds when all of it does; walking away needs one alone. */
export const playbookChecksSchema = z.strictObject({
  preferred: checks,
  acceptable: checks,
  walkAway: checks,
});

export type PlaybookChecks = z.output<typeof playbookChecksSchema>;

const words = z.string().trim().max(4_000, 'At most 4,000 characters.');

/** What the organisation wants of a type of clause, what it can live with, and where it walks away. */
export const playbookPositionSchema = z.strictObject({
  preferred: words,
  acceptable: words,
  walkAway: words,
  checks: playbookChecksSchema,
});

export type PlaybookPosition = z.output<typeof playbookPositionSchema>;

/** Whether a position says anything at all. */
export function saysNothing({ preferred, acceptable, walkAway, checks: all }: PlaybookPosition): boolean {
  return (
    [preferred, acceptable, walkAway].every((text) => text === '') && Object.values(all).flat().length === 0
  );
}

/**
 * meets: what is preferred · acceptable · walk_away: beyond what is acceptable · missing: nothing is agreed · unknown:
 * the parameters, or the position, do not say enough.
 */
export type Verdict = 'meets' | 'acceptable' | 'walk_away' | 'missing' | 'unknown';

export interface Deviation {
  readonly verdict: Verdict;
  /** Why, in words: what does not hold, or is not said. Empty where there is nothing to say. */
  readonly reasons: readonly string[];
}

const NOT_AGREED: Readonly<Record<Exclude<ClauseContent['status'], 'agreed'>, string>> = {
  offered: 'Offered, not agreed',
  silent: 'Nothing is said of it',
  refused: 'Refused',
  waived: 'Given up',
  conflict: 'In conflict with another clause',
};

/**
 * How far what a clause says is from the organisation's position; a clause that there is not is null. A type without a
 * position is `unknown` once it is agreed.
 * @param parameters of the type, for the words of reasons
 */
export function deviation(
  content: Pick<ClauseContent, 'status' | 'parameters'> | null,
  position: Pick<PlaybookPosition, 'checks'> | null,
  parameters: readonly Parameter[],
  groups: RegionGroups,
): Deviation {
  if (content === null) return { verdict: 'missing', reasons: [] };
  if (content.status !== 'agreed') return { verdict: 'missing', reasons: [NOT_AGREED[content.status]] };
  const judged = (all: readonly Predicate[]) =>
    all.map((predicate) => ({ predicate, judgement: judge(predicate, content.parameters, groups) }));
  const reasons = (all: ReturnType<typeof judged>, wanted: string, before: string) =>
    all
      .filter(({ judgement }) => judgement === wanted)
      .map(({ predicate }) => `${before}${predicateWords(predicate, parameters)}`);
  const { preferred, acceptable, walkAway } = position?.checks ?? {
    preferred: [],
    acceptable: [],
    walkAway: [],
  };

  const away = judged(walkAway);
  const gone = reasons(away, 'holds', 'Walk away: ');
  if (gone.length > 0) return { verdict: 'walk_away', reasons: gone };
  const unsaidAway = reasons(away, 'unknown', 'Not said: ');
  const best = judged(preferred);
  const enough = judged(acceptable);
  const holds = (all: ReturnType<typeof judged>) =>
    all.length > 0 && all.every(({ judgement }) => judgement === 'holds');
  if (unsaidAway.length === 0) {
    if (holds(best)) return { verdict: 'meets', reasons: [] };
    if (holds(enough))
      return { verdict: 'acceptable', reasons: reasons(best, 'fails', 'Not as preferred: ') };
  }
  const failed = reasons(enough, 'fails', 'Not acceptable: ');
  if (failed.length > 0) return { verdict: 'walk_away', reasons: failed };
  const unsaid = [
    ...unsaidAway,
    ...reasons(enough, 'unknown', 'Not said: '),
    ...reasons(best, 'unknown', 'Not said: '),
  ];
  const below = reasons(best, 'fails', 'Not as preferred: ');
  return { verdict: 'unknown', reasons: [...new Set([...below, ...unsaid])] };
}

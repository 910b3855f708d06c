import { QUESTION_IDS, QUESTIONS, type QuestionId } from './classify-questions';

/** What was chosen by question; a question that is absent was not answered. */
export type Answers = Readonly<Partial<Record<QuestionId, readonly string[]>>> & {
  /** What the work is, in a few words. */
  readonly about?: string;
  /** Tags of the organisation's own that apply too, by key. */
  readonly own?: readonly string[];
};

export interface NamedLabel {
  readonly key: string;
  readonly name: string;
}

/** A level or a tag that the data has, with what speaks for it. */
export interface Reasoned {
  readonly key: string;
  readonly name: string;
  /** Ends of sentences: "customers handed it over". */
  readonly because: readonly string[];
}

export interface Classification {
  readonly level: Reasoned;
  readonly tags: readonly Reasoned[];
  /** Tags that answers speak for and that this installation does not have. */
  readonly missing: readonly Reasoned[];
  /** Questions about the data that are open: what was found may rise until they are answered. */
  readonly open: readonly QuestionId[];
}

const SHIPPED_LEVELS = ['public', 'internal', 'confidential', 'restricted'] as const;

/** Tags that no question asks for: the organisation's own. */
export function ownTags(tags: readonly NamedLabel[]): NamedLabel[] {
  const asked = new Set(
    QUESTIONS.flatMap(({ choices }) => choices.flatMap(({ means }) => means?.tags ?? [])),
  );
  return tags.filter(({ key }) => !asked.has(key));
}

/**
 * The label of a workload's data: the highest level and every tag that an answer speaks for. A shipped level that the
 * installation does not have is its highest, which is the cautious one; what nobody is sure of counts as the worst.
 *
 * @param levels ascending, at least one
 */
export function classify(
  answers: Answers,
  levels: readonly NamedLabel[],
  tags: readonly NamedLabel[],
): Classification {
  const meanings = QUESTIONS.flatMap(({ id, choices }) =>
    choices.flatMap(({ key, means }) => (means && answers[id]?.includes(key) ? [means] : [])),
  );
  let rank = Math.max(0, rankOf('public', levels, 0));
  for (const { level } of meanings)
    if (level) rank = Math.max(rank, rankOf(level, levels, levels.length - 1));
  const top = levels[rank] ?? { key: '', name: '' };
  const because = meanings.flatMap(({ level, because }) =>
    level && rankOf(level, levels, levels.length - 1) === rank ? [because] : [],
  );
  const wanted = new Map<string, string[]>();
  for (const { tags: named = [], because: why } of meanings) {
    for (const tag of named) wanted.set(tag, [...(wanted.get(tag) ?? []), why]);
  }
  for (const tag of answers.own ?? []) wanted.set(tag, ['it was said to apply']);
  const reasoned = [...wanted].map(([key, why]) => ({
    key,
    name: tags.find((tag) => tag.key === key)?.name ?? key,
    because: why,
  }));
  const known = (key: string) => tags.some((tag) => tag.key === key);
  return {
    level: { ...top, because: because.length > 0 ? because : ['nothing that was said asks for more'] },
    tags: reasoned.filter(({ key }) => known(key)),
    missing: reasoned.filter(({ key }) => !known(key) && !answers.own?.includes(key)),
    open: QUESTIONS.filter(({ id, data }) => data && !answers[id]?.length).map(({ id }) => id),
  };
}

function rankOf(
  level: (typeof SHIPPED_LEVELS)[number],
  levels: readonly NamedLabel[],
  absent: number,
): number {
  const rank = levels.findIndex(({ key }) => key === level);
  return rank === -1 ? absent : rank;
}

/** Answers from an address; what no question asks for is left out. */
export function readAnswers(search: URLSearchParams): Answers {
  const list = (name: string) => search.get(name)?.split(',').filter(Boolean) ?? [];
  const chosen = QUESTIONS.map(({ id, choices, several }) => {
    const known = list(id).filter((key) => choices.some((choice) => choice.key === key));
    return [id, several ? known : known.slice(0, 1)] as const;
  });
  return {
    ...Object.fromEntries(chosen.filter(([, keys]) => keys.length > 0)),
    ...(search.get('about') ? { about: search.get('about')?.slice(0, 200) ?? '' } : {}),
    ...(search.has('own') ? { own: list('own').slice(0, 50) } : {}),
  };
}

/** The address part that holds answers; what was not answered is absent. */
export function writeAnswers(answers: Answers): URLSearchParams {
  const search = new URLSearchParams();
  if (answers.about) search.set('about', answers.about);
  for (const id of QUESTION_IDS) {
    const chosen = answers[id];
    if (chosen?.length) search.set(id, chosen.join(','));
  }
  if (answers.own?.length) search.set('own', answers.own.join(','));
  return search;
}

import MiniSearch, { type Query } from 'minisearch';
import type { ClauseType } from './clause-type';
import { plainWords } from './plain-words';

/** A page of a document's text. */
export interface TextPage {
  /** From 1. */
  readonly page: number;
  readonly text: string;
}

/** Words that are likely to hold a type of clause: for a person to accept, never evidence by themselves. */
export interface Suggestion {
  readonly page: number;
  /** UTF-16 code units into the page's text, [from, to). */
  readonly from: number;
  readonly to: number;
  readonly passage: string;
  /** Of the suggestions for a type the first has 1. */
  readonly score: number;
  /** What of the type's vocabulary was found in it, the most telling first. */
  readonly why: readonly string[];
}

interface Passage {
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

/** Longer than that nobody reads before accepting; shorter is a heading, and goes with what follows it. */
const LONGEST = 1_200;
const SHORTEST = 60;
/** What scores less than this part of the best is left out. */
const WORTHWHILE = 0.4;

/**
 * Where a new thought begins: after a blank line, at the number of a section, at a letter of a list. A number is one of a
 * section where a capital follows: lines that go on as "30 days" begin nothing.
 */
const BEGINS =
  /\n\s*\n|\n(?=\s*(?:(?:\d{1,3}(?:\.\d{1,3})*[.)]?|§+\s*\d+\S*|(?:[Aa]rticle|ARTICLE|[Ss]ection|SECTION)\s+\d+\S*)\s+["“(]?\p{Lu}|\(?[a-z]{1,3}\)\s))/gu;
const SENTENCE = /[.;:](?=\s)/g;

function cuts(text: string, pattern: RegExp): readonly number[] {
  return [...text.matchAll(pattern)].map((match) => match.index + match[0].length);
}

/** A text in passages: paragraphs and numbered sections, cut at sentences where they are long. */
function passagesOf({ page, text }: TextPage): readonly Passage[] {
  const found: Passage[] = [];
  const sentences = cuts(text, SENTENCE);
  let from = 0;
  for (const end of [...cuts(text, BEGINS), text.length]) {
    if (end < text.length && text.slice(from, end).trim().length < SHORTEST) continue;
    while (end - from > LONGEST) {
      const sentence = sentences.findLast((cut) => cut > from + SHORTEST && cut <= from + LONGEST);
      const to = sentence ?? from + LONGEST;
      found.push({ page, from, to });
      from = to;
    }
    found.push({ page, from, to: end });
    from = end;
  }
  return found.flatMap(({ from: start, to }) => {
    const words = text.slice(start, to);
    const begin = start + words.length - words.trimStart().length;
    const end = start + words.trimEnd().length;
    return begin < end ? [{ page, from: begin, to: end }] : [];
  });
}

interface Phrase {
  readonly written: string;
  readonly words: string;
  readonly weight: number;
}

/** The first of a vocabulary says most; longer phrases say more than single words. */
function phrasesOf({ vocabulary }: ClauseType): readonly Phrase[] {
  return vocabulary.flatMap((written, i) => {
    const words = plainWords(written);
    const weight = (1 - (0.5 * i) / vocabulary.length) * Math.sqrt(words.split(' ').length);
    return words === '' ? [] : [{ written, words, weight }];
  });
}

/**
 * The passages that are most likely to hold each type of clause, the best first, at most `most` for each; none where no
 * phrase of its vocabulary is found whole. By type's key.
 */
export function suggestPassages(
  pages: readonly TextPage[],
  types: readonly ClauseType[],
  most = 3,
): ReadonlyMap<string, readonly Suggestion[]> {
  const texts = new Map(pages.map(({ page, text }) => [page, text]));
  const passages = pages.flatMap(passagesOf);
  const words = passages.map(({ page, from, to }) => plainWords((texts.get(page) ?? '').slice(from, to)));
  const index = new MiniSearch<{ id: number; words: string }>({
    fields: ['words'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  index.addAll(words.map((text, id) => ({ id, words: text })));

  const suggest = (type: ClauseType): readonly Suggestion[] => {
    const phrases = phrasesOf(type);
    const query: Query = {
      combineWith: 'OR',
      queries: phrases.map(({ words: phrase, weight }) => ({
        combineWith: 'AND',
        queries: [phrase],
        boost: { words: weight },
      })),
    };
    const ranked = index
      .search(query)
      .slice(0, 40)
      .map((result) => {
        const text = ` ${words[result.id]} `;
        const inFull = phrases.filter(({ words: phrase }) => text.includes(` ${phrase} `));
        const found = phrases.filter(({ words: phrase }) =>
          phrase.split(' ').every((word) => text.includes(` ${word} `)),
        );
        // Words that stand together as they are in the vocabulary say more than the same words strewn about.
        const together = inFull.reduce((sum, { weight }) => sum + weight, 0);
        const heading = plainWords(type.name);
        const named = text.slice(0, heading.length + 30).includes(` ${heading} `) ? 1.5 : 1;
        return { id: result.id as number, score: result.score * (1 + together) * named, found };
      });
    ranked.sort((a, b) => b.score - a.score || a.id - b.id);
    const best = ranked[0]?.score ?? 1;
    return ranked
      .filter(({ score }) => score >= best * WORTHWHILE)
      .slice(0, most)
      .map(({ id, score, found }) => {
        const { page, from, to } = passages[id] as Passage;
        const passage = (texts.get(page) ?? '').slice(from, to);
        const why = found.slice(0, 4).map(({ written }) => written);
        return { page, from, to, passage, score: Math.round((score / best) * 100) / 100, why };
      });
  };
  return new Map(types.map((type) => [type.key, suggest(type)]));
}

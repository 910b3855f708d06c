import { useMemo, useState } from 'react';
import { type Found, findInPage } from '@/lib/contracts/find-text';
import type { Mark } from './pane-types';

/** Places that are counted; a word found more often is too common to step through. */
const MOST = 2_000;

export interface Find {
  readonly words: string;
  readonly count: number;
  /** Of the one that is shown, from 0. */
  readonly nth: number;
  readonly marks: readonly Mark[];
  readonly look: (words: string) => void;
  readonly step: (by: 1 | -1) => void;
}

/** Finding words in a document. @param onFound told which place to show */
export function useFind(texts: readonly string[] | null, onFound: (place: Found) => void): Find {
  const [words, setWords] = useState('');
  const [nth, setNth] = useState(0);
  const found = useMemo(() => allFound(texts ?? [], words), [texts, words]);
  const marks = useMemo(
    () =>
      found.map(
        (place, index): Mark => ({
          ...place,
          id: `found ${index}`,
          tone: index === nth ? 'current' : 'found',
          label: '',
        }),
      ),
    [found, nth],
  );
  const show = (places: readonly Found[], index: number) => {
    setNth(index);
    const place = places[index];
    if (place) onFound(place);
  };
  return {
    words,
    count: found.length,
    nth,
    marks,
    look: (wanted) => {
      setWords(wanted);
      show(allFound(texts ?? [], wanted), 0);
    },
    step: (by) => show(found, (found.length + nth + by) % Math.max(1, found.length)),
  };
}

function allFound(texts: readonly string[], words: string): Found[] {
  if (words.trim().length < 2) return [];
  const found: Found[] = [];
  for (const [index, text] of texts.entries()) {
    found.push(...findInPage(index + 1, text, words, MOST - found.length));
    if (found.length >= MOST) break;
  }
  return found;
}

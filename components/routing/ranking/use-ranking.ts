'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { RankingShown, RankingView } from '@/lib/routing/rank-view';
import type { RankedSelection } from '@/lib/routing/select-schema';
import {
  askRanking,
  type RankedPlace,
  type RankedRule,
  type RankingTrouble,
  rankingBody,
} from './ask-ranking';

/** Milliseconds of rest before the server is asked: shorter than anyone notices, longer than between two keys. */
const REST_MS = 60;

/** A ranking that follows what is being written. The last answer stays while the next is on its way. */
export function useRanking(
  place: RankedPlace,
  rule: RankedRule,
  select: RankedSelection,
  show: RankingShown,
): {
  readonly view: RankingView | null;
  readonly trouble: RankingTrouble | null;
  /** What is shown answers an earlier question. */
  readonly waiting: boolean;
  readonly retry: () => void;
} {
  const asked = rankingBody(place, rule, select, show);
  const [question] = useDebouncedValue(asked, REST_MS);
  const [tries, setTries] = useState(0);
  const [view, setView] = useState<RankingView | null>(null);
  const [answered, setAnswered] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<RankingTrouble | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the same question
  useEffect(() => {
    const abort = new AbortController();
    askRanking(question, abort.signal)
      .then((found) => {
        setAnswered(question);
        if ('kind' in found) {
          setTrouble(found);
        } else {
          setView(found);
          setTrouble(null);
        }
      })
      .catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'AbortError') return;
        setAnswered(question);
        setTrouble({ kind: 'outage', fields: [] });
      });
    return () => abort.abort();
  }, [question, tries]);

  return { view, trouble, waiting: answered !== asked, retry: () => setTries((count) => count + 1) };
}

'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Condition } from '@/lib/policy/types';
import type { RankingShown, RankingView } from '@/lib/routing/rank-view';
import type { RankedSelection } from '@/lib/routing/select-schema';

/** What of a rule a ranking reads. */
export interface RankedRule {
  readonly key: string;
  readonly when?: Condition | undefined;
  readonly needs?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly salt?: string | undefined;
}

/** Why there is no new answer; the last one stays. */
export interface RankingTrouble {
  readonly kind: 'unfinished' | 'signed-out' | 'not-found' | 'outage' | 'defect';
  readonly fields: readonly { readonly pointer: string; readonly detail: string }[];
}

/** Milliseconds of rest before the server is asked: shorter than anyone notices, longer than between two keys. */
const REST_MS = 60;

/** A ranking that follows what is being written. The last answer stays while the next is on its way. */
export function useRanking(
  taskClass: string,
  { key, when, needs, regions, salt }: RankedRule,
  select: RankedSelection,
  show: RankingShown,
): {
  readonly view: RankingView | null;
  readonly trouble: RankingTrouble | null;
  /** What is shown answers an earlier question. */
  readonly waiting: boolean;
  readonly retry: () => void;
} {
  const rule = { key, when, needs, regions, salt: salt || undefined };
  const asked = JSON.stringify({ taskClass, rule, select, show });
  const [question] = useDebouncedValue(asked, REST_MS);
  const [tries, setTries] = useState(0);
  const [view, setView] = useState<RankingView | null>(null);
  const [answered, setAnswered] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<RankingTrouble | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the same question
  useEffect(() => {
    const abort = new AbortController();
    ask(question, abort.signal)
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

async function ask(question: string, signal: AbortSignal): Promise<RankingView | RankingTrouble> {
  const response = await fetch('/api/console/ranking', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: question,
    signal,
  });
  if (response.ok) return (await response.json()) as RankingView;
  const problem = (await response.json().catch(() => ({}))) as { errors?: RankingTrouble['fields'] };
  return { kind: kindOf(response.status), fields: problem.errors ?? [] };
}

function kindOf(status: number): RankingTrouble['kind'] {
  if (status === 400 || status === 413) return 'unfinished';
  if (status === 401 || status === 403) return 'signed-out';
  if (status === 404) return 'not-found';
  return status === 502 || status === 503 || status === 504 ? 'outage' : 'defect';
}

'use client';

import { useEffect, useState } from 'react';
import type { RankingTerms } from '@/lib/routing/rank-terms';

/** What a selection may ask for. Null until it is known; the fields then take what is typed. */
export function useTerms(): RankingTerms | null {
  const [terms, setTerms] = useState<RankingTerms | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    fetch('/api/console/ranking', { signal: abort.signal })
      .then(async (response) => {
        if (response.ok) setTerms((await response.json()) as RankingTerms);
      })
      .catch(() => {});
    return () => abort.abort();
  }, []);
  return terms;
}

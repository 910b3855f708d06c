'use client';

import { useEffect, useRef, useState } from 'react';
import type { FacetValue } from '@/components/ui/table/column';
import type { MeasureChoice } from '@/lib/catalog/measures';
import type { Scatter } from '@/lib/catalog/scatter';

/** A scatter as the server answers it. */
export interface ScatterAnswer extends Scatter {
  readonly total: number;
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>;
  readonly choices: readonly MeasureChoice[];
}

/** Typing waits this long: each letter would be another chart. */
const TYPING_MS = 120;

/** The scatter for an address; the one before it stays until the next is there. */
export function useScatter(
  search: string,
  initial: { readonly search: string; readonly view: ScatterAnswer },
) {
  const [shown, setShown] = useState({ search: initial.search, view: initial.view });
  const [error, setError] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again
  useEffect(() => {
    if (latest.current.search === search) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/console/scatter?${search}`, { signal: controller.signal });
        if (!response.ok) throw new Error(String(response.status));
        const view = (await response.json()) as ScatterAnswer;
        if (controller.signal.aborted) return;
        setShown({ search, view });
        setError(null);
      } catch {
        if (!controller.signal.aborted)
          setError('The chart could not be fetched. What is below is from before.');
      }
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [search, attempt]);
  return {
    view: shown.view,
    /** The address of what is shown. */
    shownSearch: shown.search,
    pending: shown.search !== search && error === null,
    error,
    retry: () => setAttempt((count) => count + 1),
  };
}

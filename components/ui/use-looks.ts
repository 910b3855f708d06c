'use client';

import { useEffect, useEffectEvent } from 'react';
import { requireOk, troubleOf } from './require-ok';

/** Milliseconds until it is asked again after a failure, and where nothing says otherwise. */
const EVERY = 5_000;

/**
 * Asks an address again and again while the page is seen, at once when it is seen again, and begins anew with another
 * `since`. What comes after that, or after the page was left, is not told.
 * @param look when it is asked: in `firstIn` ms first, then in as many as `told` returns, which gets what was answered
 */
export function useLooks<Answer>(
  address: string,
  look: {
    readonly since: string;
    readonly firstIn?: number;
    readonly told: (answer: Answer) => number | undefined;
    /** A sentence on why there is no answer. */
    readonly failed: (trouble: string) => void;
  },
): void {
  const { since, firstIn = EVERY } = look;
  const told = useEffectEvent(look.told);
  const failed = useEffectEvent(look.failed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that is rendered anew looks again from there
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked: AbortController | undefined;
    const plan = (ms: number) => {
      clearTimeout(timer);
      timer = document.visibilityState === 'visible' ? setTimeout(ask, ms) : undefined;
    };
    const ask = async () => {
      asked?.abort();
      const mine = new AbortController();
      asked = mine;
      let next = EVERY;
      try {
        const response = await requireOk(await fetch(address, { signal: mine.signal }));
        const answer = (await response.json()) as Answer;
        if (!mine.signal.aborted) next = told(answer) ?? EVERY;
      } catch (error) {
        if (!mine.signal.aborted) failed(troubleOf(error) ?? 'The server did not answer as it should.');
      }
      if (!mine.signal.aborted) plan(next);
    };
    const seen = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') void ask();
    };
    plan(firstIn);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearTimeout(timer);
      asked?.abort();
      document.removeEventListener('visibilitychange', seen);
    };
  }, [address, since, firstIn]);
}
